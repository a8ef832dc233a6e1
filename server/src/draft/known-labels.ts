/**
 * The names that known forms give their rows and columns. In a printed table only a blank separates a
 * label from its figures, as between words of prose, so a line is a row only if its label is known.
 */
export interface KnownLabels {
  /** The rows with this label; undefined if there is none. */
  row(label: string): KnownRow | undefined;
  /** Whether a text is the caption of a table. */
  isCaption(text: string): boolean;
  /** Whether a text is a heading of columns or of row labels. */
  isHeading(text: string): boolean;
  /** Whether a text is exactly the label of a row or a column, or of several in sequence. */
  isLabel(text: string): boolean;
  /** Whether a text is the heading of a section. */
  isSection(text: string): boolean;
  /** Whether every character of a text occurs in a label or a heading, so that it may be a piece of one. */
  isPiece(text: string): boolean;
  /**
   * The number of figures in a row without a label, for each table with these headings. The characters of
   * the headings may be in any order.
   */
  widthsUnder(headings: string): readonly number[];
  /** The tables that have several groups of columns and a single row without a label. */
  readonly unlabelled: readonly UnlabelledTable[];
  /** The key by which labels are compared. */
  keyOf(text: string): string;
}

/** A table whose only row has no label: its columns in the order of the form. */
export type UnlabelledTable = readonly {
  /** Keys of the column's possible labels, and of the headings above it; see `KnownLabels.keyOf`. */
  readonly keys: readonly string[];
  readonly path: readonly string[];
}[];

/** What is known about a row from its label. */
export interface KnownRow {
  /** The number of figures in the row, for each table that has such a row. */
  readonly widths: readonly number[];
  /** Whether the text is exactly the label, and not only some of its words. */
  readonly isWhole: boolean;
  /** Whether a text is a caption of such a table, or a heading in it. */
  isUnder(heading: string): boolean;
}
