import type { GridRow } from '../../draft/block.ts';
import { isNamed } from '../form.ts';
import type { Lookup } from '../lookup.ts';
import { type Bound, bindColumns } from './bound-columns.ts';
import type { Printed } from './captions.ts';
import { numbersColumns } from './numbered-columns.ts';
import type { WrittenRow } from './written-row.ts';

/**
 * A stretch of rows with the columns that the headings above it bind. A table is one piece, or several: one for each
 * page with its own headings, or one below the other with some of the columns each.
 */
export interface TablePiece {
  /** For a table with blocks, each of them; else the table, or several halves of it from left to right. */
  readonly bound: readonly Bound[];
  readonly rows: readonly WrittenRow[];
}

/** A table cut into pieces, and the rows of headings above the first. */
export interface Pieces {
  readonly heads: readonly WrittenRow[];
  readonly pieces: readonly [TablePiece, ...TablePiece[]];
}

/**
 * Cuts rows into pieces of a table; undefined if its headings are not above them.
 *
 * @param enough How many columns the first piece must have for others to be looked for.
 */
export function piecesOf(
  rows: readonly WrittenRow[],
  printed: Printed,
  lookup: Lookup,
  enough: number,
): Pieces | undefined {
  const start = bodyFrom(rows, 0, printed, lookup);
  const bound = boundAt(rows, 0, start, printed, lookup);
  if (!bound) return undefined;
  const heads = rows.slice(0, start);
  const count = bound.flatMap(({ columns }) => columns.flatMap((one) => one ?? [])).length;
  if (count < enough) return { heads, pieces: [{ bound, rows: rows.slice(start) }] };
  let piece: GrowingPiece = { bound, rows: [] };
  const pieces: [GrowingPiece, ...GrowingPiece[]] = [piece];
  for (let at = start; at < rows.length; ) {
    const row = rows[at]?.row;
    const isHead = row !== undefined && isHeading(row, printed, lookup);
    const from = isHead ? bodyFrom(rows, at, printed, lookup) : at;
    const again = isHead ? boundAt(rows, at, from, printed, lookup) : undefined;
    if (again && !isSameBinding(again, piece.bound)) {
      piece = { bound: again, rows: [] };
      pieces.push(piece);
    }
    const next = Math.max(from, at + 1);
    // Headings that are repeated are no rows, unless the row has both.
    const areRepeated = again !== undefined && from > at;
    for (; at < next; at++) {
      const written = rows[at];
      if (written && !areRepeated) piece.rows.push(written);
    }
  }
  return { heads, pieces };
}

interface GrowingPiece extends TablePiece {
  readonly rows: WrittenRow[];
}

/** Whether headings are only repeated, on a new page. */
function isSameBinding(one: readonly Bound[], other: readonly Bound[]): boolean {
  const places = (bound: readonly Bound[]) =>
    bound.map(({ labels, columns }) => `${labels.join()};${columns.join()}`).join('|');
  return places(one) === places(other);
}

/** Where the rows of headings end that begin at an index. */
function bodyFrom(
  rows: readonly WrittenRow[],
  start: number,
  printed: Printed,
  lookup: Lookup,
): number {
  const end = rows.findIndex(({ row }, index) => index >= start && isBody(row, printed, lookup));
  return end < 0 ? rows.length : end;
}

function boundAt(
  rows: readonly WrittenRow[],
  start: number,
  end: number,
  printed: Printed,
  lookup: Lookup,
): Bound[] | undefined {
  // The first row below may have the lowest headings.
  return bindColumns(printed, rows.slice(start, end + 1), lookup);
}

/** Whether a row has headings of several columns. */
export function isHeading({ cells }: GridRow, printed: Printed, lookup: Lookup): boolean {
  let columns = 0;
  for (const { text } of cells) {
    const { figure, label } = lookup.cell(text);
    if (figure.kind === 'figure') return false;
    const key = label?.key;
    if (key && isOfColumn(key, printed)) columns++;
  }
  return columns > 1;
}

function isOfColumn(key: string, printed: Printed): boolean {
  return printed.some(({ columns, columnGroups }) =>
    [...columns, ...columnGroups].some((one) => isNamed(one, key)),
  );
}

function isBody(row: GridRow, printed: Printed, lookup: Lookup): boolean {
  if (numbersColumns(row, printed, lookup)) return false;
  const { cells } = row;
  const readings = cells.map(({ text }) => lookup.cell(text));
  const keys = readings.flatMap(({ label }) => label?.key || []);
  const labels = printed.flatMap(({ byHeadings }) => byHeadings?.labels ?? []);
  const [first] = keys;
  if (first !== undefined && labels.some((label) => isNamed(label, first))) return false;
  if (readings.some(({ figure }) => figure.kind === 'figure')) return true;
  if (keys.filter((key) => isOfColumn(key, printed)).length > 1) return false;
  if (labels.length === 0) return keys.length === 0 && cells.length > 1;
  return keys.some((key) => printed.some(({ rows }) => rows.some((row) => isNamed(row, key))));
}
