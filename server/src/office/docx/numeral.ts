/**
 * A number as a list of Word counts it.
 *
 * @param format One of ECMA-376-1, 17.18.59. Unknown formats, and values beyond the range of a format, give 1, 2, 3.
 */
export function numeral(value: number, format: string): string {
  return FORMATS[format]?.(value) ?? String(value);
}

const FORMATS: Readonly<Record<string, (value: number) => string | undefined>> = {
  none: () => '',
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => digitByDigit(value, '０１２３４５６７８９'),
  decimalEnclosedCircle: (value) => CIRCLED[value - 1],
  decimalEnclosedCircleChinese: (value) => CIRCLED[value - 1],
  decimalEnclosedParen: (value) => '⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'[value - 1],
  chineseCounting: chinese,
  chineseCountingThousand: chinese,
  taiwaneseCounting: chinese,
  taiwaneseCountingThousand: chinese,
  japaneseCounting: chinese,
  ideographDigital: (value) => digitByDigit(value, '〇一二三四五六七八九'),
  japaneseDigitalTenThousand: (value) => digitByDigit(value, '〇一二三四五六七八九'),
  chineseLegalSimplified: (value) => inPlaces(value, '零壹贰叁肆伍陆柒捌玖', '拾佰仟'),
  ideographTraditional: (value) => '甲乙丙丁戊己庚辛壬癸'[value - 1],
  ideographZodiac: (value) => '子丑寅卯辰巳午未申酉戌亥'[value - 1],
  lowerLetter: (value) => letter(value, 'a'),
  upperLetter: (value) => letter(value, 'A'),
  lowerRoman: (value) => roman(value)?.toLowerCase(),
  upperRoman: roman,
};

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

function digitByDigit(value: number, digits: string): string {
  return String(value).replaceAll(/\d/g, (digit) => digits.charAt(Number(digit)));
}

/** 一, 十二, 二十, 一百零三. */
function chinese(value: number): string | undefined {
  return inPlaces(value, '零一二三四五六七八九', '十百千')?.replace(/^一十/, '十');
}

function inPlaces(value: number, digits: string, places: string): string | undefined {
  if (value < 0 || value >= 10_000) return undefined;
  const zero = digits.charAt(0);
  let written = '';
  for (const [index, digit] of [...String(value)].reverse().entries()) {
    const isZero = digit === '0';
    if (isZero && (written === '' || written.startsWith(zero))) continue;
    const place = isZero ? '' : places.charAt(index - 1);
    written = digits.charAt(Number(digit)) + place + written;
  }
  return written || zero;
}

/** a, …, z, aa, bb, …: Word doubles a letter. */
function letter(value: number, first: 'a' | 'A'): string | undefined {
  if (value < 1 || value > MOST_LETTERS) return undefined;
  const code = first.charCodeAt(0) + ((value - 1) % 26);
  return String.fromCharCode(code).repeat(Math.ceil(value / 26));
}

/** Word repeats each letter up to thirty times. */
const MOST_LETTERS = 780;

function roman(value: number): string | undefined {
  if (value < 1 || value >= 4000) return undefined;
  let rest = value;
  let written = '';
  for (const [mark, worth] of ROMAN) {
    written += mark.repeat(Math.floor(rest / worth));
    rest %= worth;
  }
  return written;
}

const ROMAN: readonly (readonly [mark: string, worth: number])[] = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
];
