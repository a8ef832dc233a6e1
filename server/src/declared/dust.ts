import { type Decimal, format, parseDecimal, shortest } from '../figure/decimal.ts';

/** Numbers with fewer decimal places were written by somebody, or rounded. */
const FEWEST_PLACES = 9;
/** How many digits are surely meant of a number that a program calculated. */
const MEANT_DIGITS = 12;
/** The share of itself by which calculating changes a number. */
const DUST = 4 * Number.EPSILON;

/**
 * A number without the digits that say nothing because they come from how programs calculate: 12.23529 for
 * 12.235290000000001.
 */
export function withoutDust(value: Decimal): Decimal {
  if (value.scale < FEWEST_PLACES) return value;
  const stored = Number(format(value));
  const text = stored.toPrecision(MEANT_DIGITS);
  const isSame = Math.abs(Number(text) - stored) <= DUST * Math.abs(stored);
  const meant = isSame ? parseDecimal(text) : undefined;
  return meant ? shortest(meant) : value;
}
