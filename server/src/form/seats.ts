import type { Cell, GridRow } from '../draft/block.ts';
import type { Notation } from '../draft/notation/notation.ts';
import type { Column, TableForm } from './form.ts';

/**
 * Where the figures of a table stand in its rows.
 *
 * - A grid's columns, where the separators of every row part the same columns: the figures stand in
 *   columns `first` and following, and a whole row ends before column `end`.
 * - `label`: the figures follow the label of their row, one cell each, as merged labels and text out of
 *   a PDF have it.
 */
export type Seats = { readonly first: number; readonly end: number } | 'label';

/** Whether two tables have their figures in the same places. */
export function isSameSeats(a: Seats, b: Seats): boolean {
  if (a === 'label' || b === 'label') return a === b;
  return a.first === b.first && a.end === b.end;
}

/** A row whose label is known, with the index of the cell that holds it; -1 where the form prints none. */
export interface LabelledRow {
  readonly row: GridRow;
  readonly label: number;
}

/** The rows of a table as they are written. */
export interface WrittenTable {
  readonly rows: readonly LabelledRow[];
  readonly headings: readonly GridRow[];
  /** Whether a cell of a heading names a column; for each cell the columns are asked for one after the other. */
  readonly isNamedBy: (cell: Cell) => (column: Column) => boolean;
}

/**
 * Finds out where the figures of a table stand: from its rows that have all figures, else from its
 * headings, else from what is usual in the notation.
 */
export function seatsOf(
  written: WrittenTable,
  { columns }: TableForm,
  { seatsBy }: Notation,
): Seats {
  if (seatsBy === 'label') return 'label';
  const { rows } = written;
  const width = columns.length;
  const whole = rows.flatMap((row) => wholeRow(row, width) ?? []);
  const isBehindLabel = whole.every(({ gap }) => gap === 0);
  if (seatsBy === 'label-if-beside' && isBehindLabel) return 'label';
  const [first = firstByHeadings(written, columns), ...others] = whole.map((row) => row.first);
  if (first !== undefined && first >= 0 && others.every((other) => other === first)) {
    const ends = (whole.length > 0 ? whole : rows).map(({ row }) => widthOf(row));
    return { first, end: Math.max(first + width, ...ends) };
  }
  if (whole.length > 0 || seatsBy === 'grid-if-whole') return 'label';
  // Rows of one length are padded in front, where their labels are merged over several columns.
  const end = Math.max(width, ...rows.map(({ row }) => widthOf(row)));
  const isEven = rows.every(({ row }) => widthOf(row) === end);
  return isEven ? { first: end - width, end } : 'label';
}

/**
 * The grid's column from which on most headings stand over the columns that they name; undefined where
 * there are several, or one heading alone fits.
 */
function firstByHeadings(
  { headings, isNamedBy }: WrittenTable,
  columns: readonly Column[],
): number | undefined {
  const fitting = new Map<number, Set<Column>>();
  for (const { cells } of headings) {
    for (const cell of cells) {
      const isNamed = isNamedBy(cell);
      for (const [index, column] of columns.entries()) {
        const first = cell.column - index;
        if (first < 0 || !isNamed(column)) continue;
        fitting.set(first, (fitting.get(first) ?? new Set()).add(column));
      }
    }
  }
  const [best, next] = [...fitting].sort(([, a], [, b]) => b.size - a.size);
  if (!best || best[1].size < Math.min(2, columns.length)) return undefined;
  return best[1].size === next?.[1].size ? undefined : best[0];
}

interface WholeRow {
  readonly row: GridRow;
  /** The grid's column of the first figure; -1 where the figures do not stand in as many columns. */
  readonly first: number;
  /** How many blank cells stand between the label and the first figure. */
  readonly gap: number;
}

/** A row with all its figures side by side. */
function wholeRow({ row, label }: LabelledRow, width: number): WholeRow | undefined {
  const behind = row.cells.slice(label + 1);
  const gap = behind.findIndex(isFilled);
  const figures = behind.slice(gap).filter(isFilled);
  const first = behind[gap];
  const isWhole =
    first && figures.length === width && behind.slice(gap, gap + width).every(isFilled);
  if (!isWhole) return undefined;
  const isEven = behind[gap + width - 1]?.column === first.column + width - 1;
  return { row, first: isEven ? first.column : -1, gap };
}

function isFilled(cell: Cell): boolean {
  return cell.text !== '';
}

/** How many of the grid's columns a row covers. */
export function widthOf({ cells }: GridRow): number {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
}
