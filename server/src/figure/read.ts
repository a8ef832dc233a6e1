import { type Decimal, parseDecimal } from './decimal.ts';

/** How a figure departs from plain ASCII digits. */
export type Style = 'plain' | 'full-width' | 'separators' | 'sign' | 'unit' | 'note' | 'broken';

/** What a cell's text says, read as a figure. */
export type FigureReading =
  | { readonly kind: 'blank' }
  /** A mark that stands for "does not apply", such as `/` or `—`. Not zero: a sum with it is open. */
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'figure';
      readonly value: Decimal;
      readonly style: Style;
      /** The unit that stands behind it: 件, 万元, %. */
      readonly unit: string | undefined;
      /** Where the figure itself stands in the text, without unit or note; end exclusive. */
      readonly start: number;
      readonly end: number;
    };

/** Longer texts are no figures. This also bounds the work that one cell can cause. */
const LONGEST = 80;

const NOT_APPLICABLE = /^(?:\/|-{1,4}|[—―─]{1,4}|–|不适用|无)$/;
// The blank behind the number is one, or part of it: the length bound keeps the overlap harmless.
const WRITTEN =
  /^(?<number>(?:[+-]|增加?|减少?)?\d[\d, \n]*(?:\.\d+)?) {0,4}(?<unit>[件项条元个次份宗起例%]|[万亿]元)?(?<note>\(.*\))?$/;
const GROUPED = /^[+-]?\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?$/;

/**
 * Reads a trimmed cell. Full-width digits, thousands separators, a sign in words (`减4`), a unit behind the
 * figure, a note in brackets behind it (`22（其中修订16件）`) and a line break inside it are read, and told as
 * its style.
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
  return {
    kind: 'figure',
    value,
    style: styleOf(text, number, match.groups),
    unit: match.groups?.unit,
    start: 0,
    end: number.length,
  };
}

/** Whether a text begins with a Chinese character that begins no mark: spares labels the patterns. */
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
  if (groups?.unit) return 'unit';
  if (number.includes('\n')) return 'broken';
  if (/[, ]/.test(number)) return 'separators';
  if (/^[增减]/.test(number)) return 'sign';
  return text === number ? 'plain' : 'full-width';
}

/** The text with full-width forms and blanks made ASCII, one code unit for one. */
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
