import { negate, parseDecimal } from '../figure/decimal.ts';
import { type FigureReading, readFigure } from '../figure/read.ts';
import { withoutDust } from './dust.ts';
import { inPlainStyle, type NumberStyle, PLAIN_STYLE, ungrouped } from './number-style.ts';

/** What a cell of any table contains. A figure may have a unit, unlike in forms. */
export type Amount =
  | Exclude<FigureReading, { readonly kind: 'figure' }>
  | (Extract<FigureReading, { readonly kind: 'figure' }> & {
      /**
       * The currency sign and the unit; empty if there is none. Amounts with different units are not
       * added.
       */
      readonly unit: string;
    });

const WITH_UNIT =
  /^(?<sign>-?(?:US|HK|NT|[AC])?[¥￥$€£] ?)?(?<number>[+-]?\d[\d,]*(?:\.\d+)?)(?<unit> ?(?:[\u3400-\u9fff]{1,3}|[a-zµμ]{1,7}))?$/i;
/** Endings that make a number something that is not added, such as 3rd or 2x. */
const NO_UNIT = /^(?:st|nd|rd|th|x|am|pm|倍|年|月|日|号|级|名|时|点|分|折|成)$/i;
/** Marks that refer to a note below the table: `1,234*`, `970E`, `12 r`, `35¹`, `8 1)`. */
const MARK = /(?<=\d)(?: ?[*†‡§#]+| ?[¹²³⁴⁵⁶⁷⁸⁹⁰]+| \(?\d\)| ?[eprfu])$/i;
/** A negative number as accountants write it, with or without a currency. */
const IN_BRACKETS = /^\( ?(?<number>(?:(?:US|HK|NT|[AC])?[¥￥$€£] ?)?\d[\d,. ]*)\)$/i;
/** Marks for nothing to count, or for an unknown figure. */
const NOTHING = /^(?:\.{1,3}|…|·{1,3}|:|n\.?a\.?|nil)$/i;
/** A longer text is no figure. */
const LONGEST = 80;

/**
 * Reads a trimmed cell as a figure, with or without a unit.
 *
 * @param style The number style of the table.
 */
export function readAmount(text: string, style: NumberStyle = PLAIN_STYLE): Amount {
  if (text === '') return { kind: 'blank' };
  if (text.length > LONGEST) return { kind: 'unreadable' };
  return readPlain(inPlainStyle(text, style), style);
}

function readPlain(plain: string, style: NumberStyle): Amount {
  if (NOTHING.test(plain)) return { kind: 'not-applicable' };
  const reading = readNumber(plain, style);
  if (reading.kind === 'figure') return { ...reading, unit: '' };
  if (reading.kind !== 'unreadable') return reading;
  const bracketed = IN_BRACKETS.exec(plain)?.groups?.number;
  if (bracketed !== undefined) {
    const figure = readPlain(bracketed.trim(), style);
    return figure.kind === 'figure' ? negative(figure, plain) : reading;
  }
  const { sign = '', number = '', unit = '' } = WITH_UNIT.exec(plain)?.groups ?? {};
  const figure = number === '' ? reading : readNumber(number, style);
  const mark = MARK.exec(plain);
  if (mark && (figure.kind !== 'figure' || unit.trim().length === 1)) {
    const marked = readNumber(plain.slice(0, mark.index), style);
    if (marked.kind === 'figure') return { ...marked, unit: '' };
  }
  if (figure.kind !== 'figure' || NO_UNIT.test(unit.trim())) return reading;
  const start = sign.length;
  const amount = {
    ...figure,
    unit: (sign + unit).replaceAll(/[- ]/g, '').toLowerCase(),
    start,
    end: start + figure.end,
  };
  return sign.startsWith('-') ? negative(amount, plain) : amount;
}

/** The amount that a text is of which a part is read, and the rest says that it is less than nothing. */
function negative(
  amount: Extract<Amount, { readonly kind: 'figure' }>,
  { length }: string,
): Amount {
  return { ...amount, value: negate(amount.value), start: 0, end: length };
}

function readNumber(plain: string, style: NumberStyle): FigureReading {
  const reading = readFigure(plain);
  if (reading.kind === 'figure') return { ...reading, value: withoutDust(reading.value) };
  if (reading.kind !== 'unreadable') return reading;
  const value = parseDecimal(ungrouped(plain, style) ?? '');
  if (!value) return reading;
  const end = plain.length;
  return { kind: 'figure', value, style: 'separators', unit: undefined, start: 0, end };
}
