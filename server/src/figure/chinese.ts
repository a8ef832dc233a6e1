const DIGITS = '〇一二三四五六七八九';
const ALIASES: Readonly<Record<string, number>> = { 零: 0, '○': 0, 两: 2 };
const PLACES: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n };
const MYRIADS: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n };

/** Every character that can be part of a number written in Chinese numerals. */
export const NUMERALS = [DIGITS, ...[ALIASES, PLACES, MYRIADS].flatMap(Object.keys)].join('');

/** Whether a character can be part of a number written in Chinese numerals. */
export function isChineseNumeral(char: string): boolean {
  // `includes('')` is always true, and `char` is empty at the end of the text.
  return char !== '' && NUMERALS.includes(char);
}

/**
 * Reads a whole number in Chinese numerals: 三, 十二, 二十五, 一百零三, 一万二千, or digit by digit 二〇二四. Anything else
 * is undefined, such as 百 without a digit before it, or 二三十 (some twenty or thirty).
 */
export function readChineseNumber(text: string): bigint | undefined {
  const chars = [...text];
  if (chars.length === 0) return undefined;
  const digits = chars.map(digitOf);
  if (digits.every((digit) => digit !== undefined)) {
    return chars.length === 1 || chars.length === 4 ? BigInt(digits.join('')) : undefined;
  }
  return inPlaces(chars);
}

/** The value of a Chinese digit; undefined for any other character and for an empty text. */
function digitOf(char: string): number | undefined {
  const index = char === '' ? -1 : DIGITS.indexOf(char);
  return index >= 0 ? index : ALIASES[char];
}

function inPlaces(chars: readonly string[]): bigint | undefined {
  let [sum, block, digit]: [bigint, bigint, bigint | undefined] = [0n, 0n, undefined];
  let [lastPlace, lastMyriad] = [10_000n, 10n ** 20n];
  for (const [index, char] of chars.entries()) {
    const own = digitOf(char);
    const place = PLACES[char];
    const myriad = MYRIADS[char];
    if (own !== undefined) {
      if (digit !== undefined && digit !== 0n) return undefined;
      digit = BigInt(own);
    } else if (place !== undefined) {
      if (place >= lastPlace) return undefined;
      if (!digit && !(place === 10n && (index === 0 || digit === 0n))) return undefined;
      block += (digit || 1n) * place;
      [lastPlace, digit] = [place, undefined];
    } else if (myriad !== undefined) {
      block += digit ?? 0n;
      if (block === 0n || myriad >= lastMyriad) return undefined;
      sum += block * myriad;
      [block, digit, lastPlace, lastMyriad] = [0n, undefined, 10_000n, myriad];
    } else {
      return undefined;
    }
  }
  // A number does not end in a zero: 二十零.
  return digit === 0n ? undefined : sum + block + (digit ?? 0n);
}
