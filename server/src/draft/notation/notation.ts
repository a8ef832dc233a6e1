import type { Replacement } from '../pipe-table.ts';
import type { Span } from '../span.ts';
import type { LaidTable } from './laid-table.ts';

/** Names of notations, for tests and settings. */
export type NotationName = 'lines' | 'tabs' | 'spaces' | 'markdown' | 'html' | 'csv' | 'tsv';

/**
 * How a table is put down in a draft, and all that depends on it: how its rows are bound to columns, written, typed
 * and aligned. Nothing outside `draft/` asks which one it is. Which reader finds it is said in `notations.ts`.
 */
export interface Notation {
  readonly name: NotationName;

  /**
   * What says which column a cell is of: its place in the `grid`; or the `label` that it follows, since a blank cell
   * leaves no trace. `label-if-beside` and `grid-if-whole` hold where rows with all their figures show it: where
   * these begin right behind the label, and where there are such rows at all.
   */
  readonly seatsBy: 'grid' | 'label' | 'label-if-beside' | 'grid-if-whole';
  /** Whether rows are padded with blank cells at their end, and not in front of their figures. */
  readonly isPaddedAtEnd: boolean;
  /** Whether a row that is short of cells can still have each in its column. */
  readonly hasColumns: boolean;
  /** Whether a row has a cell for each heading over several rows that it stands under. */
  readonly hasCellsOfHeadings: boolean;
  /** How many rows at the top are headings by the notation itself. */
  readonly headingRows: number;
  /** How many blanks set a label in, of what stands before it in its cell; what lays out a source is none. */
  indentOf(blanks: string): number;

  /** Writes a table such that reading it gives the same cells; ends in a line end. */
  write(table: LaidTable): string;
  /** How a row of a table is written. */
  rowStyle(grid: WrittenGrid): RowStyle;
  /** Whether the rows of a table are parted by blank lines. */
  readonly hasBlankLines: boolean;
  /** Whether a row can be put in before `rest`, what follows in its block. */
  takesRowBefore(rest: string): boolean;
  /** What can be written behind the text of a cell that is the last of its row. */
  roomBehind(grid: WrittenGrid, cell: WrittenCell): Room;
  /** What puts a further cell in behind another; undefined where there is more to it. */
  readonly furtherCell: ((text: string, lineEnd: string) => string) | undefined;
  /** Whether a row of the text of one line may be a line of prose just begun. */
  mayBeProse(line: string): boolean;

  /** Whether comments of HTML can stand before a table, which nobody sees. */
  readonly hasComments: boolean;
  /** What is put before a table below a line of prose, so that it does not go on with that line. */
  readonly leadBelowProse: string;
  /** Whether headings are marked, the first level being that of the title. */
  readonly marksHeadings: boolean;
  /** Whether a line of prose that is begun at the start of a line is marked. */
  readonly marksLines: boolean;
  /** A line of prose, or a heading of a level, as it is marked. */
  marked(text: string, level: number | undefined): string;

  /** What aligns the columns of the lines of a table; undefined where nothing can be aligned. */
  readonly align:
    | ((text: string, shown?: ReadonlyMap<number, string>) => readonly Replacement[])
    | undefined;
}

/** Other cells, only the end of the row, or nothing. */
export type Room = 'cells' | 'closed-cells' | 'none';

/** How the cells of a row are put down. */
export interface RowStyle {
  readonly open: string;
  readonly between: string;
  readonly close: string;
  /** How a text is written in a cell. */
  cell(text: string): string;
}

/** What a notation is asked about: a table with the places of its cells, see `Grid`. */
export interface WrittenGrid {
  readonly text: string;
  readonly rows: readonly { readonly cells: readonly WrittenCell[] }[];
}

export interface WrittenCell {
  readonly span: Span;
  readonly extent: Span;
}
