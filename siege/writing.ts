import fc from 'fast-check';
import {
  checkSlip,
  checkTyping,
  generated,
  NEW_REPORTS,
  ORDERS,
  type Typed,
} from '../test/kit/typing.ts';
import { law } from './law.ts';
import type { Subject } from './subject.ts';

/** A report that is being written gets help and is never accused. */
export const writing: Subject = {
  id: 'writing',
  title: 'Reports in writing',
  promise:
    'A correct report is typed into a new one, in any notation and order: at no step is a figure accused, or changed by a preferred fix. One slip on the way is reported at the latest when its row or its column is complete.',
  async *run(effort) {
    for (const run of [sound, slipped]) yield run(effort);
  },
};

const reports: fc.Arbitrary<Typed> = fc
  .record({
    seed: fc.nat(1_000_000),
    form: fc.constantFrom('2021', '2019'),
    notation: fc.constantFrom(...NEW_REPORTS),
    order: fc.constantFrom(...ORDERS),
  })
  .map(({ seed, form, ...how }) => ({ ...how, seed, form, figures: generated(seed, form) }));

const sound = law('true reports, figure by figure', reports, 200, (report) => {
  checkTyping(report);
});

const slipped = law('reports with one slip', reports, 200, checkSlip);
