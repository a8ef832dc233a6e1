import type { Sum } from './problem.ts';
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

/**
 * Writes `count` of the figures wrong. Two that hide each other are off by the same, up to 30, so that
 * one relation of both still holds: cases counted in a wrong row, or a part and its total misread.
 */
export function spoil(
  right: readonly bigint[],
  relations: readonly Sum[],
  count: number,
  placing: Placing,
  random: Random,
): Case {
  const written = [...right];
  const wrong = new Set<number>();
  const line = random.pick(relations).terms;
  while (placing === 'hiding each other' && count >= 2 && wrong.size === 0) {
    const first = random.pick(line);
    const second = random.pick(line.filter((term) => term !== first));
    const amount = BigInt(random.whole(-30, 30));
    const pair = [first, { ...second, sign: -second.sign }].map(({ figure, sign }) => ({
      figure,
      value: (right[figure] ?? 0n) + BigInt(sign) * amount,
    }));
    if (amount === 0n || pair.some(({ value }) => value < 0n)) continue;
    for (const { figure, value } of pair) {
      written[figure] = value;
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
