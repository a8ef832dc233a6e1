import { add, type Decimal, equal, ZERO } from '../figure/decimal.ts';
import { isSought, type SlotIndex } from '../prose/bind.ts';
import type { SlotQuery } from '../prose/claims/slot-query.ts';
import type { StatedChange } from '../prose/derived/derived.ts';
import type { Carried, CarriedFigure } from './carried.ts';

/**
 * Last year's sums for each sum that a change in the prose may mean. First come those whose sum in this
 * year's tables is the number in the prose, because that is what it counts.
 *
 * @param slots This year's figures.
 */
export function sumsOf(
  last: readonly Carried[],
  { now }: StatedChange,
  slots: SlotIndex,
): readonly LastSum[] {
  const sums = now.readings.flatMap((reading) => {
    const sum = slots.sum(reading)?.sum;
    const isMeant = sum !== undefined && equal(sum, now.value);
    return last.flatMap((carried) => sumIn(carried, reading, isMeant) ?? []);
  });
  return sums.toSorted((a, b) => Number(b.isMeant) - Number(a.isMeant));
}

/** Figures of one report and their sum. */
export interface LastSum {
  readonly uri: string;
  readonly figures: readonly CarriedFigure[];
  readonly sum: Decimal;
  /** Whether this year's figures in the same slots add up to the number in the prose. */
  readonly isMeant: boolean;
}

function sumIn(
  { uri, totals }: Carried,
  reading: readonly SlotQuery[],
  isMeant: boolean,
): LastSum | undefined {
  const figures: CarriedFigure[] = [];
  for (const query of reading) {
    const sought = totals.filter(({ means }) => isSought(query, means));
    const found = sought.flatMap(({ figure }) => figure ?? []);
    if (found.length === 0 || found.length < sought.length) return undefined;
    figures.push(...found);
  }
  return { uri, figures, sum: figures.reduce((sum, { value }) => add(sum, value), ZERO), isMeant };
}
