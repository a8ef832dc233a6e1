/** An exact decimal number: `units` × 10^-`scale`. The scale is what was written: 0.50 has scale 2. */
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

/** The number's units when written with `scale` digits after the point, which is at least its own. */
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

/** Whether both are the same number, however written: 0.50 equals 0.5. */
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

/** Whether a number is another one rounded or cut off at its own last digit; zero is never that. */
export function isRounded(value: Decimal, exact: Decimal): boolean {
  if (value.units === 0n || value.scale >= exact.scale) return false;
  const step = 10n ** BigInt(exact.scale - value.scale);
  const off = exact.units - value.units * step;
  const amount = off < 0n ? -off : off;
  return 2n * amount <= step || exact.units / step === value.units;
}

/** The number in ASCII digits, with as many after the point as its scale says. */
export function format(value: Decimal): string {
  const negative = value.units < 0n;
  const digits = String(negative ? -value.units : value.units).padStart(value.scale + 1, '0');
  const point = digits.length - value.scale;
  const text = value.scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${text}` : text;
}

/** The same number without zeros at the end behind the point. */
export function shortest({ units, scale }: Decimal): Decimal {
  let [rest, digits] = [units, scale];
  while (digits > 0 && rest % 10n === 0n) {
    rest /= 10n;
    digits--;
  }
  return { units: rest, scale: digits };
}
