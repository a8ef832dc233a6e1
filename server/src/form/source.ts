import type { VocabularySource } from './vocabulary.ts';

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
  /** The lines that a new report has below its title, as in a section's `begins`. */
  readonly begins?: readonly string[];
  readonly sections?: readonly SectionSource[];
  /** The words by which prose speaks of what the form counts, or the form that has them. */
  readonly vocabulary?: VocabularySource;
  readonly tables: readonly TableSource[];
  /** What holds between figures of several tables. */
  readonly relations?: readonly BetweenSource[];
}

export interface SectionSource {
  readonly number: string;
  readonly heading: string;
  /** Words by which other wordings of the heading are known. */
  readonly contains?: readonly string[];
  /** A report may do without it. */
  readonly optional?: boolean;
  /** The statements that belong into it; the period into section 一 where no section says. */
  readonly asks?: readonly Statement[];
  /** The lines that a new report has in it; `{year}` and `{carried}` stand for its year and what is carried over. */
  readonly begins?: readonly string[];
}

/** `period`: of which days the figures are. `fees`: what was charged for answering requests. */
export type Statement = 'period' | 'fees';

/**
 * `count`: whole, not negative. `signed`: may be negative, and is whole unless digits after the point are
 * declared. `decimal`: not negative, any digits after the point.
 */
export type FigureKind = 'count' | 'signed' | 'decimal';

/** What the figures of a table or of a column are; a column says only in what it differs. */
export interface FiguresSource {
  readonly figures?: FigureKind;
  /** What is counted: 万元, %. A figure written with another unit is wrong. */
  readonly unit?: string;
  /** How many digits after the point the form asks for. */
  readonly digits?: number;
}

/** What prose calls it by: a meaning that the vocabulary has words for, or several with blanks between. */
export interface MeantSource {
  readonly means?: string;
}

export interface TableSource extends FiguresSource, MeantSource {
  readonly id: string;
  /** How the table is called; its caption where not given. */
  readonly name?: string;
  /** The row that opens the table, where it is one block of a larger one. */
  readonly caption?: string;
  /** Letters under which completion offers the table too. */
  readonly abbreviation?: string;
  /** What is printed above the rows' labels. */
  readonly corner?: string;
  /** What is printed above all columns. */
  readonly over?: string;
  /** Number of the section in which the table stands. */
  readonly section?: string;
  /** A report may do without it. */
  readonly optional?: boolean;
  readonly columns: readonly ColumnSource[];
  readonly rows: readonly RowSource[];
  readonly relations?: readonly RelationSource[];
  /** The row whose figures last year's report hands on, and the row that takes them up this year. */
  readonly carryOver?: { readonly last: string; readonly this: string };
}

export interface ColumnSource extends FiguresSource, MeantSource {
  readonly id?: string;
  readonly label: string;
  /** A shorter name for messages and equations; the label where not given. */
  readonly name?: string;
  readonly variants?: readonly string[];
  readonly contains?: readonly string[];
  /** The columns under this heading; a column with columns takes no figures itself. */
  readonly columns?: readonly ColumnSource[];
}

export interface RowSource extends MeantSource {
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
  /** A table may do without it: then it counts as nothing in sums. */
  readonly optional?: boolean;
  /** The rows under this heading; a row with rows takes no figures itself. */
  readonly rows?: readonly RowSource[];
}

export interface RelationSource {
  /** Code of the diagnostic that reports the relation where it is broken. */
  readonly code: RelationCode;
  /** Whether the names are columns, and the equation holds in each row, or the other way round. */
  readonly each: 'row' | 'column';
  /** `总计 = 甲 + 乙`: names, or labels, of columns or rows; `甲 + … + 丁` is all from 甲 to 丁. */
  readonly equation: string;
  /** How grave it is where it does not hold; as the user has set it for its code where not given. */
  readonly severity?: Severity;
}

export interface BetweenSource {
  /**
   * `《收费》合计 · 金额 = 《处罚》合计 · 罚款`: a table's name in book quotes, then a row and a column as
   * messages name them. `《甲》合计 = 《乙》合计` holds in each column that the tables share; with columns
   * named, in each row.
   */
  readonly equation: string;
  readonly severity?: Severity;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type RelationCode = 'row-total' | 'column-total' | 'balance';
