import type { Cell, Grid, GridRow } from '../draft/block.ts';
import type { Notation } from '../draft/notation/notation.ts';
import { askedIn, figureCell } from './figure-cell.ts';
import type { TableForm } from './form.ts';
import type { FoundRow, LooseCell } from './found-table.ts';
import type { Lookup } from './lookup.ts';
import { isFilled, type Seats, widthOf } from './seats.ts';

/**
 * Binds the cells after a row's label to the columns of its table, where that is certain.
 *
 * It is certain in a row whose figures fill the columns, and in a row that has all its separators: there
 * each cell's place gives its column. In any other row a cell may have moved by up to as many columns as
 * separators are missing, and it stays loose.
 *
 * @param label Index of the cell with the label; -1 if the form prints none.
 */
export function bindRow(
  table: TableForm,
  row: number,
  grid: Grid,
  written: GridRow,
  label: number,
  seats: Seats,
  lookup: Lookup,
): FoundRow {
  const width = table.columns.length;
  const behind = written.cells.slice(label + 1);
  const item = table.rows[row]?.hasItems ? itemOf(behind, lookup) : undefined;
  const cells = item ? behind.slice(behind.indexOf(item) + 1) : behind;
  // The item is in the place of a figure, so the grid does not give the places of the others.
  const { seated, loose, lost } = seat(
    cells,
    width,
    grid.notation,
    written,
    item ? 'label' : seats,
  );
  const labelCell = item ?? written.cells[Math.max(label, 0)];
  return {
    grid,
    row,
    item: item?.text ?? '',
    label: labelCell?.span ?? written.span,
    span: written.span,
    figures: table.columns.map((column, index) => {
      const cell = seated[index];
      return (
        cell && figureCell(cell, lookup.cell(cell.text).figure, askedIn(table.rows[row], column))
      );
    }),
    loose,
    lost,
  };
}

/** The label of a body's own item, which is written where the first figure would be. */
function itemOf(cells: readonly Cell[], lookup: Lookup): Cell | undefined {
  const first = cells.find((cell) => cell.text !== '');
  return first && lookup.cell(first.text).figure.kind === 'unreadable' ? first : undefined;
}

interface Seating {
  /** By column; undefined where no cell certainly belongs to the column. */
  readonly seated: readonly (Cell | undefined)[];
  readonly loose: readonly LooseCell[];
  readonly lost: number;
}

function seat(
  cells: readonly Cell[],
  width: number,
  notation: Notation,
  written: GridRow,
  seats: Seats,
): Seating {
  const filled = cells.filter(isFilled);
  const trimmed = fitted(cells, width, notation);
  if (trimmed.length === width && filled.length === width) {
    return { seated: trimmed, loose: [], lost: 0 };
  }
  if (filled.length >= width) {
    const loose = trimmed.map((cell, column) => ({ cell, column }));
    return { seated: [], loose, lost: 0 };
  }
  const isByLabel = seats === 'label' || seats === 'blanks';
  const after = seats === 'blanks' ? cells.slice(Math.max(0, cells.findIndex(isFilled))) : cells;
  const placed = after.map((cell, index) => ({
    cell,
    column: isByLabel ? index : cell.column - seats.first,
  }));
  const lost = isByLabel ? Math.max(0, width - after.length) : seats.end - widthOf(written);
  const own = placed.filter(({ cell }) => isFilled(cell));
  const isInside = own.every(({ column }) => column >= 0 && column < width);
  // A row without figures has nothing to confuse.
  if (own.length > 0 && (lost > 0 || !isInside)) {
    return { seated: [], loose: own, lost: Math.max(lost, 0) };
  }
  const byColumn = new Map(placed.map(({ cell, column }) => [column, cell]));
  const seated = Array.from({ length: width }, (_, column) => byColumn.get(column));
  return { seated, loose: [], lost: 0 };
}

/**
 * Removes blank cells beyond the table's width. Tabs pasted from a PDF pad a row at its end; in the other
 * notations the extra blanks come from a label merged over several columns.
 */
function fitted(
  cells: readonly Cell[],
  width: number,
  { isPaddedAtEnd }: Notation,
): readonly Cell[] {
  const order = isPaddedAtEnd ? (['end', 'start'] as const) : (['start', 'end'] as const);
  let start = 0;
  let end = cells.length;
  for (const side of order) {
    while (end - start > width && cells[side === 'end' ? end - 1 : start]?.text === '') {
      if (side === 'end') end--;
      else start++;
    }
  }
  return cells.slice(start, end);
}
