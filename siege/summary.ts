import { availableParallelism, totalmem } from 'node:os';
import type { Outcome, Subject } from './subject.ts';

/** A subject and how what was tried of it ended. */
export interface Section {
  readonly subject: Subject;
  readonly outcomes: Outcome[];
}

/** The siege as the page `docs/reliability.md`. */
export function summary(sections: readonly Section[], seed: number): string {
  const all = sections.flatMap(({ outcomes }) => outcomes);
  const fallen = all.filter(({ failure }) => failure !== undefined).length;
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return [
    '# Reliability',
    '',
    'Written by `npm run siege`, which anyone can run; do not edit. A bounded part of it is in `npm test`.',
    '',
    `${all.length} attempts, ${fallen} of them successful. Seed ${seed}; Node ${process.versions.node},`,
    `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${gigabytes} GB.`,
    ...sections.flatMap(({ subject, outcomes }) => [
      '',
      `## ${subject.title}`,
      '',
      subject.promise,
      '',
      `| tried (\`--only ${subject.id}\`) | measured | holds |`,
      '| --- | --- | --- |',
      ...outcomes.map(
        (outcome) => `| ${cell(outcome.name)} | ${cell(outcome.told)} | ${verdict(outcome)} |`,
      ),
    ]),
    '',
  ].join('\n');
}

function verdict({ failure, unknown }: Outcome): string {
  if (failure !== undefined) return '**no**';
  return unknown ? 'not known' : 'yes';
}

function cell(text: string): string {
  return text.replace(/[\\|<]/g, '\\$&').replaceAll('\n', ' ');
}
