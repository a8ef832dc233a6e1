import { cellAt, cellsIn, rowAt } from './cells-in-ranges.ts';
import { type NumberRange, Stretches } from './stretches.ts';
import type { Worksheet, WorksheetCell } from './worksheet.ts';

/** A row of a sheet as a reader sees it. */
export interface ShownRow {
  /** Its number in the sheet. */
  readonly number: number;
  /** Cells that show something, in order. */
  readonly cells: readonly ShownCell[];
  /** Whether the row has cells that show nothing. In tables, these have borders. */
  readonly hasBlankCells: boolean;
}

export interface ShownCell {
  /** The column where it is shown: the first of its merged range that is not hidden. */
  readonly column: number;
  /** The last column that it is merged over; its own column if it is not merged. */
  readonly lastColumn: number;
  readonly cell: WorksheetCell;
}

/**
 * The rows of a sheet that stand together, without blank rows between them, as a reader sees them: without hidden rows
 * and columns, and without what merged cells cover. Undefined if merged ranges cover more cells than any table has.
 */
export function blocksOf(sheet: Worksheet): ShownRow[][] | undefined {
  const hiddenRows = sheet.rows.flatMap(({ isHidden, number }) =>
    isHidden ? { from: number, to: number } : [],
  );
  const merged = mergedCells(sheet, new Stretches(hiddenRows));
  if (!merged) return undefined;
  const passed = new Stretches([...hiddenRows, ...merged.covered]);
  const visible = sheet.rows.filter(({ isHidden }) => !isHidden);
  const numbers = new Set([...visible.map(({ number }) => number), ...merged.shown.keys()]);
  const blocks: ShownRow[][] = [];
  for (const number of [...numbers].sort((one, other) => one - other)) {
    const row = shownRow(sheet, number, merged);
    if (row.cells.length === 0) continue;
    const block = blocks.at(-1);
    const above = block?.at(-1)?.number;
    if (block && above !== undefined && passed.firstWithout(above + 1) >= number) block.push(row);
    else blocks.push([row]);
  }
  return blocks;
}

interface MergedCells {
  /** Cells that belong to merged ranges. */
  readonly all: ReadonlySet<WorksheetCell>;
  /** Those that are shown, by the number of the row where they are. */
  readonly shown: ReadonlyMap<number, readonly ShownCell[]>;
  /** Rows into which a cell with text reaches down. */
  readonly covered: readonly NumberRange[];
}

function mergedCells(sheet: Worksheet, hiddenRows: Stretches): MergedCells | undefined {
  const { rows, merges, hidden } = sheet;
  const all = cellsIn(rows, merges);
  if (!all) return undefined;
  const shown = new Map<number, ShownCell[]>();
  const covered: NumberRange[] = [];
  for (const { from, to } of merges) {
    const cell = cellAt(rowAt(rows, from.row), from.column);
    const row = hiddenRows.firstWithout(from.row);
    const column = hidden.firstWithout(from.column);
    if (!cell || row > to.row || column > to.column) continue;
    const one: ShownCell = { column, lastColumn: to.column, cell };
    const beside = shown.get(row);
    if (beside) beside.push(one);
    else shown.set(row, [one]);
    if (cell.text !== '') covered.push({ from: row + 1, to: to.row });
  }
  return { all, shown, covered };
}

function shownRow({ rows, hidden }: Worksheet, number: number, merged: MergedCells): ShownRow {
  const cells: ShownCell[] = [...(merged.shown.get(number) ?? [])];
  for (const cell of rowAt(rows, number)?.cells ?? []) {
    const { column } = cell;
    if (merged.all.has(cell) || hidden.has(column)) continue;
    cells.push({ column, lastColumn: column, cell });
  }
  const seen = cells.filter(({ cell }) => cell.text !== '');
  return {
    number,
    cells: seen.sort((one, other) => one.column - other.column),
    hasBlankCells: seen.length < cells.length,
  };
}
