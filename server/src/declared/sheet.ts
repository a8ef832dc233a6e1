import type { Grid } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import { figureSpan } from '../form/figure-cell.ts';
import type { Amount } from './amount.ts';
import { columnLine, type Line, rowLine } from './line.ts';
import type { Memory } from './memory.ts';
import {
  headingRows,
  isFigure,
  isText,
  isYear,
  type Places,
  segmentsOf,
  spreadOut,
} from './places.ts';
import { isRoundedTable, meaningOf } from './words.ts';

/** A table of no known form: its rows and columns of figures, as its own labels tell them. */
export interface Sheet {
  readonly grid: Grid;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /** What stands at the crossing of a row and a column: a figure, nothing, or what cannot be reckoned with. */
  at(row: Line, column: Line): Figure | 'blank' | 'open';
  /** The figure there with its place; undefined where there is none. */
  figureAt(row: Line, column: Line): DeclaredFigure | undefined;
  /** Whether its figures are given in so large a unit that they are rounded. */
  readonly isRounded: boolean;
}

/** A number with its unit, which is empty where there is none. */
type Figure = Extract<Amount, { readonly kind: 'figure' }>;

/** A figure of a table and where it stands. */
export interface DeclaredFigure {
  readonly row: Line;
  readonly column: Line;
  readonly value: Decimal;
  readonly unit: string;
  /** What the table puts before digits behind the point. */
  readonly point: '.' | ',';
  /** Where its characters stand in the grid's block. */
  readonly span: Span;
}

/** Reads the tables that a grid holds one under the other, each with headings of its own. */
export function sheetsOf(grid: Grid, memory: Memory): Sheet[] {
  const spread = spreadOut(grid, memory);
  return spread ? segmentsOf(spread).flatMap((rows) => sheetsIn(grid, rows, memory)) : [];
}

function sheetsIn(grid: Grid, rows: readonly Places[], memory: Memory): Sheet[] {
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
  return panels.flatMap((one) => sheetOf(grid, body, one, memory) ?? []);
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
  memory: Memory,
): Sheet | undefined {
  const [first] = columns;
  if (!first) return undefined;
  const lines: Line[] = [];
  for (const [index, places] of body.entries()) {
    if (!places.isAligned || !columns.some(({ index: at }) => isFigure(places.readings[at]))) {
      // A row that cannot be told apart may hold a part of any sum: none can be confirmed then.
      if (places.isAligned || !places.readings.some(isFigure)) continue;
    }
    const line = rowLine(grid, places, index, { start: labels, end: first.index }, memory);
    lines.push(line);
  }
  return {
    grid,
    rows: lines,
    columns,
    at: (row, column) => amountAt(body[row.index], column),
    figureAt: (row, column) => {
      const places = body[row.index];
      const cell = places?.cells[column.index];
      const amount = amountAt(places, column);
      if (typeof amount === 'string' || !cell) return undefined;
      return {
        row,
        column,
        value: amount.value,
        unit: amount.unit,
        point: places?.point ?? '.',
        span: figureSpan(cell, amount),
      };
    },
    isRounded: isRoundedTable(grid.text),
  };
}

function amountAt(places: Places | undefined, { index }: Line): Figure | 'blank' | 'open' {
  if (!places?.isAligned) return 'open';
  const cell = places.cells[index];
  const amount = places.readings[index];
  if (!cell || !amount || amount.kind === 'blank' || amount.kind === 'not-applicable') {
    return 'blank';
  }
  return amount.kind === 'figure' && cell.width === 1 && cell.height === 1 ? amount : 'open';
}

/** Whether a column holds figures that can be summed, rather than labels, years or numbers of rows. */
function takesFigures(body: readonly Places[], column: number, line: Line): boolean {
  const readings = body.map(({ readings }) => readings[column]);
  const figures = readings.filter((reading) => reading?.kind === 'figure');
  const texts = body.filter((places) => isText(places, column)).length;
  if (figures.length === 0 || texts > figures.length) return false;
  if (figures.every(isYear) && line.role !== 'total') return false;
  // Numbers and codes of what the rows are.
  if (line.role === 'apart' && (line.isIdentifier || countsUp(figures))) return false;
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
