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
  /** The caption or the first heading row. */
  readonly heading: Site;
  /** Everything from the heading to the last row; a page break may part it into several. */
  readonly sites: readonly Site[];
  readonly rows: readonly FoundRow[];
  /** Rows with figures whose label the form does not know. */
  readonly unknownRows: readonly UnknownRow[];
}

/** A row of the form, found in a draft. */
export interface FoundRow extends BoundRow {
  readonly grid: Grid;
}

/** What a row of a grid is in a form's table, wherever the grid stands. */
export interface BoundRow {
  /** Index among the form's rows. */
  readonly row: number;
  /** The body's own item, in a row that the form lets it split; empty otherwise. */
  readonly item: string;
  /** The label's text; the first figure where the form prints no label. */
  readonly label: Span;
  readonly span: Span;
  /** One for each column of the form; undefined where no cell of the draft belongs to it for certain. */
  readonly figures: readonly (FigureCell | undefined)[];
  /** The cells whose column is uncertain, in their order: the row has too few of them, or too many. */
  readonly loose: readonly LooseCell[];
  /** How many cells the row is short of: each loose cell stands at most so many columns further on. */
  readonly lost: number;
}

/** A cell whose column is uncertain. */
export interface LooseCell {
  readonly cell: Cell;
  /** Index of the column whose it is if no cell before it is lost; it may lie before the first. */
  readonly column: number;
}

export interface UnknownRow {
  readonly grid: Grid;
  readonly label: string;
  readonly span: Span;
}
