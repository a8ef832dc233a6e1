import { type Decimal, parseDecimal } from '../../figure/decimal.ts';

/** An amount of money in prose. */
export interface Money {
  /** In 万元, with all digits as written: `230元` is 0.0230. */
  readonly value: Decimal;
  readonly unit: MoneyUnit;
  /** Index after the digits, in the compact text. 万 belongs to the unit. */
  readonly digitsEnd: number;
}

/** The unit in which prose writes amounts that the table gives in 万元. */
export interface MoneyUnit {
  readonly name: string;
  /** By how many digits the decimal point is further right in the prose than in the table. */
  readonly places: number;
}

/** The unit of the tables' amounts. */
export const TABLE_UNIT = '万元';

/**
 * Digits, a unit, and the end of the amount. Some words after it (以上, 左右, 余, /件, 至) make it another
 * amount, and brackets may subtract something.
 */
const MONEY =
  /(\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(万?元)整?(?=$|[，。；！？）]|（[^不未除仅])/y;

/** The exact amount of money that begins at an index of a compact text. */
export function moneyAt(text: string, start: number): Money | undefined {
  MONEY.lastIndex = start;
  const [, digits = '', name] = MONEY.exec(text) ?? [];
  const written = parseDecimal(digits.replaceAll(',', ''));
  if (!written || (name !== '元' && name !== '万元')) return undefined;
  const places = name === '元' ? 4 : 0;
  const value = { units: written.units, scale: written.scale + places };
  return { value, unit: { name, places }, digitsEnd: start + digits.length };
}
