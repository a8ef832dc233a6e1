import type { Cell, Grid, GridRow } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import { figureSpan } from '../form/figure-cell.ts';
import { labelKey } from '../form/label.ts';
import { type Amount, readAmount } from './amount.ts';
import {
  columnMeaningOf,
  isRoundedTable,
  isRoundedUnit,
  type Meaning,
  meaningOf,
  type Role,
} from './words.ts';

/** A table of no known form: its rows and columns of figures, as its own labels tell them. */
export interface Sheet {
  readonly grid: Grid;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** What stands at the crossing of a row and a column. */
  at(row: Line, column: Line): Spot;
  /** Whether its figures are given in so large a unit that they are rounded. */
  readonly isRounded: boolean;
}

/** A figure of a table and where it stands. */
export interface DeclaredFigure {
  readonly row: Line;
  readonly column: Line;
  readonly value: Decimal;
  readonly unit: string;
  /** Where its characters stand in the grid's block. */
  readonly span: Span;
}

/** A row or a column with what its labels say of it. */
export interface Line extends Meaning {
  /** Where it stands in its direction: the order of the table. */
  readonly index: number;
  /** Its labels from the outermost to its own. */
  readonly name: string;
  /** The key of its own label. */
  readonly key: string;
  /** The labels that it shares with its neighbours, the outermost first. */
  readonly groups: readonly Cell[];
  /** Whether one of these is the label of a total: it sums its like in the other groups. */
  readonly isInTotal: boolean;
  /** How far its label is set in; 0 for columns. */
  readonly indent: number;
  /** How its label is numbered: `一、`, `(一)`, `1.`, `1.1`; empty where it is not. */
  readonly numbering: string;
  /** Whether it is given in a unit so large that its figures are rounded. */
  readonly isRounded: boolean;
}

/** A place in a table: a figure; nothing, or a mark for it; or what cannot be reckoned with. */
export type Spot = DeclaredFigure | 'blank' | 'open';

/** Beyond this nobody reads a table, and nobody sums it in a draft. */
const MOST_COLUMNS = 100;
const MOST_ROWS = 1000;

/** Reads the tables that a grid holds one under the other, each with headings of its own. */
export function sheetsOf(grid: Grid): Sheet[] {
  const spread = spreadOut(grid);
  return spread ? segmentsOf(spread).flatMap((rows) => sheetsIn(grid, rows)) : [];
}

/** A row of a grid with what each of its places holds. */
interface Places {
  readonly row: GridRow;
  /** The cell that covers each place; undefined where the row is too short. */
  readonly cells: readonly (Cell | undefined)[];
  /** Whether each place is where its cell begins. */
  readonly begins: readonly boolean[];
  readonly readings: readonly Amount[];
  /** Whether its cells can be told apart by their columns. */
  readonly isAligned: boolean;
}

function spreadOut(grid: Grid): Places[] | undefined {
  const width = usualWidth(grid);
  if (width < 2 || width > MOST_COLUMNS || grid.rows.length > MOST_ROWS) return undefined;
  const above: ({ readonly cell: Cell; readonly last: number } | undefined)[] = [];
  return grid.rows.map((row, index) => {
    const cells: (Cell | undefined)[] = [];
    const begins: boolean[] = [];
    for (let column = 0; column < width; column++) {
      const covering = above[column];
      cells.push(covering && covering.last >= index ? covering.cell : undefined);
      begins.push(false);
    }
    for (const cell of row.cells) {
      if (cell.column < width) begins[cell.column] = true;
      const end = Math.min(cell.column + cell.width, width);
      for (let column = cell.column; column < end; column++) {
        cells[column] = cell;
        if (cell.height > 1) above[column] = { cell, last: index + cell.height - 1 };
      }
    }
    const readings = cells.map(
      (cell, column): Amount =>
        !cell || begins[column] ? readAmount(cell?.text ?? '') : { kind: 'unreadable' },
    );
    return { row, cells, begins, readings, isAligned: isAligned(grid, row, width) };
  });
}

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
  if (notation === 'spaces' || notation === 'lines') return own === width;
  return own <= width || row.cells.every(({ column, text }) => column < width || text === '');
}

function isFigure(reading: Amount | undefined): boolean {
  return reading?.kind === 'figure';
}

/** Whether a place holds words, of which its cell shows them there. */
function isText(places: Places, column: number): boolean {
  return places.begins[column] === true && places.readings[column]?.kind === 'unreadable';
}

/** The rows of each table: a row of words only, below figures, begins the next one. */
function segmentsOf(rows: readonly Places[]): Places[][] {
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

function sheetsIn(grid: Grid, rows: readonly Places[]): Sheet[] {
  const head = headingRows(grid, rows);
  const headings = rows.slice(0, head);
  const body = rows.slice(head);
  const width = rows[0]?.cells.length ?? 0;
  let panel: Panel = { labels: 0, columns: [] };
  const panels = [panel];
  for (let column = 0; column < width; column++) {
    const line = columnLine(headings, column, width);
    if (takesFigures(body, column, line)) panel.columns.push(line);
    else if (panel.columns.length > 0 && namesRows(body, column)) {
      panel = { labels: column, columns: [] };
      panels.push(panel);
    }
  }
  return panels.flatMap((one) => sheetOf(grid, body, one) ?? []);
}

/** Columns of figures beside one another, and where the labels of their rows begin. */
interface Panel {
  readonly labels: number;
  readonly columns: Line[];
}

/** Fewer different texts than this may be units or states of what stands to their left. */
const FEWEST_NAMES = 4;

/** Whether a column of words between figures names the rows anew, as 负债 beside 资产. */
function namesRows(body: readonly Places[], column: number): boolean {
  const texts = body.flatMap((places) =>
    isText(places, column) ? [places.cells[column]?.text ?? ''] : [],
  );
  if (texts.some((text) => meaningOf(text).role === 'total')) return true;
  return new Set(texts).size >= FEWEST_NAMES;
}

function sheetOf(
  grid: Grid,
  body: readonly Places[],
  { labels, columns }: Panel,
): Sheet | undefined {
  const [first] = columns;
  if (!first) return undefined;
  const lines: Line[] = [];
  const spotsOf = new Map<number, Spot[]>();
  for (const [index, places] of body.entries()) {
    if (!places.isAligned || !columns.some(({ index: at }) => isFigure(places.readings[at]))) {
      // A row that cannot be told apart may hold a part of any sum: none can be confirmed then.
      if (places.isAligned || !places.readings.some(isFigure)) continue;
    }
    const line = rowLine(grid, places, index, { start: labels, end: first.index });
    lines.push(line);
    const spots: Spot[] = [];
    if (places.isAligned)
      for (const column of columns) spots[column.index] = spotAt(places, line, column);
    spotsOf.set(index, spots);
  }
  return {
    grid,
    rows: lines,
    columns,
    at: (row, column) => {
      const spots = spotsOf.get(row.index) ?? [];
      return spots[column.index] ?? 'open';
    },
    isRounded: isRoundedTable(grid.text),
  };
}

function spotAt({ cells, readings }: Places, row: Line, column: Line): Spot {
  const cell = cells[column.index];
  const reading = readings[column.index];
  if (!cell || !reading || reading.kind === 'blank' || reading.kind === 'not-applicable') {
    return 'blank';
  }
  if (reading.kind !== 'figure' || cell.width > 1 || cell.height > 1) return 'open';
  return { row, column, value: reading.value, unit: reading.unit, span: figureSpan(cell, reading) };
}

/** How many rows at the top are headings. Years over columns are no figures, nor are their numbers. */
function headingRows(grid: Grid, rows: readonly Places[]): number {
  let count = grid.notation === 'markdown' ? 1 : 0;
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

function isYear(reading: Amount): boolean {
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

/** The labels over a column. A cell over all columns is a caption and labels none. */
function columnLine(headings: readonly Places[], column: number, width: number): Line {
  const labels: Cell[] = [];
  for (const { cells, readings } of headings) {
    const cell = cells[column];
    if (!cell || cell.text === '' || cell.width >= width || labels.includes(cell)) continue;
    if (readings[column]?.kind === 'figure' && labels.length > 0) continue;
    labels.push(cell);
  }
  const own = labels.at(-1);
  const groups = labels.filter((cell) => cell.width > 1);
  return {
    ...meaningIn(groups, own, columnMeaningOf),
    index: column,
    name: nameOf(labels),
    key: labelKey(own?.text ?? ''),
    groups,
    isInTotal: isInTotal(groups, own, columnMeaningOf),
    indent: 0,
    numbering: '',
    isRounded: labels.some(({ text }) => isRoundedUnit(text)),
  };
}

/** A label stands for itself, unless what it is grouped under says that it is measured or within. */
function meaningIn(
  groups: readonly Cell[],
  own: Cell | undefined,
  meaning: (label: string) => Meaning,
): Meaning {
  const outer = groups
    .filter((group) => group !== own)
    .map(({ text }) => meaning(text))
    .find(({ role }) => role === 'within' || role === 'apart');
  return outer ?? meaning(own?.text ?? '');
}

function isInTotal(
  groups: readonly Cell[],
  own: Cell | undefined,
  meaning: (label: string) => Meaning,
): boolean {
  return groups.some((group) => group !== own && meaning(group.text).role === 'total');
}

function nameOf(labels: readonly Cell[]): string {
  return labels.map(({ text }) => text.replaceAll(/\s+/g, '')).join(' ');
}

/** Whether a column holds figures that can be summed, rather than labels, years or numbers of rows. */
function takesFigures(body: readonly Places[], column: number, line: Line): boolean {
  if (line.role === 'apart') return false;
  const readings = body.map(({ readings }) => readings[column]);
  const figures = readings.filter((reading) => reading?.kind === 'figure');
  const texts = body.filter((places) => isText(places, column)).length;
  if (figures.length === 0 || texts > figures.length) return false;
  if (figures.every(isYear) && line.role === 'item') return false;
  if (column > 0) return true;
  // What stands first names the rows, unless it is figures and nothing else.
  return texts === 0 && line.key !== '' && !countsUp(figures);
}

/** Whether the rows are numbered; of one row alone nobody can tell. */
function countsUp(figures: readonly Amount[]): boolean {
  return (
    figures.length >= 2 &&
    figures.every(
      (reading, index) =>
        reading.kind === 'figure' &&
        reading.value.units === BigInt(index + 1) &&
        !reading.value.scale,
    )
  );
}

/** What the labels of a row, the words before its first figure, say of it. */
function rowLine(grid: Grid, places: Places, index: number, { start, end }: Span): Line {
  const labels: Cell[] = [];
  const own: Cell[] = [];
  for (let column = start; column < end; column++) {
    const cell = places.cells[column];
    if (!cell || cell.text === '' || labels.includes(cell)) continue;
    const isOwn = places.begins[column] === true && cell.height === 1;
    if (isOwn && !isLabel(places.readings[column])) continue;
    labels.push(cell);
    if (isOwn) own.push(cell);
  }
  const groups = labels.filter((cell) => cell.height > 1);
  const speaks = (role: Role) => own.find(({ text }) => meaningOf(text).role === role);
  const label =
    speaks('total') ??
    speaks('within') ??
    speaks('less') ??
    speaks('apart') ??
    own.at(-1) ??
    labels.at(-1);
  return {
    ...meaningIn(groups, label, meaningOf),
    index,
    name: nameOf(labels),
    key: labelKey(label?.text ?? ''),
    groups,
    isInTotal: isInTotal(groups, label, meaningOf),
    indent: label ? indentOf(grid, label) : 0,
    numbering: numberingOf(label?.text ?? ''),
    isRounded: labels.some(({ text }) => isRoundedUnit(text)),
  };
}

/** Whether words stand there, or a number with what it counts: 3班. */
function isLabel(reading: Amount | undefined): boolean {
  return reading?.kind === 'unreadable' || (reading?.kind === 'figure' && reading.unit !== '');
}

/** How many blanks set a label in; what a source is laid out by does not show on a page. */
function indentOf({ text, notation }: Grid, { extent, span }: Cell): number {
  const before = text.slice(extent.start, span.start);
  if (notation !== 'html') return before.replaceAll('\t', '').replaceAll('\u3000', '  ').length;
  const blanks = before.match(/&nbsp;|&#160;|&e[nm]sp;|[\u00a0\u3000]/gi) ?? [];
  return blanks.length;
}

const NUMBERINGS: readonly (readonly [string, RegExp])[] = [
  ['一、', /^[一二三四五六七八九十]+[、.．]/],
  ['(一)', /^[(（][一二三四五六七八九十]+[)）]/],
  ['1.1', /^\d+[.．]\d+/],
  ['1.', /^\d+[、.．)）]/],
  ['(1)', /^[(（]\d+[)）]/],
  ['A', /^[A-Z][、.．)）]/],
];

function numberingOf(label: string): string {
  return NUMBERINGS.find(([, pattern]) => pattern.test(label.trim()))?.[0] ?? '';
}
