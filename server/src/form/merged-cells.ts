import type { Cell, GridRow } from '../draft/block.ts';

/**
 * The row without figures that merely repeat the one before them, if the headings above repeat in the
 * same place. Converters of word processor files write the text of a merged cell into every place that it
 * covers.
 *
 * @param label Index of the cell with the row's label.
 * @param headings The nearest row of headings above; undefined if there is none.
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
