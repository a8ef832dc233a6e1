import { mostFrequent } from '../most-frequent.ts';
import { type Steps, strides } from '../steps.ts';
import type { Cell, Grid, GridRow } from './block.ts';
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
 * Reads tables whose cells are separated by tabs, in two notations:
 *
 * - *lines*, as a word processor exports text: each cell on a line that begins with a tab and continues
 *   on lines without one; a blank line ends the row.
 * - *tabs*, as a table is pasted from a spreadsheet or a PDF: each row on one line, or on several if a
 *   label wraps.
 */
export function tabbedReader(labels: KnownLabels): Reader {
  return {
    read(source, at) {
      const region = tabbedRegion(source, at, labels);
      return region && readTable(source, at, region, labels);
    },
  };
}

function* readTable(
  source: string,
  at: number,
  { lines, end, reach }: Region,
  labels: KnownLabels,
): Steps<BlockReading> {
  const text = ownCopy(source, at, end);
  const notation = isOneCellPerLine(text, lines) ? LINES : TABS;
  const rows = yield* rowsOf(text, lines, notation, labels);
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

/**
 * Whether more lines are a tab with one cell than are rows with several cells. Where no blank line ends a row, those
 * begin with a blank cell, such as one that a merged cell covers.
 */
function isOneCellPerLine(text: string, lines: readonly RegionLine[]): boolean {
  let single = 0;
  let several = 0;
  for (const line of lines) {
    if (line.kind !== 'tabbed') continue;
    if (isOneCell(text, line)) single++;
    else several++;
  }
  const hasRowEnds = lines.some(({ afterBlank }) => afterBlank);
  return single > several && (several === 0 || hasRowEnds);
}

/** Whether a line is a tab and one cell. Trailing tabs do not count. */
function isOneCell(text: string, { start, end }: Span): boolean {
  if (text.charCodeAt(start) !== 9) return false;
  const tab = text.indexOf('\t', start + 1);
  return tab < 0 || tab >= end || tab >= trimmed(text, start, end).end;
}

function* rowsOf(
  text: string,
  lines: readonly RegionLine[],
  notation: Notation,
  labels: KnownLabels,
): Steps<GridRow[]> {
  const isStep = strides();
  const rows: GridRow[] = [];
  const wraps = notation === TABS ? wrappedLines(text, lines, labels) : undefined;
  for (let first = 0; first < lines.length; ) {
    const next = wraps ? first + (wraps.get(first) ?? 1) : endOfRow(lines, first);
    const span = { start: lines[first]?.start ?? 0, end: lines[next - 1]?.end ?? 0 };
    const row = lines.slice(first, next);
    const cells = notation === LINES ? cellsOfLines(text, row) : cellsOfTabs(text, span);
    // A rule of dashes drawn below a row is no row.
    if (notation === LINES || !isRule(cells)) rows.push({ span, cells });
    if (isStep(span.end - span.start)) yield;
    first = next;
  }
  return rows;
}

/** Index of the line that begins the next row in *lines*: the next line after a blank line. */
function endOfRow(lines: readonly RegionLine[], first: number): number {
  let next = first + 1;
  while (next < lines.length && !lines[next]?.afterBlank) next++;
  return next;
}

/** The cells of a row in *lines*. A line with several tabs has several cells. */
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

/** The cells of one line in *lines*. Each tab begins a cell, except trailing tabs. */
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
 * The rows in *tabs* that wrap: index of their first line → number of lines. A row wraps in two cases: a
 * known label is broken over its lines; or a line is too short, it makes a row of the usual length
 * together with the next, and the two halves at the break are labels.
 */
function wrappedLines(
  text: string,
  lines: readonly RegionLine[],
  labels: KnownLabels,
): Map<number, number> {
  const wrapped = new Map<number, number>();
  const lengths = lines.map((line) => cellCount(text, line));
  const usualOf = usualLengths(lines, lengths);
  for (let index = 0; index + 1 < lines.length; index++) {
    const count = brokenLines(text, lines, index, labels);
    if (count > 1) {
      wrapped.set(index, count);
      index += count - 1;
      continue;
    }
    const [line, next] = [lines[index], lines[index + 1]];
    const [length = 0, rest = 0] = lengths.slice(index, index + 2);
    const usual = usualOf[index] ?? 0;
    if (!line || !next || next.afterBlank || length >= usual || rest >= usual) continue;
    if (length + rest - 1 !== usual) continue;
    if (!isLabel(lastCell(text, line)) || !isLabel(cellsOfTabs(text, next)[0]?.text)) continue;
    if (NUMBERED.test(text.slice(next.start, next.end))) continue;
    wrapped.set(index, 2);
    index++;
  }
  return wrapped;
}

/** So many lines between blank lines may be a table of their own. */
const LINES_OF_A_TABLE = 5;

/** For each line, the usual number of cells of its table: that between two blank lines, if it has enough lines. */
function usualLengths(lines: readonly RegionLine[], lengths: readonly number[]): number[] {
  const usual = mostFrequent(lengths) ?? 0;
  const starts = lines.flatMap(({ afterBlank }, index) => (afterBlank || index === 0 ? index : []));
  return starts.flatMap((start, index) => {
    const own = lengths.slice(start, starts[index + 1]);
    const ofOwn = own.length < LINES_OF_A_TABLE ? usual : (mostFrequent(own) ?? 0);
    return own.map(() => ofOwn);
  });
}

/** On how many lines the row that begins at `first` stands, judged by broken labels. */
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

function isLabel(text = ''): boolean {
  return text !== '' && !FIGURE_LIKE.test(text) && !MARK.test(text);
}

/** The cells of a row in *tabs*. */
function cellsOfTabs(text: string, line: Span): Cell[] {
  const cells: Cell[] = [];
  let start = line.start;
  while (start <= line.end) {
    const end = cells.length === MOST_CELLS - 1 ? line.end : endOfCell(text, start, line.end);
    cells.push(cellOf(text, start, end, cells.length));
    start = end + 1;
  }
  return cells;
}

/** Where the next tab stands, or the line ends. Never looks beyond the line: the next tab may be far away. */
function endOfCell(text: string, start: number, lineEnd: number): number {
  let end = start;
  while (end < lineEnd && text.charCodeAt(end) !== 9) end++;
  return end;
}

const DASHES = /^[:：]?(?:-{2,}|—{2,}|={2,}|_{2,})[:：]?$/;

/**
 * Whether a row is only a line drawn below a row, with dashes in every cell. The text layer of a PDF
 * leaves such rows.
 */
function isRule(cells: readonly Cell[]): boolean {
  const filled = cells.filter((cell) => cell.text !== '');
  return filled.length > 0 && filled.every((cell) => DASHES.test(cell.text));
}

/** The cell in [start, end), which may include the tab that begins it. */
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
