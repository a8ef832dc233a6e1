import { add, compare, type Decimal, multiply, subtract } from './decimal.ts';

/** The values that a printed number may stand for: from `low` to `high`, both included. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

/** The interval of an exact number. */
export function exactly(value: Decimal): Interval {
  return { low: value, high: value };
}

/** The interval of a rounded number: half its last digit either way. */
export function around({ units, scale }: Decimal): Interval {
  const finer = (more: bigint) => ({ units: units * 10n + more, scale: scale + 1 });
  return { low: finer(-5n), high: finer(5n) };
}

/** The interval of a number that is rounded or cut off at its last digit. */
export function aroundOrAbove(value: Decimal): Interval {
  const { units, scale } = value;
  return { low: around(value).low, high: { units: units + 1n, scale } };
}

/** The values that the sum of two numbers may have. */
export function plus(a: Interval, b: Interval): Interval {
  return { low: add(a.low, b.low), high: add(a.high, b.high) };
}

/** The values that the difference of two numbers may have. */
export function minus(a: Interval, b: Interval): Interval {
  return { low: subtract(a.low, b.high), high: subtract(a.high, b.low) };
}

/** Whether two intervals have a value in common. */
export function meets(a: Interval, b: Interval): boolean {
  return compare(a.low, b.high) <= 0 && compare(b.low, a.high) <= 0;
}

/**
 * Whether a percentage may be `part` as a percentage of `whole`, for some values of all three, of which none is
 * negative. If the whole may be zero, there is no upper bound.
 */
export function mayBeShare(percentage: Interval, part: Interval, whole: Interval): boolean {
  return (
    isAtMost(part.low, whole.high, percentage.high) &&
    isAtLeast(part.high, whole.low, percentage.low)
  );
}

/**
 * Whether a percentage may be a rise or a fall by `difference` as a percentage of what there was before, for some
 * values of all three. What there was before follows from `now` and the difference.
 */
export function mayBeGrowth(
  percentage: Interval,
  now: Interval,
  difference: Interval,
  rises: boolean,
): boolean {
  // The quotient becomes larger with the difference, and smaller with `now`.
  const before = (amount: Decimal, by: Decimal) => (rises ? subtract(amount, by) : add(amount, by));
  const { low, high } = difference;
  return (
    isAtMost(low, before(now.high, low), percentage.high) &&
    isAtLeast(high, before(now.low, high), percentage.low)
  );
}

/** Whether 100 × part ÷ whole is at most a percentage. */
function isAtMost(part: Decimal, whole: Decimal, percentage: Decimal): boolean {
  return compare(multiply(HUNDRED, part), multiply(percentage, whole)) <= 0;
}

/** Whether 100 × part ÷ whole is at least a percentage. It has no bound if the whole may be zero. */
function isAtLeast(part: Decimal, whole: Decimal, percentage: Decimal): boolean {
  if (whole.units <= 0n) return true;
  return compare(multiply(HUNDRED, part), multiply(percentage, whole)) >= 0;
}

const HUNDRED: Decimal = { units: 100n, scale: 0 };
