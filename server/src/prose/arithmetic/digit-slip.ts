import { type Decimal, subtract, unitsAt } from '../../figure/decimal.ts';

/** With fewer digits, a difference looks like a slip too often by chance. */
const FEWEST = 100_000n;

/**
 * Whether the difference between a whole and the sum of its parts looks like one mistyped digit: 9759.38 and 9659.38.
 * A list that leaves parts out hardly ever differs by that.
 *
 * @param count How many parts are added, each of which may be rounded.
 */
export function isSlip(whole: Decimal, sum: Decimal, count: number): boolean {
  const scale = Math.max(whole.scale, sum.scale);
  let written = unitsAt(whole, scale);
  while (written > 0n && written % 10n === 0n) written /= 10n;
  if (written < FEWEST) return false;
  const { units } = subtract(whole, sum);
  const off = units < 0n ? -units : units;
  let place = 1n;
  while (place * 10n <= off) place *= 10n;
  // Apart from rounding, only the first digit of the difference is not 0.
  const rest = off % place;
  const rounding = BigInt(Math.ceil(count / 2));
  return place > 100n * rounding && (rest <= rounding || place - rest <= rounding);
}
