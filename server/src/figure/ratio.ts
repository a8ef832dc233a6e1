import type { Decimal } from './decimal.ts';

/**
 * What per cent of `whole` a `part` is, rounded half up to `scale` digits after the point. Negative
 * parts round as their amounts do. `whole` is not zero.
 */
export function percentage(part: Decimal, whole: Decimal, scale: number): Decimal {
  const [n, d] = fraction(part, whole, scale);
  return { units: sign(n, d) * ((2n * abs(n) + abs(d)) / (2n * abs(d))), scale };
}

/**
 * Whether a percentage is what a part of a whole comes to in the digits written, rounded or cut off there;
 * exactly between two, either. `whole` is not zero.
 */
export function isPercentage(value: Decimal, part: Decimal, whole: Decimal): boolean {
  const [n, d] = fraction(part, whole, value.scale);
  // Division of integers cuts off towards zero, as writers do.
  return 2n * abs(n - value.units * d) <= abs(d) || n / d === value.units;
}

/** Numerator and denominator of the percentage in units of the last digit. */
function fraction(part: Decimal, whole: Decimal, scale: number): [bigint, bigint] {
  return [
    part.units * 100n * 10n ** BigInt(whole.scale + scale),
    whole.units * 10n ** BigInt(part.scale),
  ];
}

function sign(n: bigint, d: bigint): bigint {
  return n < 0n === d < 0n ? 1n : -1n;
}

function abs(n: bigint): bigint {
  return n < 0n ? -n : n;
}
