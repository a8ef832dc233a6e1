import type { Cell, GridRow, Notation } from '../draft/block.ts';
import { figureCell } from './figure-cell.ts';
import type { TableForm } from './form.ts';
import type { BoundRow } from './found-table.ts';
import type { Lookup } from './lookup.ts';

/**
 * Binds the cells behind a row's label to the columns of its table. They are bound only when there are
 * as many as columns: with one more or one less, nobody can tell which figure is whose.
 *
 * @param label Index of the cell that holds the label; -1 where the form prints none.
 */
export function bindRow(
  table: TableForm,
  row: number,
  notation: Notation,
  written: GridRow,
  label: number,
  lookup: Lookup,
): BoundRow {
  const width = table.columns.length;
  const behind = written.cells.slice(label + 1);
  const item = table.rows[row]?.hasItems ? itemOf(behind, lookup) : undefined;
  const cells = fitted(item ? behind.slice(behind.indexOf(item) + 1) : behind, width, notation);
  const bound = cells.length === width;
  const labelCell = item ?? written.cells[Math.max(label, 0)];
  return {
    row,
    item: item?.text ?? '',
    label: labelCell?.span ?? written.span,
    span: written.span,
    figures: table.columns.map((column, index) => {
      const cell = bound ? cells[index] : undefined;
      return cell && figureCell(cell, lookup.cell(cell.text).figure, column);
    }),
    unbound: bound ? [] : cells,
  };
}

/** The label of a body's own item, which stands where the first figure would. */
function itemOf(cells: readonly Cell[], lookup: Lookup): Cell | undefined {
  const first = cells.find((cell) => cell.text !== '');
  return first && lookup.cell(first.text).figure.kind === 'unreadable' ? first : undefined;
}

/**
 * Leaves away blank cells beyond the table's width. Tabs pasted from a PDF pad a row at its end; in the
 * other notations what is too much are the blanks of a label merged over several columns.
 */
function fitted(cells: readonly Cell[], width: number, notation: Notation): readonly Cell[] {
  const order = notation === 'tabs' ? (['end', 'start'] as const) : (['start', 'end'] as const);
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
