import { MARK } from './region.ts';
import type { Span } from './span.ts';
import { isBlank, isBlankUnit, type TextLine } from './text.ts';

/** A line split at blanks, and at the bars that some programs write. */
export interface PrintedLine extends TextLine {
  readonly pieces: readonly PrintedPiece[];
}

/** A stretch of one line, or the joined text of several, as labels may be broken over lines. */
export interface PrintedPiece extends Span {
  readonly text: string;
}

/** Splits a line into pieces. */
export function printedLine(source: string, line: TextLine): PrintedLine {
  const pieces: PrintedPiece[] = [];
  let { start } = line;
  for (let at = start; at <= line.end; at++) {
    if (at < line.end && !isGap(source.charCodeAt(at))) continue;
    if (at > start) pieces.push(withFigure(source, pieces, { start, end: at }));
    start = at + 1;
  }
  return { ...line, pieces };
}

const UNIT = /^(?:[%％件项条元个次份宗起例]|[万亿]元)$/;
const DIGITS = /^[+＋\-－]?[\d０-９][\d０-９.．,，]*$/;

/**
 * A piece of a line. A unit after a blank is joined with the figure before it, which is removed from
 * `pieces`.
 */
function withFigure(source: string, pieces: PrintedPiece[], { start, end }: Span): PrintedPiece {
  const text = source.slice(start, end);
  const last = pieces.at(-1);
  if (!last || !UNIT.test(text) || !DIGITS.test(last.text)) return { start, end, text };
  if (!isBlank(source, last.end, start)) return { start, end, text };
  pieces.pop();
  return { start: last.start, end, text: source.slice(last.start, end) };
}

const BAR = 124;

/** Whether a character separates pieces. */
export function isGap(unit: number): boolean {
  return unit === BAR || isBlankUnit(unit);
}

/** Everything on some lines as one piece without blanks. */
export function joined(lines: readonly PrintedLine[]): PrintedPiece {
  return together(lines.flatMap(({ pieces }) => pieces));
}

/** Several pieces as one. */
export function together(pieces: readonly PrintedPiece[]): PrintedPiece {
  const start = pieces[0]?.start ?? 0;
  const text = pieces.map((piece) => piece.text).join('');
  return { start, end: pieces.at(-1)?.end ?? start, text };
}

/** Digits with an optional unit or note, but not a label with its number: `1.属于国家秘密`. */
const FIGURE =
  /^[+＋\-－]?[\d０-９][\d０-９.．,，]*\s*(?:[%％件项条元个次份宗起例]|[万亿]元)?(?:[（(].*[）)])?$/;
/** A figure that contains a letter by mistake, such as `3O`, or a single `l` for 1. */
const MISREAD = /^[\w.,]{1,8}$/;

/** Whether a line ends with a figure. */
export function endsInFigure({ pieces }: PrintedLine): boolean {
  const last = pieces.at(-1);
  return last !== undefined && isFigure(last);
}

/** Whether a piece is a figure, a mistyped figure, or a mark in place of one. */
export function isFigure({ text }: PrintedPiece): boolean {
  return FIGURE.test(text) || MARK.test(text) || MISREAD.test(text);
}
