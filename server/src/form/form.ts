import { holds, type Pattern } from './label.ts';
import type { Sides } from './operands.ts';
import type { FigureKind, RelationCode, Severity, Statement } from './source.ts';
import type { ReportKind } from './title-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A prescribed report format, ready to be recognised in drafts. */
export interface Form {
  readonly id: string;
  readonly name: string;
  /** The kinds of reports that have the form. A new report is of the first unless the user says otherwise. */
  readonly kinds: readonly [ReportKind, ...ReportKind[]];
  /** The lines of a new report below its title. */
  readonly begins: readonly string[];
  readonly sections: readonly Section[];
  readonly tables: readonly TableForm[];
  /** The relations between figures of several of its tables. */
  readonly relations: readonly BetweenForm[];
  /** The words of prose for what the form counts; empty if prose is not compared with it. */
  readonly vocabulary: Vocabulary;
  /** The sentences of its reports that repeat figures of its tables. */
  readonly sentences: readonly SentenceForm[];
}

/** What a sentence of a report says about one figure of a table: its words, and the figure. */
export interface SentenceForm {
  /**
   * The words before the number, in the order of the form. If the sentence names the row, the words behind the name
   * of the row; then there may also be none.
   */
  readonly words: readonly string[];
  /** Words of which one must be in a heading above it, or before it in its line; none if it is certain without them. */
  readonly under: readonly string[];
  /** Words of which none may be in the report. */
  readonly unless: readonly string[];
  /** The words behind a number that counts something; none for an amount of money. */
  readonly counts: readonly string[];
  /** Whether a row is named by its own name alone, whatever its level; otherwise only those of the uppermost level are. */
  readonly isOfAnyLevel: boolean;
  /** The figures of which it may repeat any. With the row `each`, it is the row that the sentence names. */
  readonly repeats: readonly SlotForm[];
}

export interface Section extends Named {
  /** 一, 二, … */
  readonly number: string;
  /** Those of the heading as the form words it; see `lettersOf`. */
  readonly letters: string;
  readonly optional: boolean;
  readonly asks: readonly Statement[];
  readonly begins: readonly string[];
}

/** One table of a form. Its slots are where rows and columns cross. */
export interface TableForm {
  readonly id: string;
  readonly form: FormOfTable;
  readonly name: string;
  /** The row that opens the table, as printed; empty if it has none. */
  readonly caption: string;
  readonly captionKey: string;
  /** Letters by which completion offers the table too, such as `sqqk`; empty if there are none. */
  readonly abbreviation: string;
  /** What the form prints above the row labels, and above all columns; empty if nothing. */
  readonly corner: string;
  readonly over: string;
  /** Number of the section that contains the table; empty if the form does not say. */
  readonly section: string;
  readonly optional: boolean;
  /** The meanings that all its slots share in prose; see `Vocabulary`. */
  readonly means: readonly string[];
  /**
   * Meanings of slots that this table does not have, although the table whose meanings it inherited does.
   * No figure here answers a claim about them.
   */
  readonly absent: readonly (readonly string[])[];
  /** The table as printed that it is a part of, if that has several blocks side by side. */
  readonly printed: PrintedTable;
  /** How it is read by its headings; undefined if it is read by the labels of its rows. */
  readonly byHeadings: ByHeadings | undefined;
  /** The table of the form of which this one has the rows of a draft; see `fitted.ts`. */
  readonly model: TableForm | undefined;
  readonly columns: readonly Column[];
  /** Headings over several columns. */
  readonly columnGroups: readonly Named[];
  readonly rows: readonly Row[];
  /** Headings over several rows. */
  readonly rowGroups: readonly Named[];
  readonly relations: readonly RelationForm[];
  /** Its figures that next year's report takes over. */
  readonly handsOn: readonly YearSlot[];
  /** Its figures that are taken over from last year's report. */
  readonly takesOver: readonly YearSlot[];
}

/** A slot that connects a report with that of another year. */
export interface YearSlot {
  /** The same for the slot that hands a figure on and the one that takes it over. */
  readonly key: string;
  /** `each`: every row, and the same row of the other report. */
  readonly row: SlotForm['row'];
  readonly column: number;
  /** What the slot that hands on is called. */
  readonly from: string;
}

/** A table as it is printed: one table of a form, or several side by side. */
export interface PrintedTable {
  readonly id: string;
  readonly name: string;
  /** Keys of its possible captions. */
  readonly captionKeys: readonly string[];
}

/** What a table has that is read by its headings. */
export interface ByHeadings {
  /** The columns of labels. */
  readonly labels: readonly LabelColumn[];
  /**
   * The lengths of codes, from the uppermost level; none if rows have any names. Undefined if the form lists all
   * rows.
   */
  readonly codes: readonly number[] | undefined;
}

/** A column of labels. */
export interface LabelColumn extends Named {
  /** The columns into which it may be divided. */
  readonly parts: readonly Named[];
}

/** The form that a table belongs to. */
export interface FormOfTable {
  readonly id: string;
  readonly name: string;
}

/** Something that a draft refers to by a label. */
export interface Named {
  /** As the form prints it. */
  readonly label: string;
  /** The name in messages and equations. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly patterns: readonly Pattern[];
}

export interface Column extends Named, Figures, Meant {
  readonly id: string;
  /** Labels of the headings above it, from the outermost. */
  readonly path: readonly string[];
  /** Whether a draft may do without it. Such columns are the last ones. */
  readonly optional: boolean;
}

/**
 * Meanings for prose. A slot has the meanings of its table, its row, its column, and the headings above
 * these.
 */
export interface Meant {
  readonly means: readonly string[];
}

/** What kind of figures a column takes. */
export interface Figures {
  readonly figures: FigureKind;
  /** Empty if the form does not say. */
  readonly unit: string;
  /** How many decimal places the form asks for; undefined if it does not say. */
  readonly digits: number | undefined;
  /** Whether a blank means 0, and a 0 is exact. */
  readonly hasBlanksForZero: boolean;
  readonly mayHaveThousands: boolean;
  /**
   * Whether they are calculated by division, such as rates and shares. They may be negative, have any number
   * of decimal places, and be left blank or replaced by a dash where there is nothing to divide by.
   */
  readonly isMeasured: boolean;
}

export interface Row extends Named, Meant {
  readonly id: string;
  /** Its code, in a table with rows by codes, or what tells rows of any name apart; empty otherwise. */
  readonly code: string;
  /** Labels of the headings above it, from the outermost. */
  readonly path: readonly string[];
  readonly hasItems: boolean;
  readonly mayNotApply: boolean;
  readonly optional: boolean;
  /** Whether its figures are calculated by division, whatever those of its columns are; see `Figures`. */
  readonly isMeasured: boolean;
}

/** An equation or a bound between columns in each row, or between rows in each column. */
export interface RelationForm extends Sides {
  readonly code: RelationCode;
  readonly each: 'row' | 'column';
  /** Indexes of the rows (of the columns, if it is for each column) in which it does not hold. */
  readonly except: readonly number[];
  /** Index of the column or row at whose figure the relation is reported. */
  readonly anchor: number;
  readonly severity: Severity | undefined;
}

/** A relation between single figures of several tables, or one for every row that they share. */
export interface BetweenForm {
  readonly left: readonly SlotForm[];
  readonly right: readonly SlotForm[];
  readonly isBound: boolean;
  readonly severity: Severity | undefined;
}

/** A slot of a form by indexes, with its sign on its side. */
export interface SlotForm {
  readonly table: number;
  /**
   * Index of the row, or its code. `each`: every row that the tables share, which is known only when they are
   * found.
   */
  readonly row: number | { readonly code: string } | 'each';
  readonly column: number;
  readonly sign: 1 | -1;
}

/** Whether a row has a code that is written beside its label. */
export function hasCode({ code, label }: Pick<Row, 'code' | 'label'>): boolean {
  return code !== label && /^\d+$/.test(code);
}

/** Whether a label with this key names something. */
export function isNamed(named: Named, key: string): boolean {
  return named.keys.includes(key) || named.patterns.some((pattern) => holds(key, pattern));
}
