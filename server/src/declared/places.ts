import type { Cell, Grid, GridRow } from '../draft/block.ts';
import { labelKey } from '../form/label.ts';
import { MOST_COLUMNS, MOST_ROWS } from '../form/tables-checked.ts';
import { mostFrequent } from '../most-frequent.ts';
import type { Amount } from './amount.ts';
import type { Memory } from './memory.ts';
import { type NumberStyle, numberStyleOf } from './number-style.ts';
import { speaksOfTotal } from './words.ts';

/** Whether a grid is too large to be read as a table. */
export function isTooLarge(grid: Grid, width = usualWidth(grid)): boolean {
  return grid.rows.length > MOST_ROWS || width > MOST_COLUMNS;
}

/** A row of a grid with the content of each of its places. */
export interface Places {
  readonly row: GridRow;
  /** The cell that covers each place; undefined if the row is too short. */
  readonly cells: readonly (Cell | undefined)[];
  /** Whether each place is the one where its cell begins. */
  readonly begins: readonly boolean[];
  readonly readings: readonly Amount[];
  /** How the table writes its numbers. */
  readonly style: NumberStyle;
  /** Whether the column of each cell is known. */
  readonly isAligned: boolean;
}

/** The rows of a grid; undefined if it is no table, or is too large to be read as one. */
export function spreadOut(grid: Grid, memory: Memory): Places[] | undefined {
  const width = usualWidth(grid);
  if (width < 2 || isTooLarge(grid, width)) return undefined;
  const numbers = grid.rows.map(({ cells }) => cells.map(({ text }) => memory.numberOf(text)));
  const style = numberStyleOf(numbers);
  const above: ({ readonly cell: Cell; readonly last: number } | undefined)[] = [];
  return grid.rows.map((row, index) => {
    const cells = new Array<Cell | undefined>(width).fill(undefined);
    const begins = new Array<boolean>(width).fill(false);
    const readings = new Array<Amount>(width).fill(BLANK);
    for (let column = 0; column < above.length; column++) {
      const covering = above[column];
      if (!covering || covering.last < index) continue;
      cells[column] = covering.cell;
      readings[column] = OPEN;
    }
    for (let place = 0; place < row.cells.length; place++) {
      const cell = row.cells[place];
      if (!cell) continue;
      const end = Math.min(cell.column + cell.width, width);
      for (let column = cell.column; column < end; column++) {
        cells[column] = cell;
        readings[column] = OPEN;
        if (cell.height > 1) above[column] = { cell, last: index + cell.height - 1 };
      }
      if (cell.column < width) {
        begins[cell.column] = true;
        readings[cell.column] = numbers[index]?.[place]?.amountIn(style) ?? OPEN;
      }
    }
    return { row, cells, begins, readings, style, isAligned: isAligned(grid, row, width) };
  });
}

const BLANK: Amount = { kind: 'blank' };
const OPEN: Amount = { kind: 'unreadable' };

function widthOf({ cells }: GridRow): number {
  const last = cells.at(-1);
  return last ? last.column + last.width : 0;
}

/** The number of columns that most rows have. */
function usualWidth(grid: Grid): number {
  return mostFrequent(grid.rows.map(widthOf)) ?? 0;
}

/**
 * Whether the columns of a row's cells are known. Between spaces, a blank cell leaves no trace, and an
 * extra cell belongs to no column.
 */
function isAligned({ notation }: Grid, row: GridRow, width: number): boolean {
  const own = widthOf(row);
  if (!notation.hasColumns) return own === width;
  return own <= width || row.cells.every(({ column, text }) => column < width || text === '');
}

/** Whether the reading is a figure. */
export function isFigure(reading: Amount | undefined): boolean {
  return reading?.kind === 'figure';
}

/** Whether a place has words, and its cell begins there. */
export function isText(places: Places, column: number): boolean {
  return places.begins[column] === true && places.readings[column]?.kind === 'unreadable';
}

/**
 * The rows of each table. A row with only words, below figures, begins the next table, unless it begins a page with the
 * headings of the last.
 */
export function segmentsOf(rows: readonly Places[]): Places[][] {
  const segments: Places[][] = [];
  for (const segment of betweenHeadings(rows)) {
    const last = segments.at(-1);
    const goesOn = last && rowsGoingOn(last, segment);
    if (goesOn) last.push(...goesOn);
    else segments.push(segment);
  }
  return segments;
}

/**
 * The rows of a segment under headings that are those of the segment before it; undefined if it is a table of its own:
 * with other headings, after a total, or with the same rows again.
 */
function rowsGoingOn(before: readonly Places[], segment: readonly Places[]): Places[] | undefined {
  const [firsts, heads] = [before, segment].map((rows) =>
    rows.findIndex(({ readings }) => readings.some(isFigure)),
  );
  if (!firsts || !heads || firsts < heads) return undefined;
  const isRepeated = segment
    .slice(0, heads)
    .every((row, index) => textOf(row) === textOf(before[firsts - heads + index]));
  const ended = before.at(-1)?.cells.some((cell) => cell && speaksOfTotal(cell.text));
  const begins = segment[heads]?.cells[0]?.text;
  if (!isRepeated || ended || begins === before[firsts]?.cells[0]?.text) return undefined;
  return segment.slice(heads);
}

function textOf(row: Places | undefined): string | undefined {
  return row?.cells.map((cell) => cell?.text).join('\n');
}

function betweenHeadings(rows: readonly Places[]): Places[][] {
  const segments: Places[][] = [];
  let current: Places[] = [];
  let hasFigures = false;
  for (const row of rows) {
    const isOfFigures = row.readings.some(isFigure);
    if (hasFigures && !isOfFigures && isOfWords(row)) {
      segments.push(current);
      current = [];
      hasFigures = false;
    }
    current.push(row);
    if (isOfFigures) hasFigures = true;
  }
  segments.push(current);
  return segments;
}

function isOfWords(row: Places): boolean {
  const texts = row.readings.filter((_, column) => isText(row, column)).length;
  return texts >= 2 && texts * 2 >= row.cells.length;
}

/** The number of heading rows at the top. Years and column numbers are not figures. */
export function headingRows(grid: Grid, rows: readonly Places[]): number {
  let count = grid.notation.headingRows;
  for (; count < rows.length; count++) {
    const row = rows[count];
    if (!row) break;
    const figures = row.readings.filter(isFigure);
    if (figures.length === 0 || isNumbering(row)) continue;
    // The corner above a row of years under other headings is covered by the headings.
    if (!figures.every(isYear) || (count > 0 && row.begins[0] !== false)) break;
  }
  return count;
}

/** Whether a figure can be a year. */
export function isYear(reading: Amount): boolean {
  if (reading.kind !== 'figure' || reading.value.scale > 0) return false;
  return reading.value.units >= 1900n && reading.value.units <= 2100n;
}

/** Whether a row has column numbers, as forms have below their headings: 甲 1 2 3. */
function isNumbering({ readings, cells }: Places): boolean {
  const [first] = cells;
  if (first && !/^(?:|栏次|行次|序号|甲|乙)$/.test(labelKey(first.text))) return false;
  const figures = readings.flatMap((reading) =>
    reading.kind === 'figure' ? [reading.value.units] : [],
  );
  return figures.length >= 2 && figures.every((units, index) => units === BigInt(index + 1));
}
