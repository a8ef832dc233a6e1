import {
  add,
  compare,
  type Decimal,
  equal,
  negate,
  shortest,
  subtract,
  ZERO,
} from '../../figure/decimal.ts';
import { isPercentage, percentage } from '../../figure/ratio.ts';
import type { SlotIndex } from '../bind.ts';
import { meaningsIn, type SlotQuery } from '../claims/slot-query.ts';
import { isApplicant } from '../meanings.ts';
import type { Share, StatedChange, Sum } from './derived.ts';
import { isSumOfSome } from './list-sum.ts';

/** A share with its right value. */
export interface RightShare {
  readonly percentage: Decimal;
  readonly part: Decimal;
  readonly whole: Decimal;
}

/**
 * The right values of a share, one for each possible whole, the likeliest first. Empty if it agrees with
 * any whole, or if no whole is known.
 *
 * @param tables The report's figures as written and, if faults are located, as corrected.
 */
export function rightShares(share: Share, tables: readonly SlotIndex[]): RightShare[] {
  const { wholes, percentage: written } = share;
  const pairs = pairsOf(share, tables);
  if (agreeing(share, pairs)) return [];
  const base = baseOf(share, pairs) ?? wholes[0]?.value;
  const ofBase = pairs.filter(({ whole }) => base && equal(whole, base));
  const right: RightShare[] = [];
  for (const pair of ofBase.length > 0 ? ofBase : pairs) {
    const value = percentage(pair.part, pair.whole, written.scale);
    if (right.some((other) => equal(other.percentage, value))) continue;
    right.push({ ...pair, percentage: value });
  }
  return right;
}

/** The likeliest part and whole with which a share agrees; undefined if it agrees with none. */
export function agreeingShare(share: Share, tables: readonly SlotIndex[]): Pair | undefined {
  return agreeing(share, pairsOf(share, tables));
}

function agreeing(share: Share, pairs: readonly Pair[]): Pair | undefined {
  const known = pairs.find((pair) => agrees(share, pair));
  if (known) return known;
  for (const part of new Set(pairs.map(({ part }) => part))) {
    const whole = otherWhole(share, part);
    if (whole) return { part, whole };
  }
  return undefined;
}

/** The whole that fits most of the neighbouring shares; undefined if none fits, or several fit equally. */
function baseOf({ beside }: Share, pairs: readonly Pair[]): Decimal | undefined {
  const [best, second] = pairs
    .filter(({ whole }, index) => pairs.findIndex((pair) => equal(pair.whole, whole)) === index)
    .map(({ whole }) => {
      const fitting = beside.filter(({ part, percentage: share }) =>
        isPercentage(share, part, whole),
      );
      return { whole, count: fitting.length };
    })
    .toSorted((a, b) => b.count - a.count);
  return best && best.count > (second?.count ?? 0) ? best.whole : undefined;
}

/** A part and a possible whole. */
export interface Pair {
  readonly part: Decimal;
  readonly whole: Decimal;
}

function pairsOf(share: Share, tables: readonly SlotIndex[]): Pair[] {
  const { part } = share;
  return 'value' in part ? pairsOfStated(share, part.value, tables) : pairsInTables(share, tables);
}

function pairsOfStated(
  { wholes, wholeReadings }: Share,
  part: Decimal,
  tables: readonly SlotIndex[],
): Pair[] {
  const known = tables.flatMap((slots) =>
    wholeReadings.flatMap((reading) => sumOf(reading, slots)),
  );
  const all = [...wholes.map(({ value }) => value), ...known];
  return all.map((whole) => ({ part, whole })).filter(isPair);
}

/**
 * The values of a part that is only named. If a whole exists in the same rows of the table, only that
 * whole is used.
 */
function pairsInTables(
  { part, wholes, wholeReadings }: Share,
  tables: readonly SlotIndex[],
): Pair[] {
  const inSameRows = part.readings.flatMap((one) =>
    wholeReadings.filter((whole) => rowsOf(whole) === rowsOf(one)).map((whole) => ({ one, whole })),
  );
  const named =
    inSameRows.length > 0
      ? inSameRows
      : part.readings.flatMap((one) => wholeReadings.map((whole) => ({ one, whole })));
  const stated = wholes.map(({ value }) => value);
  const pairs = tables.flatMap((slots) =>
    named.flatMap(({ one, whole }) =>
      sumOf(one, slots).flatMap((value) =>
        [...stated, ...sumOf(whole, slots)].map((of) => ({ part: value, whole: of })),
      ),
    ),
  );
  return pairs.filter(isPair);
}

/** The rows of a sum, regardless of the applicant. */
function rowsOf(sum: readonly SlotQuery[]): string {
  const rows = sum.map((query) =>
    meaningsIn(query)
      .filter((meaning) => meaning !== 'total' && !isApplicant(meaning))
      .join(' '),
  );
  return [...new Set(rows)].join();
}

function isPair({ part, whole }: Pair): boolean {
  return compare(whole, ZERO) > 0 && compare(part, whole) <= 0;
}

/**
 * Another number of the line of which `part` is the share. Shares decrease as the whole grows, so a
 * binary search finds it: a line of a million characters has too many numbers to try each.
 */
function otherWhole(share: Share, part: Decimal): Decimal | undefined {
  const { others, percentage: written } = share;
  const isTooSmall = (whole: Decimal) =>
    compare(whole, part) <= 0 ||
    (compare(percentage(part, whole, written.scale), written) > 0 &&
      !agrees(share, { part, whole }));
  let low = 0;
  for (let high = others.length; low < high; ) {
    const middle = (low + high) >> 1;
    const whole = others[middle];
    if (whole && isTooSmall(whole)) low = middle + 1;
    else high = middle;
  }
  const whole = others[low];
  return whole && agrees(share, { part, whole }) ? whole : undefined;
}

function agrees({ percentage: written, evened }: Share, { part, whole }: Pair): boolean {
  if (isPercentage(written, part, whole)) return true;
  if (!evened) return false;
  const difference = subtract(percentage(part, whole, written.scale), written).units;
  return difference === 1n || difference === -1n;
}

function sumOf(reading: readonly string[], slots: SlotIndex): Decimal[] {
  const sum = slots.sum(reading);
  return sum ? [sum.sum] : [];
}

/** The right values of a change. */
export interface RightChange {
  /** Without a sign. */
  readonly amount: Decimal;
  readonly rises: boolean;
  readonly before: Decimal;
}

/**
 * The right change for each of last year's numbers. Empty if the written change agrees with any of them,
 * or if there are none.
 */
export function rightChanges(change: StatedChange, before: readonly Decimal[]): RightChange[] {
  if (agreeingChange(change, before)) return [];
  const { now, amount, percent } = change;
  return before.filter(canBe(change)).map((last) => {
    const more = subtract(now.value, last);
    const value = percent ? percentage(more, last, amount.scale) : shortest(more);
    const up = compare(more, ZERO) >= 0;
    return { amount: value.units < 0n ? negate(value) : value, rises: up, before: last };
  });
}

/** The number of last year with which a change agrees; undefined if there is none. */
export function agreeingChange(
  change: StatedChange,
  before: readonly Decimal[],
): Decimal | undefined {
  const { now, amount, percent, rises } = change;
  const written = rises ? amount : negate(amount);
  return before.filter(canBe(change)).find((last) => {
    const more = subtract(now.value, last);
    return percent ? isPercentage(written, more, last) : equal(written, more);
  });
}

/** Zero has no percentages. */
function canBe({ percent }: StatedChange): (last: Decimal) => boolean {
  return (last) => !percent || compare(last, ZERO) > 0;
}

/** The right sum of a list; undefined if the written one is the sum of some earlier numbers. */
export function rightSum({ value, parts, others }: Sum): Decimal | undefined {
  return isSumOfSome(value, others) ? undefined : parts.reduce(add, ZERO);
}
