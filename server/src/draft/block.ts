import type { Notation } from './notation/notation.ts';
import type { Span } from './span.ts';
import type { Run, Visible } from './visible.ts';

/**
 * A stretch of a draft: one line of prose, or one table as written.
 *
 * Blocks tile the draft without gaps. Every span inside a block counts from the block's own start, so
 * that an edit elsewhere leaves the block as it is.
 */
export type Block = Paragraph | Grid;

interface Stretch {
  /** The block's characters, with the blank lines after it and, in the first block, before it. */
  readonly text: string;
  /** Range of the block without the blanks around it. */
  readonly content: Span;
  /**
   * How far the reader looked to find the end of the block, at least `text.length`. An edit before this
   * offset can change the block.
   */
  readonly reach: number;
  /** Set if it was read together with the block before it. Then both are read again together. */
  readonly isJoined?: true;
}

/** A block that was read together with the one before it. */
export type JoinedBlock = Block & { readonly isJoined: true };

export interface Paragraph extends Stretch {
  readonly kind: 'paragraph';
  /** Level of a heading that the notation itself marks (`##`, `<h2>`), from 1. */
  readonly level?: number;
  /** What a reader sees of the line, if its source has markup; see `contentText`. */
  readonly visible?: Visible;
  /** Ranges of code in the line, or a line of preformatted text. They are not checked. */
  readonly code?: readonly Span[];
  /** Whether its lines are broken as on a printed page, without markup. */
  readonly isWrapped?: boolean;
}

export interface Grid extends Stretch {
  readonly kind: 'grid';
  readonly notation: Notation;
  readonly rows: readonly GridRow[];
}

export interface GridRow {
  readonly span: Span;
  readonly cells: readonly Cell[];
}

export interface Cell {
  /**
   * Range of the text without the blanks around it. In a blank cell it is empty and is where a figure
   * would be inserted.
   */
  readonly span: Span;
  /** The whole cell with its padding; in *lines* with the tab that begins it. */
  readonly extent: Span;
  /** What a reader sees: entities decoded, markup removed, blanks trimmed. */
  readonly text: string;
  /** How many columns and rows the cell covers; 1 if the notation has no such cells. */
  readonly width: number;
  readonly height: number;
  /**
   * Index of the first grid column that the cell covers. Cells that reach down from rows above are
   * counted.
   */
  readonly column: number;
  /**
   * Which part of the source each part of the text stands for; absent if the text is exactly what the
   * span holds.
   */
  readonly runs?: readonly Run[];
  /** Set if the cell's own tag strikes it out or hides it. Text inserted there would not be seen either. */
  readonly isUnseen?: true;
}
