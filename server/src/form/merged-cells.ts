import type { Cell, GridRow } from '../draft/block.ts';

/**
 * A row without the figures that repeat the one before them where the headings above are repeated, too:
 * what converts a word processor's file writes the text of a merged cell into every place that it covers.
 *
 * @param label Index of the cell that holds the row's label.
 * @param headings The row of headings next above; undefined where there is none.
 */
export function withoutRepeated(row: GridRow, label: number, headings?: GridRow): GridRow {
  const { cells } = row;
  if (headings?.cells.length !== cells.length) return row;
  const isRepeated = (_: Cell, index: number) =>
    index > label && repeats(headings.cells, index) && repeats(cells, index);
  return cells.some(isRepeated)
    ? { ...row, cells: cells.filter((cell, index) => !isRepeated(cell, index)) }
    : row;
}

function repeats(cells: readonly Cell[], index: number): boolean {
  const text = cells[index]?.text;
  return text !== '' && text === cells[index - 1]?.text;
}
