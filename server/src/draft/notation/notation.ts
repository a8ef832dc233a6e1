import type { Replacement } from '../pipe-table.ts';
import type { Span } from '../span.ts';
import type { LaidTable } from './laid-table.ts';

/** Names of the notations, for tests and settings. */
export type NotationName = 'lines' | 'tabs' | 'spaces' | 'markdown' | 'html' | 'csv' | 'tsv';

/**
 * How a table is written in a draft, and everything that depends on it: how its rows are bound to
 * columns, written, typed and aligned. Code outside `draft/` never asks which notation it is.
 * `notations.ts` assigns the readers.
 */
export interface Notation {
  readonly name: NotationName;

  /**
   * What decides a cell's column: its place in the `grid`, or the `label` before it, in notations where a
   * blank cell leaves no trace. In the two conditional values, complete rows decide: `label-if-beside` if
   * their figures follow the label directly, `grid-if-whole` if there is such a row.
   */
  readonly seatsBy: 'grid' | 'label' | 'label-if-beside' | 'grid-if-whole';
  /** Whether rows are padded with blank cells at the end, rather than before their figures. */
  readonly isPaddedAtEnd: boolean;
  /** Whether the cells of an incomplete row can still be in their own columns. */
  readonly hasColumns: boolean;
  /** Whether a row has a cell for each heading that covers it and other rows. */
  readonly hasCellsOfHeadings: boolean;
  /** How many rows at the top are headings by definition of the notation. */
  readonly headingRows: number;
  /**
   * By how many blanks a label is indented, given the text before it in its cell. Blanks that only lay
   * out the source do not count.
   */
  indentOf(blanks: string): number;

  /** Writes a table that reads as the same cells. It ends with a line break. */
  write(table: LaidTable): string;
  /** How a row of this table is written. */
  rowStyle(grid: WrittenGrid): RowStyle;
  /** Whether blank lines separate the rows of a table. */
  readonly hasBlankLines: boolean;
  /** Whether a row can be inserted before `rest`, the remaining text of the block. */
  takesRowBefore(rest: string): boolean;
  /** What can be written after the last cell of a row. */
  roomBehind(grid: WrittenGrid, cell: WrittenCell): Room;
  /** Text that inserts a further cell after another; undefined if an insertion there is not enough. */
  readonly furtherCell: ((text: string, lineEnd: string) => string) | undefined;
  /** Whether a row on a single line may be a line of prose that was just begun. */
  mayBeProse(line: string): boolean;

  /** Whether an invisible HTML comment can stand before a table. */
  readonly hasComments: boolean;
  /** What is written before a table below a line of prose, so that the table does not continue that line. */
  readonly leadBelowProse: string;
  /** Whether headings are marked. The first level is that of the title. */
  readonly marksHeadings: boolean;
  /** Whether a new line of prose is marked. */
  readonly marksLines: boolean;
  /** A line of prose, or a heading with its level, with its marks. */
  marked(text: string, level: number | undefined): string;

  /** Aligns the columns of a table's lines; undefined if the notation has no alignment. */
  readonly align:
    | ((text: string, shown?: ReadonlyMap<number, string>) => readonly Replacement[])
    | undefined;
}

/** Further cells, only the end of the row, or nothing. */
export type Room = 'cells' | 'closed-cells' | 'none';

/** How the cells of a row are written. */
export interface RowStyle {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** How a text is written in a cell. */
  cell(text: string): string;
}

/** The table that a notation is asked about, with the places of its cells; see `Grid`. */
export interface WrittenGrid {
  readonly text: string;
  readonly rows: readonly { readonly cells: readonly WrittenCell[] }[];
}

export interface WrittenCell {
  readonly span: Span;
  readonly extent: Span;
}
