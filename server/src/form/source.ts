import type { VocabularySource } from './vocabulary.ts';

/**
 * The JSON of a form file, for the two statutory forms and for users' own.
 *
 * Labels are written as the form prints them. Blanks, width and numbering make no difference.
 */
export interface FormSource extends Partial<KindSource> {
  readonly id: string;
  readonly name: string;
  /** The notice that prescribes the form. */
  readonly source?: string;
  /** Further kinds of reports in the form: 单位决算 beside 部门决算. */
  readonly kinds?: readonly KindSource[];
  /** Whether its reports say which days their figures cover; by default they do. */
  readonly saysPeriod?: boolean;
  /** The lines of a new report below its title, as in a section's `begins`. */
  readonly begins?: readonly string[];
  readonly sections?: readonly SectionSource[];
  /** The words of prose for what the form counts, or the id of the form that has them. */
  readonly vocabulary?: VocabularySource;
  readonly tables: readonly TableSource[];
  /** The relations between figures of several tables. */
  readonly relations?: readonly BetweenSource[];
  /** The sentences of a report that repeat figures of the tables. */
  readonly sentences?: readonly SentenceSource[];
  /** Which figures of a report were other figures in last year's report: `this year's = last year's`. */
  readonly carryOver?: readonly string[];
}

/** What a sentence says right before a number, and the figure that the number repeats. */
export interface SentenceSource {
  /**
   * The words before the number, as in the vocabulary. If the sentence names the row, the words behind its name, of
   * which there may be none.
   */
  readonly says?: string;
  /** Words of which one must be in a heading above, or before the number in its line. */
  readonly under?: string;
  /** Words that say that the figure is something else. If any of them is in the report, the sentence is not read. */
  readonly unless?: string;
  /** The words behind a number that counts something, such as 件. By default the number is an amount of money. */
  readonly counts?: string;
  /**
   * Whether it names a row of any level by its own name alone, if no other row has that name. By default only rows of
   * the uppermost level are named so.
   */
  readonly anyLevel?: boolean;
  /**
   * The figure as in relations between tables: `《表》合计 · 金额`. With a column alone, it is in the row that the sentence
   * names. If there are several, the number may repeat any of them.
   */
  readonly repeats: string | readonly string[];
}

/** The words by which the titles of one kind of reports are known. */
export interface KindSource {
  /** The words at the end of a report's title, with 年度 before them if a new report's title has 年度 behind the year. */
  readonly title: string;
  /** Other words at the end of its title; `{年度报告|年报}` stands for two. */
  readonly titles?: readonly string[];
}

export interface SectionSource {
  readonly number: string;
  readonly heading: string;
  /** Words that identify other wordings of the heading. */
  readonly contains?: readonly string[];
  /** Whether a report may omit it. */
  readonly optional?: boolean;
  /** The statements that belong in it. If no section asks for any, section 一 asks for the period. */
  readonly asks?: readonly Statement[];
  /**
   * The lines of a new report in this section. `{year}` is replaced by the year, `{carried}` by what is
   * carried over.
   */
  readonly begins?: readonly string[];
}

/** `period`: which days the figures cover. `fees`: what was charged for answering requests. */
export type Statement = 'period' | 'fees';

/**
 * `count`: whole and not negative. `signed`: may be negative, and is whole unless `digits` is given.
 * `decimal`: not negative, with any number of decimal places. `amount`: the same, but may be negative.
 */
export type FigureKind = 'count' | 'signed' | 'decimal' | 'amount';

/** The figures of a table or a column. A column states only what differs from its table. */
export interface FiguresSource {
  readonly figures?: FigureKind;
  /** The unit: 万元, %. A figure written with another unit is wrong. */
  readonly unit?: string;
  /** How many decimal places the form asks for. */
  readonly digits?: number;
  /**
   * `zero`: a cell left blank means 0, and a 0 is exact. In a row of totals, beside figures
   * that are not 0, it is a missing figure. By default it always is.
   */
  readonly blank?: 'zero';
  /** Whether figures may have thousands separators, and lack zeros at the end, as spreadsheets print them. */
  readonly thousands?: boolean;
}

/** Its meanings in prose, for which the vocabulary has words. Several are separated by blanks. */
export interface MeantSource {
  readonly means?: string;
}

export interface TableSource extends FiguresSource, MeantSource, Partial<PartSource> {
  readonly id: string;
  /** Name of the table; by default its caption. */
  readonly name?: string;
  /** The row that opens the table, if it is one part of a larger table. */
  readonly caption?: string;
  /** Letters by which completion offers the table too. */
  readonly abbreviation?: string;
  /** What is printed above the row labels. */
  readonly corner?: string;
  /** What is printed above all columns. */
  readonly over?: string;
  /** Number of the section that contains the table. */
  readonly section?: string;
  /** Whether a report may omit it. */
  readonly optional?: boolean;
  /** Other wordings of the caption. */
  readonly captions?: readonly string[];
  /** Parts that are printed side by side, each with rows and columns of its own. */
  readonly blocks?: readonly BlockSource[];
  /** `this` names the row that takes over the figures that row `last` had in last year's report. */
  readonly carryOver?: { readonly last: string; readonly this: string };
}

/** The rows and columns of a table, or of one of the blocks that it consists of. */
export interface PartSource {
  /**
   * Headings of the columns that hold the labels of rows. With them, the table is read by its headings:
   * every column is found by its heading, wherever it is, and further columns are not checked. Empty if
   * rows have no labels. Without them, figures follow the label of their row.
   */
  readonly labels: readonly LabelSource[];
  readonly columns: readonly ColumnSource[];
  /**
   * Columns that a table with `labels` may have besides. An equation with one of them holds only where the table has
   * it, and a new draft does not have it.
   */
  readonly mayHave?: readonly ColumnSource[];
  readonly rows: readonly RowSource[] | CodesSource;
  readonly relations?: readonly RelationSource[];
}

export interface BlockSource extends PartSource {
  /** Its name; messages and relations between tables call it 《table·name》. */
  readonly name: string;
}

/** The heading of a column of labels. */
export interface LabelSource {
  readonly label: string;
  readonly variants?: readonly string[];
  readonly contains?: readonly string[];
  /** Headings of columns into which it may be divided. Their texts are read as one. */
  readonly columns?: readonly string[];
}

/**
 * Rows by codes: a table has any rows, each with a code in its first column of labels. The code that another
 * begins with is its parent, and every parent is the sum of its children.
 */
export interface CodesSource {
  /** The lengths of codes in digits, from the uppermost level. Without any, rows have names and no codes. */
  readonly codes: readonly number[];
  /** The row that is the sum of the uppermost rows. */
  readonly total?: RowSource;
}

export interface ColumnSource extends FiguresSource, MeantSource {
  readonly id?: string;
  readonly label: string;
  /** A shorter name for messages and equations; by default the label. */
  readonly name?: string;
  readonly variants?: readonly string[];
  readonly contains?: readonly string[];
  /** The columns under this heading. A column with columns takes no figures itself. */
  readonly columns?: readonly ColumnSource[];
}

export interface RowSource extends MeantSource {
  readonly id?: string;
  /** Empty if the form prints no label, which only a table's single row may do. */
  readonly label: string;
  /** A shorter name for messages and equations; by default the label. */
  readonly name?: string;
  readonly variants?: readonly string[];
  /** Words that identify other wordings of the label. `…` stands for any text in between. */
  readonly contains?: readonly string[];
  /** Whether a body may split the row into items of its own, each with a label after this one. */
  readonly hasItems?: boolean;
  /** Whether a mark such as `/` is a valid answer. Most bodies have no power to make what the row counts. */
  readonly mayNotApply?: boolean;
  /** Whether a table may omit it. Then it counts as zero in sums. */
  readonly optional?: boolean;
  /** The rows under this heading. A row with rows takes no figures itself. */
  readonly rows?: readonly RowSource[];
}

export interface RelationSource {
  /** Code of the finding that reports the relation. */
  readonly code: RelationCode;
  /** `row`: the names are columns, and the equation holds in each row. `column`: the other way round. */
  readonly each: 'row' | 'column';
  /**
   * `总计 = 甲 + 乙`, or with `≤`, with names or labels of columns or rows. `甲 + … + 丁` means all from 甲 to 丁.
   * `增幅 = (本年 - 上年) / 上年` and `完成率 = 决算 / 预算` are calculated by division: their figures are in per cent
   * unless they have another unit, and are left out of sums.
   */
  readonly equation: string;
  /** Names of the rows (with `each` `column`, of the columns) in which the equation does not hold. */
  readonly except?: readonly string[];
  /** Severity if it does not hold; by default the user's setting for its code. */
  readonly severity?: Severity;
}

export interface BetweenSource {
  /**
   * `《收费》合计 · 金额 = 《处罚》合计 · 罚款`: a table's name in 《》, then a row and a column as messages name them.
   * `《甲》合计 = 《乙》合计` holds in each column that the tables share. With columns named instead of rows, it
   * holds in each row.
   */
  readonly equation: string;
  readonly severity?: Severity;
}

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export type RelationCode = 'row-total' | 'column-total' | 'balance' | 'part-exceeds-whole';
