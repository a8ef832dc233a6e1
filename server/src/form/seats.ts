import type { Cell, GridRow } from '../draft/block.ts';
import type { Notation } from '../draft/notation/notation.ts';
import type { Column, TableForm } from './form.ts';

/**
 * The places of a table's figures in its rows.
 *
 * - Grid columns, if the separators of all rows agree: the figures are in columns `first` and following,
 *   and a complete row ends before column `end`.
 * - `label`: the figures follow the label of their row, one cell each. So it is with merged labels and
 *   with text from a PDF.
 * - `blanks`: the figures follow the label and, in some rows, blank cells that belong to the labels. A blank
 *   cell between the label and the first figure may be of either kind.
 */
export type Seats = { readonly first: number; readonly end: number } | 'label' | 'blanks';

/** A row with a known label. `label` is the index of its cell; -1 if the form prints none. */
export interface LabelledRow {
  readonly row: GridRow;
  readonly label: number;
}

/** The rows of a table as written. */
export interface WrittenTable {
  readonly rows: readonly LabelledRow[];
  readonly headings: readonly GridRow[];
  /**
   * Whether a heading cell names a column. It is called once for each cell, and its result once for each
   * column.
   */
  readonly isNamedBy: (cell: Cell) => (column: Column) => boolean;
}

/**
 * Determines the places of a table's figures: from complete rows if there are any, otherwise from the
 * headings, otherwise by the notation's default.
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
  if (!isBehindLabel) return 'blanks';
  if (whole.length > 0 || seatsBy === 'grid-if-whole') return 'label';
  // Rows of equal length have blank cells before their figures, because labels are merged over several
  // columns.
  const end = Math.max(width, ...rows.map(({ row }) => widthOf(row)));
  const isEven = rows.every(({ row }) => widthOf(row) === end);
  return isEven ? { first: end - width, end } : 'label';
}

/**
 * The grid column of the first figure, so that most headings are above the columns that they name.
 * Undefined if several are equally good, or if only one heading fits.
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
  /** Grid column of the first figure; -1 if the figures take more columns than there are figures. */
  readonly first: number;
  /** Number of blank cells between the label and the first figure. */
  readonly gap: number;
}

/** A complete row: all its figures are side by side. */
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

/** Whether a cell has a text. */
export function isFilled(cell: Cell): boolean {
  return cell.text !== '';
}

/** How many grid columns a row covers. */
export function widthOf({ cells }: GridRow): number {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
}
