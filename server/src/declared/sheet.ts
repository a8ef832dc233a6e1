import type { Cell, Grid } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import { type Decimal, ZERO } from '../figure/decimal.ts';
import { figureSpan } from '../form/figure-cell.ts';
import type { Amount } from './amount.ts';
import { columnLine, type Line, rowLine } from './line.ts';
import type { Memory } from './memory.ts';
import type { NumberStyle } from './number-style.ts';
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

/** A table of no known form: its rows and columns of figures, by its own labels. */
export interface Sheet {
  readonly grid: Grid;
  readonly rows: readonly Line[];
  readonly columns: readonly Line[];
  /**
   * The content of the place in a row and a column: a figure, nothing (`blank`), or something to be left
   * out of sums (`open`).
   */
  at(row: Line, column: Line): Figure | 'blank' | 'open';
  /** The figure there with its place; undefined if there is none. */
  figureAt(row: Line, column: Line): DeclaredFigure | undefined;
  /** The cell there; undefined if the row is too short, or its columns are unknown. */
  cellAt(row: Line, column: Line): Cell | undefined;
  /** The decimal point of the table. */
  readonly point: '.' | ',';
  /** The blank cell there, as a figure of 0; undefined if there is none. */
  blankAt(row: Line, column: Line): DeclaredFigure | undefined;
  /** Whether its figures are given in a unit so large that they are rounded. */
  readonly isRounded: boolean;
}

/** A number with its unit, which is empty if there is none. */
type Figure = Extract<Amount, { readonly kind: 'figure' }>;

/** A figure of a table and its place. */
export interface DeclaredFigure {
  readonly row: Line;
  readonly column: Line;
  readonly value: Decimal;
  readonly unit: string;
  /** The text of its cell. */
  readonly text: string;
  /** The characters of the figure in it, without a unit. */
  readonly written: string;
  /** How the table writes its numbers. */
  readonly style: NumberStyle;
  /** The range of its characters in the grid's block. */
  readonly span: Span;
  /** The whole cell. */
  readonly extent: Span;
}

/** Reads the tables that a grid has below each other, each with its own headings. */
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

/** Adjacent columns of figures, and the column where the labels of their rows begin. */
interface Panel {
  readonly labels: number;
  readonly columns: Line[];
}

/** A column with fewer different texts may have units or states of what is to the left of it. */
const FEWEST_NAMES = 4;

/** Whether a column of words between figures gives the rows new names, as 负债 beside 资产. */
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
      // A row whose columns are unknown may have a part of any sum, so no sum can be confirmed.
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
      if (typeof amount === 'string' || !places || !cell) return undefined;
      return new SheetFigure(row, column, places.style, cell, amount);
    },
    cellAt: (row, column) => {
      const places = body[row.index];
      return places?.isAligned ? places.cells[column.index] : undefined;
    },
    point: body[0]?.style.point ?? '.',
    blankAt: (row, column) => {
      const places = body[row.index];
      const cell = places?.cells[column.index];
      if (!places?.begins[column.index] || cell?.text !== '') return undefined;
      const { span, extent } = cell;
      const { style } = places;
      return { row, column, value: ZERO, unit: '', text: '', written: '', style, span, extent };
    },
    isRounded: isRoundedTable(grid.text),
  };
}

/** Reads of its cell only what is asked for: most figures are only added up. */
class SheetFigure implements DeclaredFigure {
  readonly row: Line;
  readonly column: Line;
  readonly style: NumberStyle;
  readonly #cell: Cell;
  readonly #amount: Figure;

  constructor(row: Line, column: Line, style: NumberStyle, cell: Cell, amount: Figure) {
    this.row = row;
    this.column = column;
    this.style = style;
    this.#cell = cell;
    this.#amount = amount;
  }

  get value(): Decimal {
    return this.#amount.value;
  }

  get unit(): string {
    return this.#amount.unit;
  }

  get text(): string {
    return this.#cell.text;
  }

  get written(): string {
    return this.#cell.text.slice(this.#amount.start, this.#amount.end);
  }

  get span(): Span {
    return figureSpan(this.#cell, this.#amount);
  }

  get extent(): Span {
    return this.#cell.extent;
  }
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

/** Whether a column has figures that can be added, and not labels, years or row numbers. */
function takesFigures(body: readonly Places[], column: number, line: Line): boolean {
  const figures: Amount[] = [];
  let texts = 0;
  for (const places of body) {
    const reading = places.readings[column];
    if (reading?.kind === 'figure') figures.push(reading);
    else if (isText(places, column)) texts++;
  }
  if (figures.length === 0 || texts > figures.length) return false;
  if (figures.every(isYear) && line.role !== 'total') return false;
  // Numbers and codes that identify the rows.
  if (line.role === 'apart' && (line.isIdentifier || countsUp(figures))) return false;
  if (column > 0) return true;
  // The first column names the rows, unless it has only figures.
  return texts === 0 && line.key !== '' && !countsUp(figures);
}

/** Whether the rows are numbered. A single row does not show it. */
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
