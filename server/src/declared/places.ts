import type { Cell, Grid, GridRow } from '../draft/block.ts';
import { labelKey } from '../form/label.ts';
import type { Amount } from './amount.ts';
import type { Memory } from './memory.ts';
import { numberStyleOf } from './number-style.ts';

/** Beyond this nobody reads a table, and nobody sums it in a draft. */
const MOST_COLUMNS = 100;
const MOST_ROWS = 1000;

/** A row of a grid with what each of its places holds. */
export interface Places {
  readonly row: GridRow;
  /** The cell that covers each place; undefined where the row is too short. */
  readonly cells: readonly (Cell | undefined)[];
  /** Whether each place is where its cell begins. */
  readonly begins: readonly boolean[];
  readonly readings: readonly Amount[];
  /** What the table puts before digits behind the point. */
  readonly point: '.' | ',';
  /** Whether its cells can be told apart by their columns. */
  readonly isAligned: boolean;
}

/** The rows of a grid; undefined for what is too large to be read as a table. */
export function spreadOut(grid: Grid, memory: Memory): Places[] | undefined {
  const width = usualWidth(grid);
  if (width < 2 || width > MOST_COLUMNS || grid.rows.length > MOST_ROWS) return undefined;
  const style = numberStyleOf(grid.rows.map(memory.signsOf));
  const above: ({ readonly cell: Cell; readonly last: number } | undefined)[] = [];
  return grid.rows.map((row, index) => {
    const cells: (Cell | undefined)[] = [];
    const begins: boolean[] = [];
    for (let column = 0; column < width; column++) {
      const covering = above[column];
      cells.push(covering && covering.last >= index ? covering.cell : undefined);
      begins.push(false);
    }
    const readings = cells.map((cell): Amount => (cell ? OPEN : BLANK));
    const amounts = memory.amountsOf(row, style);
    for (const [place, cell] of row.cells.entries()) {
      const end = Math.min(cell.column + cell.width, width);
      for (let column = cell.column; column < end; column++) {
        cells[column] = cell;
        readings[column] = OPEN;
        if (cell.height > 1) above[column] = { cell, last: index + cell.height - 1 };
      }
      if (cell.column < width) {
        begins[cell.column] = true;
        readings[cell.column] = amounts[place] ?? OPEN;
      }
    }
    const { point } = style;
    return { row, cells, begins, readings, point, isAligned: isAligned(grid, row, width) };
  });
}

const BLANK: Amount = { kind: 'blank' };
const OPEN: Amount = { kind: 'unreadable' };

function widthOf({ cells }: GridRow): number {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
}

/** How many columns most rows have. */
function usualWidth(grid: Grid): number {
  const counts = new Map<number, number>();
  for (const row of grid.rows) {
    const width = widthOf(row);
    counts.set(width, (counts.get(width) ?? 0) + 1);
  }
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}

/** Blank cells leave no trace between blanks, and a cell too many is nobody's. */
function isAligned({ notation }: Grid, row: GridRow, width: number): boolean {
  const own = widthOf(row);
  if (!notation.hasColumns) return own === width;
  return own <= width || row.cells.every(({ column, text }) => column < width || text === '');
}

/** Whether a figure stands there. */
export function isFigure(reading: Amount | undefined): boolean {
  return reading?.kind === 'figure';
}

/** Whether a place holds words, of which its cell shows them there. */
export function isText(places: Places, column: number): boolean {
  return places.begins[column] === true && places.readings[column]?.kind === 'unreadable';
}

/** The rows of each table: a row of words only, below figures, begins the next one. */
export function segmentsOf(rows: readonly Places[]): Places[][] {
  const segments: Places[][] = [];
  let current: Places[] = [];
  let hasFigures = false;
  for (const row of rows) {
    const figures = row.readings.filter(isFigure).length;
    const texts = row.readings.filter((_, column) => isText(row, column)).length;
    if (hasFigures && figures === 0 && texts >= 2 && texts * 2 >= row.cells.length) {
      segments.push(current);
      current = [];
      hasFigures = false;
    }
    current.push(row);
    if (figures > 0) hasFigures = true;
  }
  segments.push(current);
  return segments;
}

/** How many rows at the top are headings. Years over columns are no figures, nor are their numbers. */
export function headingRows(grid: Grid, rows: readonly Places[]): number {
  let count = grid.notation.headingRows;
  for (; count < rows.length; count++) {
    const row = rows[count];
    if (!row) break;
    const figures = row.readings.filter(isFigure);
    if (figures.length === 0 || isNumbering(row)) continue;
    // Years below other headings have their corner above them.
    if (!figures.every(isYear) || (count > 0 && row.begins[0] !== false)) break;
  }
  return count;
}

/** Whether a figure can be a year. */
export function isYear(reading: Amount): boolean {
  if (reading.kind !== 'figure' || reading.value.scale > 0) return false;
  return reading.value.units >= 1900n && reading.value.units <= 2100n;
}

/** A row of column numbers, such as forms have under their headings: 甲 1 2 3. */
function isNumbering({ readings, cells }: Places): boolean {
  const [first] = cells;
  if (first && !/^(?:|栏次|行次|序号|甲|乙)$/.test(labelKey(first.text))) return false;
  const figures = readings.flatMap((reading) =>
    reading.kind === 'figure' ? [reading.value.units] : [],
  );
  return figures.length >= 2 && figures.every((units, index) => units === BigInt(index + 1));
}
