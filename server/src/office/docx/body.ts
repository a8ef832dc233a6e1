import type { Span } from '../../draft/span.ts';
import type { EditFault, UnreadContent } from '../office-draft.ts';

/** The visible content of a document, without hidden and deleted text. */
export interface DocxBody {
  readonly blocks: readonly DocxBlock[];
  readonly unread: ReadonlySet<UnreadContent>;
}

export type DocxBlock = DocxParagraph | DocxTable;

export interface DocxParagraph {
  readonly kind: 'paragraph';
  /** The number that Word generates for it, with what follows the number. */
  readonly number: string;
  readonly pieces: readonly DocxPiece[];
  readonly room: ParagraphRoom;
}

/**
 * Characters of a paragraph that are contiguous in the XML, from `start` to `end`. Some of them may be written as
 * entities there. A line break is LF.
 */
export interface DocxPiece extends Span {
  readonly text: string;
  /** The element that holds them, or why they cannot be edited. */
  readonly source: WrittenText | EditFault;
}

/** The `w:t` that holds characters. The span is the content between its tags. */
export interface WrittenText extends Span {
  /** Where its open tag begins. */
  readonly tagStart: number;
  /** Whether blanks at its ends are shown. */
  readonly keepsBlanks: boolean;
  readonly run: WrittenRun;
}

/** The `w:r` that holds a text. */
export interface WrittenRun {
  /** Its open tag. */
  readonly start: number;
  readonly tagEnd: number;
  /** Its `w:rPr`; an empty span if it has none. */
  readonly format: Span;
  /** The open tag of the tracked insertion around it. */
  readonly inserted: Span | undefined;
}

/** Where a run can be put into a paragraph: an empty span, or the empty tag of the paragraph, which is then opened. */
export interface ParagraphRoom extends Span {
  /** The `w:rPr` of the paragraph's mark; empty if it has none. */
  readonly format: Span;
  readonly fault: EditFault | undefined;
}

export interface DocxTable {
  readonly kind: 'table';
  /** Widths of the columns of its grid, in twentieths of a point. Some may be missing. */
  readonly widths: readonly number[];
  readonly rows: readonly DocxRow[];
}

export interface DocxRow {
  /** The number of the row, from 1. Deleted and hidden rows are counted too. */
  readonly number: number;
  readonly cells: readonly DocxCell[];
}

/** A cell by the columns of the table's grid, from 0. */
export interface DocxCell {
  readonly column: number;
  readonly width: number;
  /** How it takes part in a merge downwards. */
  readonly merge: 'begins' | 'goes-on' | undefined;
  /** Whether it is merged with the cell before it, as old files write it. */
  readonly isCoveredAcross: boolean;
  readonly blocks: readonly DocxBlock[];
}
