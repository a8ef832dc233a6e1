import type { Grid } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import { figureSpan } from '../form/figure-cell.ts';
import type { Amount } from './amount.ts';
import { columnLine, type Line, rowLine } from './line.ts';
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

/** A place in a table: a figure; nothing, or a mark for it; or what cannot be reckoned with. */
export type Spot = DeclaredFigure | 'blank' | 'open';

/** Reads the tables that a grid holds one under the other, each with headings of its own. */
export function sheetsOf(grid: Grid): Sheet[] {
  const spread = spreadOut(grid);
  return spread ? segmentsOf(spread).flatMap((rows) => sheetsIn(grid, rows)) : [];
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
