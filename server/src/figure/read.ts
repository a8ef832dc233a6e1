import { type Decimal, parseDecimal } from './decimal.ts';

/** How a figure departs from plain ASCII digits. */
export type Style = 'plain' | 'full-width' | 'separators' | 'sign' | 'unit' | 'note' | 'broken';

/** The text of a cell, read as a figure. */
export type FigureReading =
  | { readonly kind: 'blank' }
  /** A mark that means "does not apply", such as `/` or `—`. It is not zero: a sum with it stays open. */
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'figure';
      readonly value: Decimal;
      readonly style: Style;
      /** The unit written after it: 件, 万元, %. */
      readonly unit: string | undefined;
      /** Range of the figure itself in the text, without unit and note; end exclusive. */
      readonly start: number;
      readonly end: number;
    };

/** Longer texts are no figures. The limit also bounds the work for one cell. */
const LONGEST = 80;

const NOT_APPLICABLE = /^(?:\/|-{1,4}|[—―─]{1,4}|–|不适用|无)$/;
// A blank after the digits matches in two ways. The limit on the length keeps the backtracking short.
const WRITTEN =
  /^(?<currency>[¥￥] ?)?(?<number>(?:[+-]|增加?|减少?)?\d[\d, \n]*(?:\.\d+)?) {0,4}(?<unit>[件项条元个次份宗起例%]|[万亿]元)?(?<note>\(.*\)|\[[^\]]{1,4}\]|[①-⑳⁰¹²³⁴-⁹*†※]{1,3})?$/;
const GROUPED = /^[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/;

/**
 * Reads a trimmed cell. These departures from plain digits are read too, and reported as the style:
 * full-width digits, thousands separators, a sign in words (`减4`), a unit or the sign of a currency (`¥5`), a note in
 * brackets or its mark (`22（其中修订16件）`, `22①`, `22[1]`), and a line break inside the figure.
 */
export function readFigure(text: string): FigureReading {
  if (text === '') return { kind: 'blank' };
  if (text.length > LONGEST || beginsAsWord(text)) return { kind: 'unreadable' };
  const plain = parseDecimal(text);
  if (plain) {
    const end = text.length;
    return { kind: 'figure', value: plain, style: 'plain', unit: undefined, start: 0, end };
  }

  const narrow = halfWidth(text);
  if (NOT_APPLICABLE.test(narrow)) return { kind: 'not-applicable' };
  const match = WRITTEN.exec(narrow);
  const number = match?.groups?.number?.trimEnd();
  if (!match || number === undefined) return { kind: 'unreadable' };

  const joined = number
    .replaceAll('\n', '')
    .replace(/^增加?/, '')
    .replace(/^减少?/, '-');
  const value = parseDecimal(GROUPED.test(joined) ? joined.replaceAll(/[, ]/g, '') : joined);
  if (!value) return { kind: 'unreadable' };
  const start = match.groups?.currency?.length ?? 0;
  return {
    kind: 'figure',
    value,
    style: styleOf(text, number, match.groups),
    unit: match.groups?.unit,
    start,
    end: start + number.length,
  };
}

/**
 * Whether a text begins with a Chinese character that begins no figure and no mark. Labels are rejected
 * here without running the patterns.
 */
function beginsAsWord(text: string): boolean {
  const unit = text.charCodeAt(0);
  return unit >= 0x3400 && unit <= 0x9fff && !'不无增减'.includes(text.charAt(0));
}

function styleOf(
  text: string,
  number: string,
  groups: Readonly<Record<string, string | undefined>> | undefined,
): Style {
  if (groups?.note) return 'note';
  if (groups?.unit || groups?.currency) return 'unit';
  if (number.includes('\n')) return 'broken';
  if (/[, ]/.test(number)) return 'separators';
  if (/^[增减]/.test(number)) return 'sign';
  return text === number ? 'plain' : 'full-width';
}

/** Full-width forms and blanks become ASCII; each code unit stays one code unit. */
function halfWidth(text: string): string {
  let result = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0xff00 && unit < 0xff5f) result += String.fromCharCode(unit - 0xfee0);
    else if (unit === 0x2212) result += '-';
    else if (unit === 13) result += '\n';
    else if (unit === 0x3000 || unit === 0xa0 || unit === 9 || unit === 11) result += ' ';
    else result += text.charAt(i);
  }
  return result;
}
