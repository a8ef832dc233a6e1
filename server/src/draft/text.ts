import type { Span } from './span.ts';

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** One line of a source: [start, end) without its line break. The next line begins at `next`. */
export interface TextLine extends Span {
  readonly next: number;
}

/**
 * The line that begins at `start`. LF, CRLF and a lone CR end a line, as in LSP. It reads this line only:
 * searching for the next LF would run through a whole text with CR line ends, at each line.
 */
export function lineAt(source: string, start: number): TextLine {
  for (let end = start; end < source.length; end++) {
    const unit = source.charCodeAt(end);
    if (unit === LINE_FEED) return { start, end, next: end + 1 };
    if (unit === CARRIAGE_RETURN) {
      const isPair = source.charCodeAt(end + 1) === LINE_FEED;
      return { start, end, next: end + (isPair ? 2 : 1) };
    }
  }
  return { start, end: source.length, next: source.length };
}

/** Whether a character looks blank: what `\s` matches, the byte order mark, and zero-width characters. */
export function isBlankUnit(unit: number): boolean {
  if (unit === 32 || (unit >= 9 && unit <= 13)) return true;
  if (unit < 0xa0) return false;
  return (
    unit === 0xa0 ||
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200d) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x2060 ||
    unit === 0x3000 ||
    unit === 0xfeff
  );
}

/** [start, end) without the blanks around it; empty at `start` if everything is blank. */
export function trimmed(source: string, start: number, end: number): Span {
  let from = start;
  while (from < end && isBlankUnit(source.charCodeAt(from))) from++;
  if (from === end) return { start, end: start };
  let to = end;
  while (isBlankUnit(source.charCodeAt(to - 1))) to--;
  return { start: from, end: to };
}

/** Whether [start, end) contains only blanks. */
export function isBlank(source: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    if (!isBlankUnit(source.charCodeAt(at))) return false;
  }
  return true;
}

/** Offset of the first tab in [start, end), or -1. */
export function tabIn(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    if (source.charCodeAt(at) === TAB) return at;
  }
  return -1;
}

/** Offset after the blank lines that begin at the line start `at`. A line with a tab is not blank. */
export function afterBlankLines(source: string, at: number): number {
  let position = at;
  while (position < source.length) {
    const line = lineAt(source, position);
    if (!isBlank(source, line.start, line.end)) break;
    if (tabIn(source, line.start, line.end) >= 0) break;
    position = line.next;
  }
  return position;
}

/**
 * A copy of [start, end) with its own memory. A plain `slice` would keep the whole source string alive,
 * so that every edit would leave one version of the text behind.
 */
export function ownCopy(source: string, start: number, end: number): string {
  return ` ${source.slice(start, end)}`.slice(1);
}
