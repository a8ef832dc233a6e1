import { MARK } from './region.ts';
import type { Span } from './span.ts';
import { isBlank, isBlankUnit, type TextLine } from './text.ts';

/** A line in the pieces that stand between blanks, and between the bars that some programs put there. */
export interface PrintedLine extends TextLine {
  readonly pieces: readonly PrintedPiece[];
}

/** Some characters of a line, or of several: a label may be broken. */
export interface PrintedPiece extends Span {
  readonly text: string;
}

/** The pieces of a line. */
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

/** A piece; a unit that blanks part from its figure is one with it, which is taken from the pieces before. */
function withFigure(source: string, pieces: PrintedPiece[], { start, end }: Span): PrintedPiece {
  const text = source.slice(start, end);
  const last = pieces.at(-1);
  if (!last || !UNIT.test(text) || !DIGITS.test(last.text)) return { start, end, text };
  if (!isBlank(source, last.end, start)) return { start, end, text };
  pieces.pop();
  return { start: last.start, end, text: source.slice(last.start, end) };
}

const BAR = 124;

/** Whether a character parts pieces. */
export function isGap(unit: number): boolean {
  return unit === BAR || isBlankUnit(unit);
}

/** All that stands on some lines, as one piece without blanks. */
export function joined(lines: readonly PrintedLine[]): PrintedPiece {
  return together(lines.flatMap(({ pieces }) => pieces));
}

/** Several pieces as one. */
export function together(pieces: readonly PrintedPiece[]): PrintedPiece {
  const start = pieces[0]?.start ?? 0;
  const text = pieces.map((piece) => piece.text).join('');
  return { start, end: pieces.at(-1)?.end ?? start, text };
}

/** Digits with a unit or a note behind them, but not the number of a label: `1.属于国家秘密`. */
const FIGURE =
  /^[+＋\-－]?[\d０-９][\d０-９.．,，]*\s*(?:[%％件项条元个次份宗起例]|[万亿]元)?(?:[（(].*[）)])?$/;
/** Digits among which a letter was typed or read, as in `3O`; and a `l` alone. */
const MISREAD = /^[\w.,]{1,8}$/;

/** Whether a line ends in a figure. */
export function endsInFigure({ pieces }: PrintedLine): boolean {
  const last = pieces.at(-1);
  return last !== undefined && isFigure(last);
}

/** Whether a piece is a figure, or was to be one, or a mark that stands for it. */
export function isFigure({ text }: PrintedPiece): boolean {
  return FIGURE.test(text) || MARK.test(text) || MISREAD.test(text);
}
