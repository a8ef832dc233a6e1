import { type Steps, strides } from '../steps.ts';
import type { Block, Cell, Grid, GridRow } from './block.ts';
import { brokenLabel, lastCell } from './broken-label.ts';
import type { KnownLabels } from './known-labels.ts';
import { LINES } from './notation/lines-notation.ts';
import type { Notation } from './notation/notation.ts';
import { TABS } from './notation/tabs-notation.ts';
import { type BlockReading, MOST_CELLS, type Reader } from './reader.ts';
import {
  FIGURE_LIKE,
  MARK,
  NUMBERED,
  type Region,
  type RegionLine,
  tabbedRegion,
} from './region.ts';
import type { Span } from './span.ts';
import { lineAt, ownCopy, trimmed } from './text.ts';

/**
 * Reads tables whose cells are parted by tabs.
 *
 * - *lines*, as a word processor's file is dumped: a cell per line that begins with a tab, continued by
 *   lines without one; a blank line ends the row.
 * - *tabs*, as a table is pasted from a sheet or a PDF: a row per line, or over several where a label wraps.
 */
export function tabbedReader(labels: KnownLabels): Reader {
  return {
    read(source, at, old) {
      const region = tabbedRegion(source, at, labels);
      return region && readTable(source, at, region, old, labels);
    },
  };
}

function* readTable(
  source: string,
  at: number,
  { lines, end, reach }: Region,
  old: Block | undefined,
  labels: KnownLabels,
): Steps<BlockReading> {
  const text = ownCopy(source, at, end);
  const notation = isOneCellPerLine(text, lines) ? LINES : TABS;
  const known = old?.kind === 'grid' && old.notation === notation ? old : undefined;
  const rows = yield* rowsOf(text, lines, notation, known, labels);
  const content = trimmed(text, 0, text.length);
  const block: Grid = {
    kind: 'grid',
    notation,
    text,
    content: { start: 0, end: content.end },
    reach: reach - at,
    rows,
  };
  return { block, end };
}

/** Whether more lines are one cell behind a tab than are rows with tabs inside. */
function isOneCellPerLine(text: string, lines: readonly RegionLine[]): boolean {
  let single = 0;
  let several = 0;
  for (const line of lines) {
    if (line.kind !== 'tabbed') continue;
    if (isOneCell(text, line)) single++;
    else several++;
  }
  return single > several;
}

/** Whether a line is a tab and one cell; tabs at its end part nothing. */
function isOneCell(text: string, { start, end }: Span): boolean {
  if (text.charCodeAt(start) !== 9) return false;
  const tab = text.indexOf('\t', start + 1);
  return tab < 0 || tab >= end || tab >= trimmed(text, start, end).end;
}

/** The rows of a table; those that stand in the old one to the letter, at the same place, are its own. */
function* rowsOf(
  text: string,
  lines: readonly RegionLine[],
  notation: Notation,
  old: Grid | undefined,
  labels: KnownLabels,
): Steps<GridRow[]> {
  const isStep = strides();
  const oldRows = new Map(old?.rows.map((row) => [row.span.start, row]));
  const rows: GridRow[] = [];
  const wraps = notation === TABS ? wrappedLines(text, lines, labels) : undefined;
  for (let first = 0; first < lines.length; ) {
    const next = wraps ? first + (wraps.get(first) ?? 1) : endOfRow(lines, first);
    const span = { start: lines[first]?.start ?? 0, end: lines[next - 1]?.end ?? 0 };
    const known = oldRows.get(span.start);
    if (old && known && isSame(old.text, known.span, text, span)) {
      rows.push(known);
    } else {
      const row = lines.slice(first, next);
      const cells = notation === LINES ? cellsOfLines(text, row) : cellsOfTabs(text, span);
      // A rule of dashes is drawn under a row and is none.
      if (notation === LINES || !isRule(cells)) rows.push({ span, cells });
    }
    if (isStep(span.end - span.start)) yield;
    first = next;
  }
  return rows;
}

function isSame(a: string, { start, end }: Span, b: string, other: Span): boolean {
  return end === other.end && a.slice(start, end) === b.slice(other.start, other.end);
}

/** Index of the line that begins the next row in *lines*: the first one after a blank line. */
function endOfRow(lines: readonly RegionLine[], first: number): number {
  let next = first + 1;
  while (next < lines.length && !lines[next]?.afterBlank) next++;
  return next;
}

/** The cells of a row in *lines*; a line with several tabs gives several of them. */
function cellsOfLines(text: string, lines: readonly RegionLine[]): Cell[] {
  const cells: Cell[] = [];
  for (const line of lines) {
    const last = cells.at(-1);
    if (line.kind === 'continuation' && last) {
      cells[cells.length - 1] = cellOf(text, last.extent.start, line.end, last.column);
    } else {
      cells.push(...cellsOfLine(text, line, cells.length));
    }
  }
  return cells;
}

/** The cells of one line of *lines*: a tab begins each, and tabs at the line's end begin none. */
function cellsOfLine(text: string, line: RegionLine, column: number): Cell[] {
  const cells: Cell[] = [];
  const content = trimmed(text, line.start, line.end);
  let start = line.start;
  while (start < line.end) {
    const isLast = column + cells.length >= MOST_CELLS - 1;
    const next = isLast ? -1 : text.indexOf('\t', start + 1);
    const end = next < 0 || next >= content.end ? line.end : next;
    cells.push(cellOf(text, start, end, column + cells.length));
    start = end;
  }
  return cells;
}

/**
 * The rows in *tabs* that wrap, by the index of their first line, and on how many lines they stand: known
 * labels are broken between them; or the first is too short, it and the next together are as long as most
 * rows, and the cell between them is a label.
 */
function wrappedLines(
  text: string,
  lines: readonly RegionLine[],
  labels: KnownLabels,
): Map<number, number> {
  const wrapped = new Map<number, number>();
  const lengths = lines.map((line) => cellCount(text, line));
  const usual = mostFrequent(lengths);
  for (let index = 0; index + 1 < lines.length; index++) {
    const count = brokenLines(text, lines, index, labels);
    if (count > 1) {
      wrapped.set(index, count);
      index += count - 1;
      continue;
    }
    const [line, next] = [lines[index], lines[index + 1]];
    const [length = 0, rest = 0] = lengths.slice(index, index + 2);
    if (!line || !next || next.afterBlank || length >= usual || rest >= usual) continue;
    if (length + rest - 1 !== usual) continue;
    if (!isLabel(lastCell(text, line)) || !isLabel(cellsOfTabs(text, next)[0]?.text)) continue;
    if (NUMBERED.test(text.slice(next.start, next.end))) continue;
    wrapped.set(index, 2);
    index++;
  }
  return wrapped;
}

/** On how many lines the row stands that begins with a line, by the labels that are broken in it. */
function brokenLines(
  text: string,
  lines: readonly RegionLine[],
  first: number,
  labels: KnownLabels,
): number {
  let last = first;
  for (;;) {
    const line = lines[last];
    if (!line || !isLabel(lastCell(text, line))) break;
    const { below } = brokenLabel(text, lineAt(text, line.start), labels);
    if (below.length === 0) break;
    last += below.length;
  }
  return last - first + 1;
}

function cellCount(text: string, { start, end }: Span): number {
  let count = 1;
  for (let at = start; at < end; at++) {
    if (text.charCodeAt(at) === 9) count++;
  }
  return count;
}

function mostFrequent(numbers: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  let best = 0;
  for (const [number, count] of counts) {
    if (count > (counts.get(best) ?? 0)) best = number;
  }
  return best;
}

function isLabel(text = ''): boolean {
  return text !== '' && !FIGURE_LIKE.test(text) && !MARK.test(text);
}

/** The cells of a row in *tabs*. */
function cellsOfTabs(text: string, line: Span): Cell[] {
  const cells: Cell[] = [];
  let start = line.start;
  while (start <= line.end) {
    const tab = cells.length === MOST_CELLS - 1 ? -1 : text.indexOf('\t', start);
    const end = tab < 0 || tab > line.end ? line.end : tab;
    cells.push(cellOf(text, start, end, cells.length));
    start = end + 1;
  }
  return cells;
}

const DASHES = /^[:：]?(?:-{2,}|—{2,}|={2,}|_{2,})[:：]?$/;

/** A line drawn under a row, such as a PDF's text layer leaves: dashes in every cell. */
function isRule(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.text !== '');
  return filled.length > 0 && filled.every((cell) => DASHES.test(cell.text));
}

/** The cell in [start, end), which may begin with the tab that opens it. */
function cellOf(text: string, start: number, end: number, column: number): Cell {
  const inside = text.charCodeAt(start) === 9 ? start + 1 : start;
  const span = trimmed(text, Math.min(inside, end), end);
  return {
    span,
    extent: { start, end },
    text: text.slice(span.start, span.end),
    width: 1,
    height: 1,
    column,
  };
}
