/**
 * The JSON of a form file: the two statutory forms are written in it, and forms of one's own.
 *
 * Labels are written as the form prints them; blanks, width and numbering make no difference.
 */
export interface FormSource {
  readonly id: string;
  readonly name: string;
  /** The notice that prescribes the form. */
  readonly source?: string;
  /** The words that a report's title ends in. */
  readonly title?: string;
  readonly sections?: readonly SectionSource[];
  readonly tables: readonly TableSource[];
}

export interface SectionSource {
  readonly number: string;
  readonly heading: string;
  /** Words by which other wordings of the heading are known. */
  readonly contains?: readonly string[];
}

/** `count`: whole, not negative. `signed`: whole. `decimal`: not negative, any digits after the point. */
export type FigureKind = 'count' | 'signed' | 'decimal';

export interface TableSource {
  readonly id: string;
  /** How the table is called; its caption where not given. */
  readonly name?: string;
  /** The row that opens the table, where it is one block of a larger one. */
  readonly caption?: string;
  /** What is printed above the rows' labels. */
  readonly corner?: string;
  /** What is printed above all columns. */
  readonly over?: string;
  /** Number of the section in which the table stands. */
  readonly section?: string;
  /** What every figure of the table is, unless its column says otherwise. */
  readonly figures: FigureKind;
  readonly columns: readonly ColumnSource[];
  readonly rows: readonly RowSource[];
  readonly relations?: readonly RelationSource[];
  /** The row whose figures last year's report hands on, and the row that takes them up this year. */
  readonly carryOver?: { readonly last: string; readonly this: string };
}

export interface ColumnSource {
  readonly id?: string;
  readonly label: string;
  readonly contains?: readonly string[];
  readonly figures?: FigureKind;
  /** The columns under this heading; a column with columns takes no figures itself. */
  readonly columns?: readonly ColumnSource[];
}

export interface RowSource {
  readonly id?: string;
  /** Empty where the form prints no label: the table's one row of figures. */
  readonly label: string;
  /** A shorter name for messages and equations; the label where not given. */
  readonly name?: string;
  readonly variants?: readonly string[];
  /** Words by which other wordings of the label are known; `…` stands for anything between. */
  readonly contains?: readonly string[];
  /** The row may be split into items of the body's own, each with a label behind this one. */
  readonly hasItems?: boolean;
  /** A mark such as `/` is a right answer here: most bodies have no power to make such things. */
  readonly mayNotApply?: boolean;
  /** The rows under this heading; a row with rows takes no figures itself. */
  readonly rows?: readonly RowSource[];
}

export interface RelationSource {
  /** Code of the diagnostic that reports the relation where it is broken. */
  readonly code: RelationCode;
  /** Whether the names are columns, and the equation holds in each row, or the other way round. */
  readonly each: 'row' | 'column';
  /** `总计 = 甲 + 乙`: names, or labels, of columns or rows. */
  readonly equation: string;
}

export type RelationCode = 'row-total' | 'column-total' | 'balance';
