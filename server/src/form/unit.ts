import { type Decimal, shift } from '../figure/decimal.ts';

/** A unit as a multiple of a plain one: 万元 is ten to the fourth 元. */
interface Multiple {
  readonly plain: string;
  /** How many times ten is multiplied. */
  readonly tens: number;
}

const TENS: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8 };
const MULTIPLE = /^([十百千万亿]{1,4})(.+)/;

/** Reads the name of a unit. A word without a numeral is a plain unit. */
function unitCalled(name: string): Multiple {
  const [, numerals = '', plain = name] = MULTIPLE.exec(name) ?? [];
  const tens = [...numerals].reduce((sum, numeral) => sum + (TENS[numeral] ?? 0), 0);
  return { plain, tens };
}

const SAID = /单位 ?[:：]? ?(?:人民币)?(\p{Script=Han}{1,9})/u;

/** The unit that a line above a table says, such as `金额单位：万元`; empty if it says none. */
export function unitSaidIn(text: string): string {
  return SAID.exec(text)?.[1] ?? '';
}

const BEHIND = /[（(] ?(?:单位[:：])?(\p{Script=Han}{1,9}) ?[）)]$/u;

/** What stands in brackets behind a heading, if it may be a unit, as in `罚没金额（万元）`; empty if nothing does. */
export function unitBehind(text: string): string {
  return BEHIND.exec(text)?.[1] ?? '';
}

/** Whether two units are different multiples of the same one. */
export function isMultipleOf(one: string, other: string): boolean {
  if (one === '' || other === '' || one === other) return false;
  return unitCalled(one).plain === unitCalled(other).plain;
}

/**
 * How many times ten each of several units is multiplied to give it in the smallest of them. Undefined if they are
 * the same, or not all multiples of one.
 */
export function tensAbove(units: readonly string[]): ReadonlyMap<string, number> | undefined {
  const names = [...new Set(units)];
  const [first, ...others] = names;
  if (first === undefined || others.length === 0) return undefined;
  if (!others.every((other) => isMultipleOf(first, other))) return undefined;
  const least = Math.min(...names.map((name) => unitCalled(name).tens));
  return new Map(names.map((name) => [name, unitCalled(name).tens - least]));
}

/** An amount of a column in the unit of another, if that is a multiple of its own. No digit is lost. */
export function converted(
  value: Decimal,
  from: { readonly unit: string },
  to: { readonly unit: string },
): Decimal {
  const tens = tensAbove([to.unit, from.unit]);
  if (!tens) return value;
  const more = (tens.get(from.unit) ?? 0) - (tens.get(to.unit) ?? 0);
  return more >= 0 ? shift(value, more) : { ...value, scale: value.scale - more };
}
