import type { Cell, Grid } from '../../draft/block.ts';
import type { UnknownColumn } from '../found-table.ts';
import { identifiesRows } from '../label.ts';
import type { Lookup } from '../lookup.ts';
import type { Bound } from './bound-columns.ts';
import type { WrittenRow } from './written-row.ts';

/** The heading of a column of words, some of which may be numbers. */
const REMARKS = /^(?:备注|说明|附注)$/;

/**
 * The columns of a table, or of one block of it, that its form does not have, although they have figures. What only
 * identifies rows or explains them is no figure.
 *
 * @param rows The rows of the table below its headings.
 */
export function unknownColumnsIn(
  bound: Bound,
  rows: readonly WrittenRow[],
  lookup: Lookup,
): UnknownColumn[] {
  const columns = new Map<number, FilledColumn>();
  for (const { grid, row } of rows) {
    for (const cell of row.cells) {
      const { figure } = lookup.cell(cell.text);
      const isAmount = figure.kind === 'figure' && figure.value.units !== 0n;
      if (!(isAmount || figure.kind === 'unreadable') || !isOutside(cell, bound)) continue;
      const { first = { grid, cell }, amounts = 0 } = columns.get(cell.column) ?? {};
      columns.set(cell.column, { first, amounts: amounts + (isAmount ? 1 : -1) });
    }
  }
  // The lowest heading of a column is the last one.
  const headings = new Map(
    bound.headings
      .filter(({ row }) => row !== rows[0]?.row)
      .map((heading) => [heading.column, heading]),
  );
  const firstOfForm = Math.min(...bound.columns.flatMap((column) => column ?? []));
  return [...columns].flatMap(([column, { first, amounts }]): UnknownColumn[] => {
    const heading = headings.get(column);
    const isLabel = heading
      ? identifiesRows(heading.key) || REMARKS.test(heading.key)
      : column < firstOfForm;
    if (isLabel || amounts <= 0) return [];
    const { grid, cell } = heading ?? first;
    return [{ grid, label: heading?.cell.text ?? '', column, span: cell.span }];
  });
}

/** What a column of the draft has in its rows. */
interface FilledColumn {
  readonly first: { readonly grid: Grid; readonly cell: Cell };
  /** How many more figures other than 0 it has than texts. */
  readonly amounts: number;
}

/** Whether a cell is in a block of a table, and in none of its columns. */
function isOutside(cell: Cell, { from, end, labels, columns }: Bound): boolean {
  const isBound = (column: number | undefined) => column !== undefined && covers(cell, column);
  return (
    from <= cell.column &&
    cell.column < end &&
    !labels.flat().some(isBound) &&
    !columns.some(isBound)
  );
}

function covers({ column, width }: Cell, at: number): boolean {
  return column <= at && at < column + width;
}
