import { betweenTables } from './compile-between.ts';
import { parseEquation } from './equation.ts';
import type { SlotForm, TableForm, YearSlot } from './form.ts';

/** The slots of a table that connect its report with those of other years. */
export type YearSlots = Pick<TableForm, 'handsOn' | 'takesOver'>;

/** The slots in a row that hand on what another row takes over, in each column. */
export function slotsOfRows(
  { columns, rows }: Pick<TableForm, 'columns' | 'rows'>,
  last: number,
  now: number,
): YearSlots {
  const from = rows[last]?.name ?? '';
  const inRow = (row: number) =>
    columns.map(({ id }, column): YearSlot => ({ key: id, row, column, from }));
  return { handsOn: inRow(last), takesOver: inRow(now) };
}

/**
 * The tables with the slots that an equation connects, on its left this year's and on its right last year's.
 *
 * @throws Error if it cannot be read. Users' form files are checked before.
 */
export function withYearSlots(tables: readonly TableForm[], equation: string): TableForm[] {
  const sides = parseEquation(equation);
  const places = 'problem' in sides ? sides : betweenTables(sides.left, sides.right, tables);
  if ('problem' in sides || 'problem' in places) throw new Error(`carryOver: ${equation}`);
  const pairs = places.map(({ left, right }, index) => ({
    left,
    right,
    key: `${index} ${equation}`,
  }));
  const from = sides.right[0]?.name ?? '';
  const slotsOf = (table: number, side: 'left' | 'right') =>
    pairs.flatMap(({ key, ...pair }) =>
      pair[side].filter((slot) => slot.table === table).map((slot) => yearSlot(slot, key, from)),
    );
  return tables.map((table, index) => ({
    ...table,
    handsOn: [...table.handsOn, ...slotsOf(index, 'right')],
    takesOver: [...table.takesOver, ...slotsOf(index, 'left')],
  }));
}

function yearSlot({ row, column }: SlotForm, key: string, from: string): YearSlot {
  return { key, row, column, from };
}
