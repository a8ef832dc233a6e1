import type { Span } from '../draft/span.ts';

/** A line without its blanks, in half-width digits and one form of each mark. */
export interface Compact {
  readonly text: string;
  /** For each code unit of `text`, where it stood in the line. */
  readonly at: readonly number[];
}

const BLANKS = new Set([' ', '\t', '\n', '\r', '\u00a0', '\u3000', '\u200b', '\ufeff']);
const MARKS: Readonly<Record<string, string>> = {
  ',': '，',
  ';': '；',
  '(': '（',
  ')': '）',
  ':': '：',
};

/** Makes a line compact, so that words and numbers are found whatever their typing. */
export function compact(line: string): Compact {
  const parts: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < line.length; i++) {
    const char = line.charAt(i);
    if (BLANKS.has(char)) continue;
    parts.push(oneForm(char, line, i));
    at.push(i);
  }
  return { text: parts.join(''), at };
}

/** The span of the line that a span of its compact text came from. */
export function spanIn({ at }: Compact, start: number, end: number): Span {
  const first = at[start] ?? 0;
  return { start: first, end: (at[end - 1] ?? first - 1) + 1 };
}

function oneForm(char: string, line: string, index: number): string {
  const narrow = half(char);
  if (
    narrow === ',' &&
    isDigit(half(line.charAt(index - 1))) &&
    isDigit(half(line.charAt(index + 1)))
  ) {
    return ',';
  }
  return MARKS[narrow] ?? narrow;
}

function half(char: string): string {
  const unit = char.charCodeAt(0);
  return unit > 0xff00 && unit < 0xff5f ? String.fromCharCode(unit - 0xfee0) : char;
}

/** Whether a character is one of the ASCII digits. */
export function isDigit(char: string): boolean {
  return char >= '0' && char <= '9';
}
