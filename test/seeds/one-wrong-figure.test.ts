import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { mistypeEach } from '../kit/mistyped.ts';
import { seeds } from './seeds.ts';

const published = ['001', '002', '003', '004'].flatMap((name) => {
  const draft = seeds.get(name);
  return draft === undefined ? [] : [[name, draft] as const];
});
const generated = Array.from({ length: 12 }, (_, seed) => {
  const notation = seed % 3 === 0 ? 'tabs' : 'lines';
  return [
    `report ${seed}`,
    writeReport(reportFigures(seed, seed % 2 ? '2019' : '2021'), notation),
  ] as const;
});

describe('one figure of the request table mistyped', () => {
  for (const [name, draft] of [...published, ...generated]) {
    it(`${name}: one finding, at that figure, whose preferred fix restores it`, () => {
      const cases = [...mistypeEach(draft)];
      assert.deepEqual(
        cases.flatMap(({ failure }) => failure ?? []),
        [],
      );
      assert.ok(cases.length > 400, `only ${cases.length} cases`);
    });
  }
});
