import { type FigureReading, readFigure } from '../figure/read.ts';

/** What a cell of any table says: a figure may have a unit, which forms have no room for. */
export type Amount =
  | Exclude<FigureReading, { readonly kind: 'figure' }>
  | (Extract<FigureReading, { readonly kind: 'figure' }> & {
      /** Currency sign and unit; empty where there is none. Amounts of two units are not added. */
      readonly unit: string;
    });

const WITH_UNIT =
  /^(?<sign>[¥￥$€£] ?)?(?<number>[+-]?\d[\d,]*(?:\.\d+)?)(?<unit> ?(?:[\u3400-\u9fff]{1,3}|[a-zµμ]{1,7}))?$/i;
/** What makes a number of it that is not added: 3rd, 2x. */
const NO_UNIT = /^(?:st|nd|rd|th|x|am|pm|倍|年|月|日|号|级|名|时|点|分|折|成)$/i;

/** Reads a trimmed cell as a figure with or without a unit. */
export function readAmount(text: string): Amount {
  const reading = readFigure(text);
  if (reading.kind === 'figure') return { ...reading, unit: '' };
  if (reading.kind !== 'unreadable') return reading;
  const { sign = '', number = '', unit = '' } = WITH_UNIT.exec(text)?.groups ?? {};
  const figure = number === '' ? reading : readFigure(number);
  if (figure.kind !== 'figure' || NO_UNIT.test(unit.trim())) return reading;
  const start = sign.length;
  return {
    ...figure,
    unit: (sign + unit).replaceAll(' ', '').toLowerCase(),
    start,
    end: start + figure.end,
  };
}
