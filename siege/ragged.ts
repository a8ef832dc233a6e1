import {
  OWN_FORM,
  type Taken,
  takenFromOwn,
  takenFromReports,
} from '../test/kit/generate/taken.ts';
import { ownForm, settingsWith } from '../test/kit/own-form.ts';
import { open } from '../test/kit/read.ts';
import { checkTaken } from '../test/kit/untouched.ts';
import { law } from './law.ts';
import type { Subject } from './subject.ts';

/** A missing cell never costs a figure that is there. */
export const ragged: Subject = {
  id: 'ragged',
  title: 'Ragged rows',
  promise:
    'If cells are blank or missing in rows, in any notation, no fix changes a figure that is there, no sum is called wrong because of it, and the finding names the cell or says that it cannot be determined.',
  async *run(effort) {
    for (const run of [inReports, inOwnTables]) yield run(effort);
  },
};

const inReports = law('one or two figures taken out of a report', takenFromReports, 10_000, check);

const own = settingsWith(OWN_FORM);
const inOwnTables = law(
  'one or two figures taken out of a table of a form of one’s own',
  takenFromOwn(ownForm(OWN_FORM)),
  10_000,
  (taken) => check(taken, own),
);

function check(taken: Taken, settings?: typeof own): void {
  checkTaken(open(taken.text, taken.languageId, settings), taken);
}
