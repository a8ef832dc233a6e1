import { availableParallelism, totalmem } from 'node:os';
import type { Outcome, Subject } from './subject.ts';

/** A subject with the results of its attempts. */
export interface Section {
  readonly subject: Subject;
  readonly outcomes: Outcome[];
}

/**
 * The page `docs/reliability.md`.
 *
 * @param before The present page. The parts of subjects that were not tried now are kept.
 */
export function summary(sections: readonly Section[], seed: number, before: string): string {
  const parts = new Map(
    before
      .split(/^(?=## )/m)
      .slice(1)
      .map((part) => [part.slice(3, part.indexOf('\n')), part.trimEnd()]),
  );
  for (const section of sections) parts.set(section.subject.title, part(section));
  const rows = [...parts.values()].join('\n').match(/\| (?:yes|\*\*no\*\*|not known) \|$/gm) ?? [];
  const fallen = rows.filter((row) => row.includes('**no**')).length;
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const head = [
    '# Reliability',
    '',
    'Written by `npm run siege`, which anyone can run; do not edit. A bounded part of it is in `npm test`.',
    '',
    `${rows.length} attempts to break what is promised, ${fallen} of them successful. Seed ${seed}; Node ${process.versions.node},`,
    `${process.platform} ${process.arch}, ${availableParallelism()} cores, ${gigabytes} GB.`,
  ].join('\n');
  return `${[head, ...parts.values()].join('\n\n')}\n`;
}

function part({ subject, outcomes }: Section): string {
  return [
    `## ${subject.title}`,
    '',
    subject.promise,
    '',
    `| tried (\`--only ${subject.id}\`) | measured | holds |`,
    '| --- | --- | --- |',
    ...outcomes.map(
      (outcome) => `| ${cell(outcome.name)} | ${cell(outcome.told)} | ${verdict(outcome)} |`,
    ),
  ].join('\n');
}

function verdict({ failure, unknown }: Outcome): string {
  if (failure !== undefined) return '**no**';
  return unknown ? 'not known' : 'yes';
}

function cell(text: string): string {
  return text.replace(/[\\|<]/g, '\\$&').replaceAll('\n', ' ');
}
