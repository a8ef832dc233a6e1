import type { Block, Cell, Grid } from '../draft/block.ts';
import type { Span } from '../draft/span.ts';
import type { FigureCell } from './figure-cell.ts';
import type { TableForm } from './form.ts';

/** A place in a draft: a span inside a block. */
export interface Site {
  readonly block: Block;
  readonly span: Span;
}

/** A table of a form, found in a draft. */
export interface FoundTable {
  readonly form: TableForm;
  /** Range of the caption, or of the first heading row. */
  readonly heading: Site;
  /** Everything from the heading to the last row, in several sites if a page break divides it. */
  readonly sites: readonly Site[];
  readonly rows: readonly FoundRow[];
  /** Whether thousands are separated in any of its figures. */
  readonly hasThousands: boolean;
  /** Rows with figures and a label that the form does not have. */
  readonly unknownRows: readonly UnknownRow[];
  /** Columns with figures and a heading that the form does not have. */
  readonly unknownColumns: readonly UnknownColumn[];
}

/** A row of the form, found in a draft. */
export interface FoundRow {
  readonly grid: Grid;
  /** Index of the form's row. */
  readonly row: number;
  /** The body's own item, in a row that may be split into items; empty otherwise. */
  readonly item: string;
  /** Range of the label; of the first figure if the form prints no label. */
  readonly label: Span;
  readonly span: Span;
  /** One for each column of the form; undefined where no cell certainly belongs to it. */
  readonly figures: readonly (FigureCell | undefined)[];
  /** Cells whose column is uncertain, in order, because the row has too few or too many cells. */
  readonly loose: readonly LooseCell[];
  /** How many cells the row is short of. A loose cell may belong up to so many columns further right. */
  readonly lost: number;
}

/** Whether thousands are separated in any figure of some rows of a form's table. */
export function hasThousandsIn({ columns }: TableForm, rows: readonly FoundRow[]): boolean {
  return rows.some(({ figures }) =>
    figures.some((one, at) => columns[at]?.mayHaveThousands && one?.cell.text.includes(',')),
  );
}

/** The grid that has the cell of a figure. */
export function gridOf(row: FoundRow, { grid }: Pick<FigureCell, 'grid'>): Grid {
  return grid ?? row.grid;
}

/** A cell whose column is uncertain. */
export interface LooseCell {
  readonly cell: Cell;
  /** Index of its column if no cell before it is missing; negative if it is before the first column. */
  readonly column: number;
}

export interface UnknownRow {
  readonly grid: Grid;
  readonly label: string;
  readonly span: Span;
}

export interface UnknownColumn {
  readonly grid: Grid;
  /** Empty if it has no heading. */
  readonly label: string;
  /** Index of the grid column. */
  readonly column: number;
  /** Range of the heading; of the first cell below if it has none. */
  readonly span: Span;
}

/**
 * Whether a table in which blanks mean 0 has nothing but blanks. Nobody may have filled it in yet, so it says nothing:
 * its cells have neither a figure nor a lack.
 */
export function isSilent({ rows }: Pick<FoundTable, 'rows'>): boolean {
  return rows.every(({ figures }) =>
    figures.every((figure) => !figure || (!figure.value && !figure.lack)),
  );
}
