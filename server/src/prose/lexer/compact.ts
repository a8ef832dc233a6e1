import type { Span } from '../../draft/span.ts';

/** A line without blanks, with half-width digits and one form of each mark. */
export interface Compact {
  readonly text: string;
  /** For each code unit of `text`, its offset in the line. */
  readonly at: readonly number[];
}

/** Code units that are removed, and those that are replaced. */
const BLANKS = new Set(unitsOf(' \t\n\r\u00a0\u3000\u200b\ufeff'));
const MARKS = new Map(zipped(unitsOf(',;():'), unitsOf('，；（）：')));
const COMMA = 0x2c;
/** Chinese characters are between these two code units, and nothing there is removed or replaced. */
const IDEOGRAPHIC_SPACE = 0x3000;
const BYTE_ORDER_MARK = 0xfeff;

/** Makes a line compact, so that words and numbers are found however they are typed. */
export function compact(line: string): Compact {
  const at: number[] = [];
  let text = '';
  // Stretches that do not change are copied in one piece.
  let from = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = line.charCodeAt(i);
    if (unit > IDEOGRAPHIC_SPACE && unit < BYTE_ORDER_MARK) {
      at.push(i);
      continue;
    }
    const isLeftOut = BLANKS.has(unit);
    const form = isLeftOut ? unit : oneForm(unit, line, i);
    if (!isLeftOut) at.push(i);
    if (!isLeftOut && form === unit) continue;
    text += line.slice(from, i) + (isLeftOut ? '' : String.fromCharCode(form));
    from = i + 1;
  }
  return { text: text + line.slice(from), at };
}

/** The span of the line that a span of its compact text came from. */
export function spanIn({ at }: Compact, start: number, end: number): Span {
  const first = at[start] ?? 0;
  return { start: first, end: (at[end - 1] ?? first - 1) + 1 };
}

function oneForm(unit: number, line: string, index: number): number {
  const narrow = half(unit);
  const parts = narrow === COMMA && isDigitAt(line, index - 1) && isDigitAt(line, index + 1);
  return parts ? narrow : (MARKS.get(narrow) ?? narrow);
}

function half(unit: number): number {
  return unit > 0xff00 && unit < 0xff5f ? unit - 0xfee0 : unit;
}

function isDigitAt(line: string, index: number): boolean {
  const unit = half(line.charCodeAt(index));
  return unit >= 0x30 && unit <= 0x39;
}

function unitsOf(text: string): number[] {
  return [...text].map((char) => char.charCodeAt(0));
}

function zipped(keys: readonly number[], values: readonly number[]): [number, number][] {
  return keys.map((key, index) => [key, values[index] ?? key]);
}

/** Whether a character is an ASCII digit. */
export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
