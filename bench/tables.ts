import { ownMeasures, ownTrials } from './tables/own.ts';
import { publishedMeasures, publishedTrials } from './tables/published.ts';
import { type Score, scoreOf } from './tables/trial.ts';

/**
 * Measures how well tables of no known form are checked: `node bench/tables.ts [--half even|odd] [--list]` checks our own
 * tables, and real ones if they are beside the project, as they are and with one figure mistyped.
 *
 * `--half` takes every second table, so that a search that is developed on one half can be judged by the other;
 * `--list` prints the result for each table.
 */
const half = process.argv[process.argv.indexOf('--half') + 1];
const isHalved = process.argv.includes('--half');
const tell = process.argv.includes('--list') ? (line: string) => console.log(line) : undefined;

for (const notation of ['csv', 'tabs'] as const) {
  for (const { structure, trials } of [...ownTrials(), ...ownMeasures()]) {
    console.log(`${notation}, ${structure}: ${summary(scoreOf(trials, notation, tell))}`);
  }
}

const published = publishedTrials().filter(({ name }) => isWanted(name));
const measured = publishedMeasures().filter(({ name }) => isWanted(name));
if (published.length === 0) {
  console.log('no tables of statistical offices beside the project: skipped');
} else {
  for (const notation of ['csv', 'tabs'] as const) {
    const began = performance.now();
    const score = scoreOf(published, notation, tell);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${notation}: ${summary(score)}; ${seconds} s`);
    console.log(
      `${notation}, shares, changes and means: ${summary(scoreOf(measured, notation, tell))}`,
    );
  }
}

function isWanted(name: string): boolean {
  return !isHalved || Number(name) % 2 === (half === 'odd' ? 1 : 0);
}

function summary(score: Score): string {
  const share = (count: number) => `${((100 * count) / score.mistyped).toFixed(1)} %`;
  return [
    `${score.tables} tables, ${score.findings} findings on ${score.tablesWithFindings} as they are`,
    `of ${score.mistyped} mistyped figures ${share(score.found)} found, ${share(score.named)} named`,
    `${score.elsewhere} new findings elsewhere`,
  ].join('; ');
}
