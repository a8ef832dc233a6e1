import type { Relation } from '../../../server/src/reconcile/relation.ts';
import type { Random } from './random.ts';
import { mistype, SLIPS } from './slips.ts';

/** Figures as written, and where they depart from the right ones. */
export interface Case {
  readonly right: readonly bigint[];
  readonly written: readonly bigint[];
  /** The wrong figures, ascending. */
  readonly wrong: readonly number[];
}

/** Where the wrong figures of a case stand to each other. */
export const PLACINGS = ['anywhere', 'in one relation', 'hiding each other'] as const;

export type Placing = (typeof PLACINGS)[number];

/** Writes `count` of the figures wrong. */
export function spoil(
  right: readonly bigint[],
  relations: readonly Relation[],
  count: number,
  placing: Placing,
  random: Random,
): Case {
  const written = [...right];
  const wrong = new Set<number>();
  const line = random.pick(relations).terms;
  if (placing === 'hiding each other' && count >= 2) {
    const first = random.pick(line);
    const second = random.pick(line.filter((term) => term !== first));
    const amount = BigInt(random.whole(1, 30));
    for (const { figure, sign } of [first, { ...second, sign: -second.sign }]) {
      written[figure] = (written[figure] ?? 0n) + BigInt(sign) * amount;
      wrong.add(figure);
    }
  }
  while (wrong.size < count) {
    const figure =
      placing === 'in one relation' ? random.pick(line).figure : random.whole(0, right.length);
    const value = mistype(right[figure] ?? 0n, random.pick(SLIPS), random);
    if (value === undefined || wrong.has(figure)) continue;
    written[figure] = value;
    wrong.add(figure);
  }
  return { right, written, wrong: [...wrong].toSorted((a, b) => a - b) };
}
