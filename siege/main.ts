import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { subjects } from './subjects.ts';
import { type Section, summary } from './summary.ts';

// The siege of the program tries in many ways to break its promises.
//   npm run siege                  the whole siege; writes docs/reliability.md
//   node siege/main.ts --only edits   one subject; writes its part of the page
//   node siege/main.ts --bounded      the part that `npm test` runs; writes no page
//   … --seed 7                        other random cases

const { values: options } = parseArgs({
  options: {
    bounded: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
  },
});
const { bounded, only } = options;
const seed = Number(options.seed);
const chosen = subjects.filter(({ id }) => only === undefined || id === only);
if (chosen.length === 0) {
  throw new Error(`no such subject: ${only}; there are ${subjects.map(({ id }) => id).join(', ')}`);
}

console.log(`seed ${seed}`);
const sections: Section[] = [];
for (const subject of chosen) {
  console.log(`\n${subject.title}`);
  const section: Section = { subject, outcomes: [] };
  sections.push(section);
  for await (const outcome of subject.run({ bounded, seed })) {
    const { name, told, failure, unknown } = outcome;
    const mark = failure !== undefined ? '✗' : unknown ? '–' : '✓';
    console.log(`${mark} ${name}: ${told}${failure === undefined ? '' : `\n${failure}`}`);
    section.outcomes.push(outcome);
  }
}

const all = sections.flatMap(({ outcomes }) => outcomes);
const failed = all.filter(({ failure }) => failure !== undefined).length;
const unknown = all.filter((outcome) => outcome.unknown).length;
console.log(`\n${all.length - failed - unknown} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
if (!bounded) {
  const page = path.join(import.meta.dirname, '../docs/reliability.md');
  const before = only === undefined || !existsSync(page) ? '' : readFileSync(page, 'utf8');
  writeFileSync(page, summary(sections, seed, before));
}
