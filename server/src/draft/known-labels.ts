/**
 * What the known forms call their rows and columns. In a printed table nothing but one blank parts a label
 * from its figures, as everywhere in prose: a line is a row only where its label is known.
 */
export interface KnownLabels {
  /** The rows that are called so; undefined where none is. */
  row(label: string): KnownRow | undefined;
  /** Whether it is the caption of a table. */
  isCaption(text: string): boolean;
  /** Whether it is a heading over columns, or over the labels of rows. */
  isHeading(text: string): boolean;
  /** Whether it is, to the letter, what a form calls a row or a column, or several of them. */
  isLabel(text: string): boolean;
  /** Whether it is the heading of a section. */
  isSection(text: string): boolean;
  /** Whether every character of it stands in a label or a heading: it may be a piece of one. */
  isPiece(text: string): boolean;
  /**
   * How many figures a row without a label has, for each table whose headings these are, in whatever order
   * their characters stand.
   */
  widthsUnder(headings: string): readonly number[];
  /** The tables that have several groups of columns and one row without a label. */
  readonly unlabelled: readonly UnlabelledTable[];
  /** What a label is compared by. */
  keyOf(text: string): string;
}

/** A table whose one row has no label: its columns in the order of the form. */
export type UnlabelledTable = readonly {
  /** Keys of what it may be called, and of the headings over it; see `KnownLabels.keyOf`. */
  readonly keys: readonly string[];
  readonly path: readonly string[];
}[];

/** What is known of a row by its label. */
export interface KnownRow {
  /** How many figures stand behind it, for each table that has such a row. */
  readonly widths: readonly number[];
  /** Whether it is the label to the letter, and does not only hold words of it. */
  readonly isWhole: boolean;
  /** Whether a text is a caption of such a table, or a heading in it. */
  isUnder(heading: string): boolean;
}
