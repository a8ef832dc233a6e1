/** An exact decimal number: `units` × 10^-`scale`. The scale is as written: 0.50 has scale 2. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

export const ZERO: Decimal = { units: 0n, scale: 0 };

export function decimal(units: bigint | number, scale = 0): Decimal {
  return { units: BigInt(units), scale };
}

/** Reads ASCII digits with an optional sign and one point; anything else is undefined. */
export function parseDecimal(text: string): Decimal | undefined {
  if (/^\d+$/.test(text)) return { units: BigInt(text), scale: 0 };
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = ''] = match;
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** The number in units of 10^-`scale`. `scale` is at least the number's own. */
export function unitsAt(value: Decimal, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * 10n ** BigInt(scale - value.scale);
}

export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale };
}

export function negate(value: Decimal): Decimal {
  return { units: -value.units, scale: value.scale };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Whether both are the same number, however they are written: 0.50 equals 0.5. */
export function equal(a: Decimal, b: Decimal): boolean {
  return compare(a, b) === 0;
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const scale = Math.max(a.scale, b.scale);
  const difference = unitsAt(a, scale) - unitsAt(b, scale);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The number with its point moved `places` digits to the right, exactly. */
export function shift({ units, scale }: Decimal, places: number): Decimal {
  return scale >= places
    ? { units, scale: scale - places }
    : { units: units * 10n ** BigInt(places - scale), scale: 0 };
}

/** The number with at most so many digits after the point, half a last digit rounded away from 0. */
export function rounded(value: Decimal, scale: number): Decimal {
  if (value.scale <= scale) return value;
  const step = 10n ** BigInt(value.scale - scale);
  const half = value.units < 0n ? -step : step;
  return { units: (2n * value.units + half) / (2n * step), scale };
}

/** The same number with at least so many digits after the point. */
export function padded(value: Decimal, scale: number): Decimal {
  return value.scale >= scale ? value : { units: unitsAt(value, scale), scale };
}

/** Whether `value` is `exact` rounded or cut off at `value`'s last digit. Zero never counts as rounded. */
export function isRounded(value: Decimal, exact: Decimal): boolean {
  if (value.units === 0n || value.scale >= exact.scale) return false;
  const step = 10n ** BigInt(exact.scale - value.scale);
  const off = exact.units - value.units * step;
  const amount = off < 0n ? -off : off;
  return 2n * amount <= step || exact.units / step === value.units;
}

/** The number in ASCII digits, with `scale` digits after the point. */
export function format(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = String(negative ? -value.units : value.units).padStart(value.scale + 1, '0');
  const point = digits.length - value.scale;
  const text = value.scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}

/** The same number without trailing zeros after the point. */
export function shortest({ units, scale }: Decimal): Decimal {
  let [rest, digits] = [units, scale];
  while (digits > 0 && rest % 10n === 0n) {
    rest /= 10n;
    digits--;
  }
  return { units: rest, scale: digits };
}
