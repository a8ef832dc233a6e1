import { type Decimal, parseDecimal } from '../../figure/decimal.ts';

/** An amount of money in prose. */
export interface Money {
  /** In 万元, with a digit for each that is written: `230元` is 0.0230. */
  readonly value: Decimal;
  readonly unit: MoneyUnit;
  /** Behind the digits, index into the compact text; 万 belongs to the unit. */
  readonly digitsEnd: number;
}

/** The unit in which prose writes what the table has in 万元. */
export interface MoneyUnit {
  readonly name: '元' | '万元';
  /** How many digits further right the point stands in the prose than in the table. */
  readonly places: number;
}

/** The unit of the tables' amounts. */
export const TABLE_UNIT = '万元';

/**
 * Digits, a unit, and the end of the amount: what goes on (以上, 左右, 余, /件, 至) makes it another, and
 * brackets may take something out of it.
 */
const MONEY =
  /(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(万?元)整?(?=$|[，。；！？）]|（[^不未除仅])/y;

/** The amount of money that begins at an index of a compact text, where it is exact. */
export function moneyAt(text: string, start: number): Money | undefined {
  MONEY.lastIndex = start;
  const [, digits = '', name] = MONEY.exec(text) ?? [];
  const written = parseDecimal(digits.replaceAll(',', ''));
  if (!written || (name !== '元' && name !== '万元')) return undefined;
  const places = name === '元' ? 4 : 0;
  const value = { units: written.units, scale: written.scale + places };
  return { value, unit: { name, places }, digitsEnd: start + digits.length };
}
