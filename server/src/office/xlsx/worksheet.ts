import type { Span } from '../../draft/span.ts';
import type { SheetRange } from './cell-reference.ts';
import type { CellStyle } from './cell-styles.ts';
import type { RichText } from './rich-text.ts';
import type { Stretches } from './stretches.ts';

/** A sheet of a workbook as its part holds it. */
export interface Worksheet {
  readonly name: string;
  /** The name of its part in the package. */
  readonly part: string;
  readonly xml: string;
  /** The rows in the part, in order, each with its cells in order. */
  readonly rows: readonly WorksheetRow[];
  readonly merges: readonly SheetRange[];
  /** The columns that are hidden. */
  readonly hidden: Stretches;
  /** Ranges whose results one formula gives. Only the first cell of a range holds the formula. */
  readonly arrays: readonly SheetRange[];
  /** Whether locked cells cannot be changed. */
  readonly isProtected: boolean;
}

export interface WorksheetRow {
  /** Counted from 1. */
  readonly number: number;
  readonly isHidden: boolean;
  readonly cells: readonly WorksheetCell[];
}

export interface WorksheetCell extends CellContent {
  /** Counted from 1. */
  readonly column: number;
  readonly style: CellStyle;
  /** Its element. */
  readonly span: Span;
}

export interface CellContent {
  /**
   * What the cell holds, as far as it can be changed.
   *
   * - `blank`: nothing visible
   * - `number`: a number, shown as a figure
   * - `text`: a text
   * - `computed`: a formula
   * - `fixed`: something else: a date, a truth value, an error, or content that is struck out or not shown
   */
  readonly kind: 'blank' | 'number' | 'text' | 'computed' | 'fixed';
  /** What a reader sees, on one line; empty if that is nothing. */
  readonly text: string;
  /** For a number: where it is stored, and by how many digits its point is moved when it is shown. */
  readonly stored?: { readonly span: Span; readonly places: number };
  /** For a text: its rich text. */
  readonly rich?: RichText;
}
