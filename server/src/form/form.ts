import { holds, type Pattern } from './label.ts';
import type { Sides } from './operands.ts';
import type { FigureKind, RelationCode, Severity, Statement } from './source.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A prescribed report format, ready to be recognised in drafts. */
export interface Form {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  /** The lines that a new report has below its title. */
  readonly begins: readonly string[];
  readonly sections: readonly Section[];
  readonly tables: readonly TableForm[];
  /** What holds between figures of several of its tables. */
  readonly relations: readonly BetweenForm[];
  /** The words by which prose speaks of what it counts; empty where prose is not compared with it. */
  readonly vocabulary: Vocabulary;
}

export interface Section extends Named {
  /** 一, 二, … */
  readonly number: string;
  readonly optional: boolean;
  readonly asks: readonly Statement[];
  readonly begins: readonly string[];
}

/** One table of a form. Its slots are the crossings of rows and columns. */
export interface TableForm {
  readonly id: string;
  readonly form: FormOfTable;
  readonly name: string;
  /** The row that opens the table, as printed; empty where it has none. */
  readonly caption: string;
  readonly captionKey: string;
  /** Letters under which completion offers the table too, as `sqqk`; empty where the form has none. */
  readonly abbreviation: string;
  /** What the form prints above the rows' labels, and above all columns; empty where nothing. */
  readonly corner: string;
  readonly over: string;
  /** Number of the section in which the table stands; empty where the form does not say. */
  readonly section: string;
  readonly optional: boolean;
  /** What all of its slots mean in prose, as far as it says; see `Vocabulary`. */
  readonly means: readonly string[];
  /** What slots mean that it lacks, of a table whose meanings it has taken over: no figure here answers for them. */
  readonly absent: readonly (readonly string[])[];
  readonly columns: readonly Column[];
  /** Headings over several columns. */
  readonly columnGroups: readonly Named[];
  readonly rows: readonly Row[];
  /** Headings over several rows. */
  readonly rowGroups: readonly Named[];
  readonly relations: readonly RelationForm[];
  /** Indices of the rows that carry figures over from one year's report to the next. */
  readonly carryOver: { readonly last: number; readonly this: number } | undefined;
}

/** What a table knows of the form that it belongs to. */
export interface FormOfTable {
  readonly id: string;
  readonly name: string;
}

/** Something that a draft names with a label. */
export interface Named {
  /** As the form prints it. */
  readonly label: string;
  /** As messages and equations call it. */
  readonly name: string;
  readonly keys: readonly string[];
  readonly patterns: readonly Pattern[];
}

export interface Column extends Named, Figures, Meant {
  readonly id: string;
  /** Labels of the headings above it, outermost first. */
  readonly path: readonly string[];
}

/** What prose speaks of: a slot means what its table, row and column and the headings above them mean. */
export interface Meant {
  readonly means: readonly string[];
}

/** What the figures of a column are. */
export interface Figures {
  readonly figures: FigureKind;
  /** Empty where the form does not say. */
  readonly unit: string;
  /** How many digits after the point the form asks for; undefined where it does not say. */
  readonly digits: number | undefined;
}

export interface Row extends Named, Meant {
  readonly id: string;
  /** Labels of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly hasItems: boolean;
  readonly mayNotApply: boolean;
  readonly optional: boolean;
}

/** An equation that holds in each row, between columns, or in each column, between rows. */
export interface RelationForm extends Sides {
  readonly code: RelationCode;
  readonly each: 'row' | 'column';
  /** Index of the column or row at whose figure the relation is reported. */
  readonly anchor: number;
  readonly severity: Severity | undefined;
}

/** An equation between single figures of several tables of a form. */
export interface BetweenForm {
  readonly left: readonly SlotForm[];
  readonly right: readonly SlotForm[];
  readonly severity: Severity | undefined;
}

/** A slot of a form, by indices, and its sign on its own side. */
export interface SlotForm {
  readonly table: number;
  readonly row: number;
  readonly column: number;
  readonly sign: 1 | -1;
}

/** Whether a label's key is that of the named thing. */
export function isNamed(named: Named, key: string): boolean {
  return named.keys.includes(key) || named.patterns.some((pattern) => holds(key, pattern));
}
