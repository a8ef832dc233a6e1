import type { Span } from '../../draft/span.ts';
import { add, type Decimal, format, padded, rounded, shift, ZERO } from '../../figure/decimal.ts';
import { exactly, type Interval, plus } from '../../figure/interval.ts';
import { separated } from '../../figure/thousands.ts';
import type { SaidNumber } from './passage.ts';
import type { Quantity } from './quantity.ts';

/**
 * A number, or a word for its size, that follows from other numbers of its line, whatever they are about. Indexes
 * are in the compact text.
 */
export interface Reckoned {
  readonly start: number;
  readonly end: number;
  /** The numbers from which it follows. */
  readonly from: readonly Quantity[];
  /** The calculation with the numbers as written: `54 ÷ 98 = 55.10%`, `446.11 < 452.40`. */
  readonly reckoning: string;
  /** What is wrong; undefined if it agrees. */
  readonly fault: ReckonedFault | undefined;
}

/** What is wrong with a number that follows from others, or with a word. */
export interface ReckonedFault {
  /**
   * `number`: another number follows; `word`: a word for more, less or equal contradicts the numbers; `base`: a
   * percentage of 0; `most`: a part is more than its whole; `sign`: only the sign % is missing.
   */
  readonly kind: 'number' | 'word' | 'base' | 'most' | 'sign';
  /** What is to be written instead; undefined if that is uncertain. */
  readonly to: string | undefined;
}

/** A number that follows from others. */
export function reckonedNumber(
  { start, numberEnd }: Quantity,
  from: readonly Quantity[],
  reckoning: string,
  fault?: ReckonedFault,
): Reckoned {
  return { start, end: numberEnd, from, reckoning, fault };
}

/** A word that contradicts numbers. */
export function reckonedWord(
  { start, end }: Span,
  from: readonly Quantity[],
  reckoning: string,
  to: string | undefined,
): Reckoned {
  return { start, end, from, reckoning, fault: { kind: 'word', to } };
}

/** A percentage that agrees with its calculation, or does not, or agrees but has no sign. */
export function percentFound(
  said: SaidNumber,
  from: readonly SaidNumber[],
  reckoning: string,
  to: string,
  agrees: boolean,
): Reckoned {
  if (!agrees) return reckonedNumber(said, from, reckoning, { kind: 'number', to });
  const lacksSign = said.unit === '';
  return reckonedNumber(
    said,
    from,
    reckoning,
    lacksSign ? { kind: 'sign', to: `${said.digits}%` } : undefined,
  );
}

/** The sum of quantities, and the values that it may have. */
export function totalOf(said: readonly SaidNumber[]): {
  readonly value: Decimal;
  readonly range: Interval;
} {
  return {
    value: said.map(({ value }) => value).reduce(add, ZERO),
    range: said.map(({ range }) => range).reduce(plus, exactly(ZERO)),
  };
}

/** Numbers for a calculation: with their units only if these differ. */
export function texts(quantities: readonly Quantity[]): string[] {
  const [first] = quantities;
  const isSame = quantities.every(
    ({ unit, zeros }) => unit === first?.unit && zeros === first.zeros,
  );
  return quantities.map(({ digits, text }) => (isSame ? digits : text));
}

/** A value in the digits of a quantity: as many after the point, and separators if it has them. */
export function inDigitsOf(
  { digits, zeros }: Pick<Quantity, 'digits' | 'zeros'>,
  value: Decimal,
): string {
  const places = digits.split('.')[1]?.length ?? 0;
  const text = format(padded(rounded(shift(value, -zeros), places), places));
  return digits.includes(',') ? separated(text, ',') : text;
}

/** The amounts of a passage before an index, the nearest first. */
export function amountsBefore(said: readonly SaidNumber[], index: number): SaidNumber[] {
  return said
    .slice(Math.max(0, index - MOST_BACK), index)
    .filter(({ role }) => role === 'level')
    .toReversed();
}

/** How many numbers before another are considered. It bounds the work for a line. */
const MOST_BACK = 40;

/** A year at the beginning of the name of an amount. */
export const YEAR = /^(?:(?<year>\d{4})年|上年|上一年|去年)/;

/** Whether an amount is named as one of a year before the report's, as far as that is known. */
export function isOfYearBefore({ label }: SaidNumber, year: number | undefined): boolean {
  const named = YEAR.exec(label);
  if (!named) return false;
  const own = named.groups?.year;
  return own === undefined || Number(own) < (year ?? 0);
}

/** The amounts of the sentence after that of an index, the nearest first, without those of years before the report's. */
export function amountsBehind(
  said: readonly SaidNumber[],
  index: number,
  year: number | undefined,
): SaidNumber[] {
  const next = (said[index]?.sentence ?? 0) + 1;
  return said
    .slice(index, index + MOST_AHEAD)
    .filter((one) => one.role === 'level' && one.sentence === next && !isOfYearBefore(one, year));
}

/** How many numbers after another are considered. */
const MOST_AHEAD = 10;
