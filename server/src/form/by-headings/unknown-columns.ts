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
export function unknownColumns(
  bound: Bound,
  rows: readonly WrittenRow[],
  lookup: Lookup,
): UnknownColumn[] {
  const columns = new Map<number, FilledColumn>();
  for (const { grid, row } of rows) {
    for (const cell of row.cells) {
      if (cell.text === '' || !isOutside(cell, bound)) continue;
      const { figure } = lookup.cell(cell.text);
      if (figure.kind !== 'figure' && figure.kind !== 'unreadable') continue;
      const column = columns.get(cell.column) ?? { figures: [], texts: 0, hasAmount: false };
      columns.set(cell.column, column);
      if (figure.kind === 'unreadable') column.texts++;
      else column.figures.push({ grid, cell });
      column.hasAmount ||= figure.kind === 'figure' && figure.value.units !== 0n;
    }
  }
  const firstOfForm = Math.min(...bound.columns.flatMap((column) => column ?? []));
  return [...columns].flatMap(([at, { figures, texts, hasAmount }]): UnknownColumn[] => {
    const [first] = figures;
    if (!first || !hasAmount || texts >= figures.length) return [];
    const heading = bound.headings.findLast(
      ({ cell, row }) => covers(cell, at) && row !== rows[0]?.row,
    );
    const label = heading?.cell.text ?? '';
    const isLabel = heading ? isNoQuantity(heading.key) : at < firstOfForm;
    if (isLabel) return [];
    const { grid, cell } = heading ?? first;
    return [{ grid, label, span: cell.span }];
  });
}

/** What a column of the draft has in its rows. */
interface FilledColumn {
  readonly figures: { readonly grid: Grid; readonly cell: Cell }[];
  texts: number;
  /** Whether any of its figures is not 0. */
  hasAmount: boolean;
}

function isNoQuantity(key: string): boolean {
  return identifiesRows(key) || REMARKS.test(key);
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
