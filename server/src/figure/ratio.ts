import type { Decimal } from './decimal.ts';

/**
 * `part` as a percentage of `whole`, rounded half away from zero to `scale` digits after the point.
 * `whole` is not zero.
 */
export function percentage(part: Decimal, whole: Decimal, scale: number): Decimal {
  const [n, d] = fraction(part, whole, scale);
  return { units: sign(n, d) * ((2n * abs(n) + abs(d)) / (2n * abs(d))), scale };
}

/**
 * Whether `value` is `part` as a percentage of `whole`, rounded or cut off to the digits written. At
 * exactly half, both neighbours count. `whole` is not zero.
 */
export function isPercentage(value: Decimal, part: Decimal, whole: Decimal): boolean {
  const [n, d] = fraction(part, whole, value.scale);
  // Integer division cuts off towards zero, as writers do.
  return 2n * abs(n - value.units * d) <= abs(d) || n / d === value.units;
}

/** The percentage as a fraction, in units of its last digit. */
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
