import { firstFrom } from '../../first-from.ts';
import type { SheetRange } from './cell-reference.ts';
import type { WorksheetCell, WorksheetRow } from './worksheet.ts';

/** Most rows and cells that are visited in all ranges of a kind. Overlapping ranges could multiply them. */
const MOST_STEPS = 1_000_000;

/** The cells that a sheet has in ranges; undefined if that would take too long. */
export function cellsIn(
  rows: readonly WorksheetRow[],
  ranges: readonly SheetRange[],
): Set<WorksheetCell> | undefined {
  const found = new Set<WorksheetCell>();
  let steps = 0;
  for (const { from, to } of ranges) {
    for (let at = firstFrom(rows, from.row, numberOf); at < rows.length; at++) {
      const row = rows[at];
      if (!row || row.number > to.row) break;
      const start = firstFrom(row.cells, from.column, columnOf);
      const end = firstFrom(row.cells, to.column + 1, columnOf);
      steps += 1 + end - start;
      if (steps > MOST_STEPS) return undefined;
      for (const cell of row.cells.slice(start, end)) found.add(cell);
    }
  }
  return found;
}

export function rowAt(rows: readonly WorksheetRow[], number: number): WorksheetRow | undefined {
  const row = rows[firstFrom(rows, number, numberOf)];
  return row?.number === number ? row : undefined;
}

export function cellAt(row: WorksheetRow | undefined, column: number): WorksheetCell | undefined {
  const cell = row?.cells[firstFrom(row.cells, column, columnOf)];
  return cell?.column === column ? cell : undefined;
}

function numberOf({ number }: WorksheetRow): number {
  return number;
}

function columnOf({ column }: WorksheetCell): number {
  return column;
}
