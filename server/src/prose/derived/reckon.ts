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

/** A share as it should read. */
export interface RightShare {
  readonly percentage: Decimal;
  readonly part: Decimal;
  readonly whole: Decimal;
}

/**
 * What a share should be, of each whole that it can be of, the likeliest first; nothing where it agrees
 * with any, or where no whole is known.
 *
 * @param tables The report's figures as they are and, where faults are located, as they should be.
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

/** The part and the whole with which a share agrees, the likeliest; undefined where it agrees with none. */
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

/** The one whole that most of the shares beside fit; undefined where none does, or several as well. */
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

/** A part and what it may be a part of. */
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

/** A part that is only named is one of the whole in the same rows, where it is in rows of a whole. */
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

/** The rows of a sum, whoever applied. */
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
 * Another number of the line of which a part is the share. The bigger the whole, the smaller the share: a
 * line of a million characters has too many numbers to try each.
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

/** What a change should say. */
export interface RightChange {
  /** Without a sign. */
  readonly amount: Decimal;
  readonly rises: boolean;
  readonly before: Decimal;
}

/** What a change should be from each of last year's numbers; nothing where it agrees with any, or none is known. */
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

/** Last year's number with which a change agrees; undefined where it agrees with none. */
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

/** Nothing is a percentage of nothing. */
function canBe({ percent }: StatedChange): (last: Decimal) => boolean {
  return (last) => !percent || compare(last, ZERO) > 0;
}

/** What the sum of a list should be; undefined where it is the sum of some of the numbers before it. */
export function rightSum({ value, parts, others }: Sum): Decimal | undefined {
  return isSumOfSome(value, others) ? undefined : parts.reduce(add, ZERO);
}
