import type { Cell, GridRow } from '../draft/block.ts';
import type { Notation } from '../draft/notation/notation.ts';
import { figureCell } from './figure-cell.ts';
import type { TableForm } from './form.ts';
import type { BoundRow, LooseCell } from './found-table.ts';
import type { Lookup } from './lookup.ts';
import { type Seats, widthOf } from './seats.ts';

/**
 * Binds the cells behind a row's label to the columns of its table, each where it is certain.
 *
 * A row whose figures fill the columns is certain, and so is one that has lost no separator: each of its
 * cells stands in the column of its place. In any other row a cell may have moved by as many columns as
 * separators are lost, and is left loose.
 *
 * @param label Index of the cell that holds the label; -1 where the form prints none.
 */
export function bindRow(
  table: TableForm,
  row: number,
  notation: Notation,
  written: GridRow,
  label: number,
  seats: Seats,
  lookup: Lookup,
): BoundRow {
  const width = table.columns.length;
  const behind = written.cells.slice(label + 1);
  const item = table.rows[row]?.hasItems ? itemOf(behind, lookup) : undefined;
  const cells = item ? behind.slice(behind.indexOf(item) + 1) : behind;
  // The item takes the place of a figure, so that the grid does not tell where the others stand.
  const { seated, loose, lost } = seat(cells, width, notation, written, item ? 'label' : seats);
  const labelCell = item ?? written.cells[Math.max(label, 0)];
  return {
    row,
    item: item?.text ?? '',
    label: labelCell?.span ?? written.span,
    span: written.span,
    figures: table.columns.map((column, index) => {
      const cell = seated[index];
      return cell && figureCell(cell, lookup.cell(cell.text).figure, column);
    }),
    loose,
    lost,
  };
}

/** The label of a body's own item, which stands where the first figure would. */
function itemOf(cells: readonly Cell[], lookup: Lookup): Cell | undefined {
  const first = cells.find((cell) => cell.text !== '');
  return first && lookup.cell(first.text).figure.kind === 'unreadable' ? first : undefined;
}

interface Seating {
  /** By columns; undefined where no cell is certain to be the column's. */
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
  const filled = cells.filter(({ text }) => text !== '');
  const trimmed = fitted(cells, width, notation);
  if (trimmed.length === width && filled.length === width) {
    return { seated: trimmed, loose: [], lost: 0 };
  }
  if (filled.length >= width) {
    const loose = trimmed.map((cell, column) => ({ cell, column }));
    return { seated: [], loose, lost: 0 };
  }
  const placed = cells.map((cell, index) => ({
    cell,
    column: seats === 'label' ? index : cell.column - seats.first,
  }));
  const lost = seats === 'label' ? Math.max(0, width - cells.length) : seats.end - widthOf(written);
  const own = placed.filter(({ cell: { text } }) => text !== '');
  const isInside = own.every(({ column }) => column >= 0 && column < width);
  // In a row without figures none can be taken for another.
  if (own.length > 0 && (lost > 0 || !isInside)) {
    return { seated: [], loose: own, lost: Math.max(lost, 0) };
  }
  const byColumn = new Map(placed.map(({ cell, column }) => [column, cell]));
  const seated = Array.from({ length: width }, (_, column) => byColumn.get(column));
  return { seated, loose: [], lost: 0 };
}

/**
 * Leaves away blank cells beyond the table's width. Tabs pasted from a PDF pad a row at its end; in the
 * other notations what is too much are the blanks of a label merged over several columns.
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
