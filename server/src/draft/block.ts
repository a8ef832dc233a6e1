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
  /** The block's characters, with the blank lines before (first block only) and after it. */
  readonly text: string;
  /** What is not blank. */
  readonly content: Span;
  /**
   * How far the reader looked to find where the block ends, at least `text.length`: an edit before this
   * offset can change the block.
   */
  readonly reach: number;
  /** Set where it was read with the block before it, and is read anew with it. */
  readonly isJoined?: true;
}

/** A block that was read with the one before it. */
export type JoinedBlock = Block & { readonly isJoined: true };

export interface Paragraph extends Stretch {
  readonly kind: 'paragraph';
  /** Level of a heading that the notation itself marks (`##`, `<h2>`), from 1. */
  readonly level?: number;
  /** What a reader sees of the line, where its source is marked up; see `contentText`. */
  readonly visible?: Visible;
  /** What stands in it as code, or in lines of its own as in `<pre>`: none of it is read. */
  readonly code?: readonly Span[];
  /** Whether it is broken into lines as it stood on a page, without markup. */
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
  /** The text itself without the blanks around it; empty where a figure would be put in a blank cell. */
  readonly span: Span;
  /** The whole cell, with its padding and, in *lines*, the tab that begins it. */
  readonly extent: Span;
  /** What a reader sees in the cell: entities decoded, markup dropped, blanks trimmed. */
  readonly text: string;
  /** Columns and rows that the cell covers, where the notation can say so; 1 otherwise. */
  readonly width: number;
  readonly height: number;
  /** Index of the first grid column that the cell covers, spans of the rows above counted. */
  readonly column: number;
  /** Which part of the source each part of the text stands for; absent where the text is what stands in the span. */
  readonly runs?: readonly Run[];
  /** Set where its own tag strikes it out or hides it, so that nothing put into it would be seen. */
  readonly isUnseen?: true;
}
