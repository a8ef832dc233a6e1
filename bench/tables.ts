import { ownTrials } from './tables/own.ts';
import { publishedTrials } from './tables/published.ts';
import { type Score, scoreOf } from './tables/trial.ts';

/**
 * How well tables of no known form are checked: `node bench/tables.ts [--half even|odd] [--list]` has tables of our
 * own checked, and real ones where they lie beside the project, as they are and with one figure mistyped.
 *
 * `--half` takes every other table, so that what is developed on one half can be judged by the other;
 * `--list` tells what became of each.
 */
const half = process.argv[process.argv.indexOf('--half') + 1];
const isHalved = process.argv.includes('--half');
const tell = process.argv.includes('--list') ? (line: string) => console.log(line) : undefined;

for (const notation of ['csv', 'tabs'] as const) {
  for (const { structure, trials } of ownTrials()) {
    console.log(`${notation}, ${structure}: ${summary(scoreOf(trials, notation, tell))}`);
  }
}

const published = publishedTrials().filter(
  (_, index) => !isHalved || index % 2 === (half === 'odd' ? 1 : 0),
);
if (published.length === 0) {
  console.log('no tables of statistical offices beside the project: skipped');
} else {
  for (const notation of ['csv', 'tabs'] as const) {
    const began = performance.now();
    const score = scoreOf(published, notation, tell);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${notation}: ${summary(score)}; ${seconds} s`);
  }
}

function summary(score: Score): string {
  const share = (count: number) => `${((100 * count) / score.mistyped).toFixed(1)} %`;
  return [
    `${score.tables} tables, ${score.findings} findings on ${score.tablesWithFindings} as they are`,
    `of ${score.mistyped} mistyped figures ${share(score.found)} found, ${share(score.named)} named`,
    `${score.elsewhere} new findings elsewhere`,
  ].join('; ');
}
