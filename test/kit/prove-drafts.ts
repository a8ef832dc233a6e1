import { parseArgs } from 'node:util';
import { SLIPS } from '../unit/reconcile/slips.ts';
import { reportFigures } from './generate/figures.ts';
import { writeReport } from './generate/write.ts';
import { mistypeEach } from './mistyped.ts';

// Mistypes every figure of many random drafts with every kind of slip, and prints the rates. Ends with
// status 1 if a finding or a fix is wrong.
//   node test/kit/prove-drafts.ts [--reports 1000]

const { values: options } = parseArgs({
  options: { reports: { type: 'string', default: '1000' } },
});
const rates = new Map(SLIPS.map((slip) => [slip, { cases: 0, sound: 0 }]));
for (let seed = 0; seed < Number(options.reports); seed++) {
  const figures = reportFigures(seed, seed % 2 ? '2019' : '2021');
  const draft = writeReport(figures, seed % 3 === 0 ? 'tabs' : 'lines');
  for (const { slip, failure } of mistypeEach(draft)) {
    const rate = rates.get(slip);
    if (!rate) continue;
    rate.cases++;
    if (failure === undefined) rate.sound++;
    else console.log(`report ${seed}: ${failure}`);
  }
}
console.log(`One figure mistyped in ${options.reports} random drafts: found alone and restored`);
for (const [slip, { cases, sound }] of rates) {
  console.log(`  ${((100 * sound) / cases).toFixed(2)} %  ${slip}, ${cases} cases`);
}
process.exitCode = [...rates.values()].every(({ cases, sound }) => cases === sound) ? 0 : 1;
