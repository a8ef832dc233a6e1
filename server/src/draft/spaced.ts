import { type Steps, strides } from '../steps.ts';
import type { Cell, Grid, GridRow } from './block.ts';
import type { KnownLabels } from './known-labels.ts';
import { SPACES } from './notation/tabs-notation.ts';
import { readParagraph } from './paragraph.ts';
import { readPrinted } from './printed.ts';
import type { BlockReading, Reader } from './reader.ts';
import { FIGURE_LIKE, isOtherNotation, NUMBERED } from './region.ts';
import type { Span } from './span.ts';
import { afterBlankLines, isBlankUnit, lineAt, ownCopy, type TextLine, trimmed } from './text.ts';
import { readWrapped } from './wrapped.ts';

/** How many lines are examined to tell a table from a single line with a gap. */
const LINES_LOOKED_AT = 5;

/**
 * Makes a reader of tables whose cells are separated by blanks, such as text copied from a PDF. Tables of
 * known forms are recognised by their labels, other tables by two or more blanks between cells.
 */
export function spacedReader(labels: KnownLabels): Reader {
  return {
    read(source, at) {
      const printed = readPrinted(source, at, labels);
      if (typeof printed !== 'number') return printed;
      const spaced = readSpaced(source, at);
      if (typeof spaced !== 'number') return spaced;
      const wrapped = readWrapped(source, at, labels);
      if (typeof wrapped !== 'number') return wrapped;
      const looked = Math.max(printed, spaced, wrapped) - at;
      const { block, end } = readParagraph(source, at);
      return { block: looked > block.reach ? { ...block, reach: looked } : block, end };
    },
  };
}

/**
 * The table at `at` whose cells are separated by two or more blanks, or how far the source was read for
 * one. Prose has gaps too, so a table needs several consecutive lines with at least three cells, and
 * figures among them.
 */
function readSpaced(source: string, at: number): Steps<BlockReading> | number {
  const first = lineAt(source, at);
  if (partsOf(source, first).length < 2) return first.next;
  const ahead = lookAhead(source, first);
  if (!isTable(source, ahead)) return ahead.at(-1)?.next ?? first.next;
  return readTable(source, at, first);
}

function* readTable(source: string, at: number, first: TextLine): Steps<BlockReading> {
  const isStep = strides();
  const lines = yield* linesFrom(source, first);
  const end = afterBlankLines(source, lines.at(-1)?.next ?? first.next);
  const text = ownCopy(source, at, end);
  const rows: GridRow[] = [];
  for (const line of lines) {
    const span = { start: line.start - at, end: line.end - at };
    const cells = partsOf(text, span).map((part, column) => cellOf(text, part, column));
    rows.push({ span, cells });
    if (isStep(line.end - line.start)) yield;
  }
  const block: Grid = {
    kind: 'grid',
    notation: SPACES,
    text,
    content: { start: 0, end: (lines.at(-1)?.end ?? at) - at },
    reach: afterTwoLines(source, end) - at,
    rows,
  };
  return { block, end };
}

/** The first lines of a possible table, with the first line after them that is no row. */
function lookAhead(source: string, first: TextLine): TextLine[] {
  const lines = [first];
  for (let line = first; lines.length < LINES_LOOKED_AT && line.next < source.length; ) {
    line = lineAt(source, line.next);
    lines.push(line);
    if (partsOf(source, line).length < 2) break;
  }
  return lines;
}

function isTable(source: string, lines: readonly TextLine[]): boolean {
  const rows = lines.map((line) =>
    partsOf(source, line).map(({ start, end }) => source.slice(start, end)),
  );
  const long = rows.filter((cells) => cells.length >= 3);
  const figures = rows.map((cells) => cells.filter((text) => FIGURE_LIKE.test(text)).length);
  return long.length >= 3 && figures.some((count) => count >= 2);
}

/** The lines of a table: lines with gaps, and captions of one cell directly above such a line. */
function* linesFrom(source: string, first: TextLine): Steps<TextLine[]> {
  const isStep = strides();
  const lines = [first];
  let line = first;
  while (line.next < source.length) {
    line = lineAt(source, line.next);
    const parts = partsOf(source, line).length;
    if (parts === 0) break;
    if (parts === 1) {
      const isHeading = NUMBERED.test(source.slice(line.start, line.end));
      if (isHeading || line.end - line.start > LONGEST_CAPTION) break;
      if (partsOf(source, lineAt(source, line.next)).length < 2) break;
    }
    lines.push(line);
    if (isStep(line.end - line.start)) yield;
  }
  return lines;
}

/** A longer line above a row is the heading of the next section: 收到和处理政府信息公开申请情况. */
const LONGEST_CAPTION = 14;

/** How far was read after a table: a possible caption, and the line after it. */
function afterTwoLines(source: string, at: number): number {
  return lineAt(source, lineAt(source, at).next).next;
}

/** The cells of a line, without the blanks around them; none if the line is in another notation. */
function partsOf(source: string, line: Span): Span[] {
  const content = trimmed(source, line.start, line.end);
  const parts: Span[] = [];
  let start = content.start;
  let end = content.start;
  for (let at = content.start; at < content.end; at++) {
    if (isBlankUnit(source.charCodeAt(at))) continue;
    if (at - end >= 2) {
      parts.push({ start, end });
      start = at;
    }
    end = at + 1;
  }
  if (end > start) parts.push({ start, end });
  return parts.length > 0 && isOtherNotation(source, line) ? [] : parts;
}

function cellOf(text: string, span: Span, column: number): Cell {
  return {
    span,
    extent: span,
    text: text.slice(span.start, span.end),
    width: 1,
    height: 1,
    column,
  };
}
