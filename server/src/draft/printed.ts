import type { Cell, GridRow } from './block.ts';
import { isPageNumber } from './is-page-number.ts';
import type { KnownLabels } from './known-labels.ts';
import { SPACES } from './notation/tabs-notation.ts';
import {
  endsInFigure,
  isFigure,
  isGap,
  joined,
  type PrintedLine,
  type PrintedPiece,
  printedLine,
} from './printed-line.ts';
import { type PrintedRow, printedRow } from './printed-row.ts';
import type { BlockReading } from './reader.ts';
import { isOtherNotation } from './region.ts';
import { hull, type Span, shifted } from './span.ts';
import { stackedRow } from './stacked-row.ts';
import { afterBlankLines, isBlank, lineAt, ownCopy, tabIn, trimmed } from './text.ts';

/** Maximum length of a printed line, with its indentation. */
const LONGEST_LINE = 300;
/**
 * Maximum number of lines between two rows. Headings printed with one character on a line, and page
 * numbers, take fewer.
 */
const MOST_BETWEEN = 80;
/** How many unknown lines may stand between two rows, such as the running heads of a page. */
const MOST_STRANGE = 3;
/** How many lines a label can continue below its figures. */
const MOST_BELOW = 4;
/** Maximum number of cells of a row that has each cell on its own line. */
const MOST_STACKED = 100;
/** Maximum length of a line with one figure and its note: `22（其中修订16件）`. */
const LONGEST_CELL = 60;

/** A page number without marks around it. It counts as one only between rows of a table. */
const BARE_PAGE_NUMBER = /^(?:[-—–·]? ?\d{1,4}(?:\/\d{1,4})? ?[-—–·]?|第 ?\d{1,4} ?页.{0,20})$/;
const SENTENCE = /[。；]/;

/**
 * Reads tables of known forms in text copied from a PDF: cells separated by blanks, labels and headings
 * broken over lines, page numbers in between. It also reads text copied from a web page: each cell on its
 * own line, or bars between cells.
 *
 * @returns The reading, or how far the source was read if no table begins at `at`.
 */
export function readPrinted(
  source: string,
  at: number,
  labels: KnownLabels,
): BlockReading | number {
  const first = lineAt(source, at);
  if (!mayBegin(source, first, labels)) return first.next;
  const rows: (readonly PrintedPiece[])[] = [];
  let last: readonly number[] | undefined;
  let above: PrintedLine[] = [];
  let between = 0;
  let strange = 0;
  let isStacked = false;
  let looked = at;
  let end = at;
  const lineFrom = (start: number): PrintedLine | undefined => {
    if (start >= source.length) return undefined;
    const line = lineAt(source, afterGaps(source, start));
    looked = Math.max(looked, line.next);
    const isPrinted = line.end - line.start <= LONGEST_LINE && !isOtherNotation(source, line);
    return isPrinted ? printedLine(source, line) : undefined;
  };
  const labelsBelow = (start: number) => {
    const lines: PrintedLine[] = [];
    let line = lineFrom(start);
    while (line && lines.length < MOST_BELOW && !endsInFigure(line)) {
      lines.push(line);
      line = lineFrom(line.next);
    }
    return lines;
  };
  const stackedBelow = (label: PrintedLine): PrintedRow | undefined => {
    if (endsInFigure(label)) return undefined;
    const cells: PrintedPiece[] = [];
    let { next } = label;
    while (next < source.length && cells.length < MOST_STACKED) {
      const line = lineAt(source, next);
      looked = Math.max(looked, line.next);
      if (line.end - line.start > LONGEST_CELL) break;
      const [piece, second] = printedLine(source, line).pieces;
      if (second || (piece && (!isFigure(piece) || isOtherNotation(source, line)))) break;
      if (piece) cells.push(piece);
      else if (isBlankCell(source, line)) {
        cells.push({ start: line.start, end: line.start, text: '' });
      }
      next = line.next;
    }
    if (cells.length === 0) return undefined;
    return stackedRow({ above: [...above, label], cells, next, goesOn: isStacked, labels });
  };
  let line = lineFrom(at);
  while (line && between <= MOST_BETWEEN) {
    const { next } = line;
    const { text } = joined([line]);
    const words = line.pieces.map((piece) => piece.text).join(' ');
    const isPage = isPageNumber(words) || BARE_PAGE_NUMBER.test(words);
    const around = { above, below: () => labelsBelow(next), last, labels };
    const stacked = isPage ? undefined : stackedBelow(line);
    const row = stacked ?? (isPage ? undefined : printedRow(line, around));
    if (row) {
      isStacked = stacked !== undefined;
      rows.push(...headingRows(row.above, labels), row.cells);
      last = row.widths;
      above = [];
      between = 0;
      strange = 0;
      end = row.next;
    } else if (!isPage || (!last && above.length === 0)) {
      // A figure outside every row is no piece of a label.
      const isOwn = labels.isPiece(text) || labels.isHeading(text);
      if (endsInFigure(line) || !isOwn) strange++;
      if (strange > (last ? MOST_STRANGE : 0)) break;
      // 行政复议 行政诉讼 may be headings of columns as well as the heading of a section.
      const isSection = labels.isSection(text) && !headingAt([line], labels);
      if (isSection || SENTENCE.test(text)) break;
      above.push(line);
    }
    if (!row) between++;
    line = lineFrom(row?.next ?? next);
  }
  if (!last) return looked;
  const to = afterBlankLines(source, end);
  const text = ownCopy(source, at, to);
  const content = { start: 0, end: trimmed(text, 0, text.length).end };
  const reach = Math.max(looked, lineAt(source, to).next) - at;
  const gridRows = rows.map((pieces) => rowFrom(pieces, at));
  return {
    block: { kind: 'grid', notation: SPACES, text, content, reach, rows: gridRows },
    end: to,
  };
}

/**
 * Whether a line is a blank cell copied from a page: it has blanks, but no tab and no bar, which separate
 * cells.
 */
function isBlankCell(source: string, { start, end }: Span): boolean {
  return start < end && isBlank(source, start, end) && tabIn(source, start, end) < 0;
}

/** Offset after the lines that contain only blanks, tabs and bars; pages separate their cells by these. */
function afterGaps(source: string, start: number): number {
  let at = start;
  while (at < source.length) {
    const { start: from, end, next } = lineAt(source, at);
    for (let unit = from; unit < end; unit++) {
      if (!isGap(source.charCodeAt(unit))) return at;
    }
    at = next;
  }
  return at;
}

/** Characters that end a line of prose, but not the first line of a table. */
const ENDS_PROSE = '。；：，、';

/** Whether a line may be the first line of a table. */
function mayBegin(source: string, { start, end }: Span, labels: KnownLabels): boolean {
  if (end - start > LONGEST_LINE || ENDS_PROSE.includes(source.charAt(end - 1))) return false;
  const text = source.slice(start, end);
  return /\S[\s|]+\S/.test(text) || labels.isPiece(text);
}

/** Over how many lines a caption or a heading can be broken. */
const MOST_PIECES = 8;

/**
 * Makes rows from the lines above a row. Captions and headings that are broken into pieces are joined.
 * Consecutive lines that are neither become one cell, and so do all headings of a row without a label.
 */
function headingRows(
  lines: readonly PrintedLine[],
  labels: KnownLabels,
): (readonly PrintedPiece[])[] {
  const all = joined(lines);
  if (labels.widthsUnder(all.text).length > 0) return [[all]];
  const rows: (readonly PrintedPiece[])[] = [];
  let others: PrintedLine[] = [];
  let at = 0;
  const close = () => {
    if (others.length > 0) rows.push([joined(others)]);
    others = [];
  };
  while (at < lines.length) {
    const known = headingAt(lines.slice(at), labels);
    if (known) {
      close();
      rows.push(known.cells);
    } else {
      others.push(...lines.slice(at, at + 1));
    }
    at += known?.lines ?? 1;
  }
  close();
  return rows;
}

/** The headings at the start of some lines, with the number of lines that they take. */
function headingAt(
  lines: readonly PrintedLine[],
  labels: KnownLabels,
): { readonly cells: readonly PrintedPiece[]; readonly lines: number } | undefined {
  const isKnown = ({ text }: PrintedPiece) => labels.isHeading(text) || labels.isCaption(text);
  for (let count = 1; count <= Math.min(MOST_PIECES, lines.length); count++) {
    const whole = joined(lines.slice(0, count));
    if (isKnown(whole)) return { cells: [whole], lines: count };
  }
  const cells = lines[0]?.pieces ?? [];
  return cells.every(isKnown) ? { cells, lines: 1 } : undefined;
}

/** @param at Offset where the grid begins in the source. */
function rowFrom(pieces: readonly PrintedPiece[], at: number): GridRow {
  const cells = pieces.map((piece, column): Cell => {
    const span = shifted(piece, -at);
    return { span, extent: span, text: piece.text, width: 1, height: 1, column };
  });
  return { span: hull(cells[0]?.span ?? NOWHERE, cells.at(-1)?.span ?? NOWHERE), cells };
}

const NOWHERE = { start: 0, end: 0 };
