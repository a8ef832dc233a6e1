import { gridOf, headRowsOf, widthOfLaid } from '../../draft/notation/laid-table.ts';
import { labelKey } from '../label.ts';
import type { Printed } from './captions.ts';
import { layOutPrinted } from './lay-out-printed.ts';
import type { WrittenRow } from './written-row.ts';

/**
 * The rows of a table in a notation without columns, with each heading in the column in which the form prints it.
 *
 * @returns Undefined if the headings are not just those that the form prints, or a row below them has not just one
 *   cell for each column.
 */
export function withPlacedHeadings(
  rows: readonly WrittenRow[],
  printed: Printed,
): readonly WrittenRow[] | undefined {
  const laid = layOutPrinted(printed, () => '');
  const width = widthOfLaid(laid);
  // A heading covers the places beside it, and these are not written.
  const heads = gridOf(laid)
    .slice(0, headRowsOf(laid))
    .map((texts) =>
      texts.flatMap((text, column) => (text === undefined ? [] : { key: labelKey(text), column })),
    );
  const isAsPrinted = rows.every(({ row: { cells } }, at) => {
    const head = heads[at];
    if (!head) return cells.length === width;
    return (
      cells.length === head.length &&
      cells.every(({ text }, index) => labelKey(text) === head[index]?.key)
    );
  });
  if (!isAsPrinted) return undefined;
  return rows.map((written, at) => {
    const head = heads[at];
    if (!head) return written;
    const cells = written.row.cells.map((cell, index) => ({
      ...cell,
      column: head[index]?.column ?? cell.column,
    }));
    return { ...written, row: { ...written.row, cells } };
  });
}
