import { isChineseNumeral, readChineseNumber } from '../../figure/chinese.ts';
import { type Decimal, parseDecimal, shift, shortest } from '../../figure/decimal.ts';
import { isDigit } from './compact.ts';

/** A number as written in a compact text. */
export interface WrittenNumber {
  /** Index after its own characters, including 万 and 亿. */
  readonly end: number;
  /** Undefined if the characters cannot be read as an exact number. */
  readonly value: Decimal | undefined;
  readonly chinese: boolean;
}

/** Longer sequences of digits count no cases. It also bounds the work for a number. */
const LONGEST = 20;

/** How many zeros each stands for. */
const MYRIADS: Readonly<Record<string, number>> = { 万: 4, 亿: 8 };

/** Reads the number that begins at an index: `2,333`, `1.2034万`, `二十五`. */
export function numberAt(text: string, start: number): WrittenNumber | undefined {
  if (isDigit(text.charAt(start))) return arabicAt(text, start);
  if (!isChineseNumeral(text.charAt(start))) return undefined;
  let end = start + 1;
  while (isChineseNumeral(text.charAt(end))) end++;
  // 两万件 is rounded.
  const isExact = end - start <= LONGEST && !Object.hasOwn(MYRIADS, text.charAt(end - 1));
  const units = isExact ? readChineseNumber(text.slice(start, end)) : undefined;
  return { end, value: units === undefined ? undefined : { units, scale: 0 }, chinese: true };
}

function arabicAt(text: string, start: number): WrittenNumber {
  let end = start + 1;
  while (isDigit(text.charAt(end)) || isInner(text, end)) end++;
  const value = end - start > LONGEST ? undefined : readDigits(text.slice(start, end));
  const zeros = MYRIADS[text.charAt(end)];
  if (zeros === undefined) return { end, value, chinese: false };
  // 1.2万件 is rounded, but 1.2034万件 is not.
  const isExact = value && value.scale >= zeros;
  const times = isExact ? shortest(shift(value, zeros)) : undefined;
  return { end: end + 1, value: times, chinese: false };
}

/** Whether a character is a separator or a decimal point, which a digit follows. */
function isInner(text: string, index: number): boolean {
  const char = text.charAt(index);
  return (char === ',' || char === '.') && isDigit(text.charAt(index + 1));
}

function readDigits(written: string): Decimal | undefined {
  if (!written.includes(',')) return parseDecimal(written);
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(written)
    ? parseDecimal(written.replaceAll(',', ''))
    : undefined;
}
