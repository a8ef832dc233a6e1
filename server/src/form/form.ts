import { type BetweenForm, compileBetween } from './between.ts';
import { compilePattern, holds, labelKey, type Pattern } from './label.ts';
import { called, type Sides, sidesOf } from './operands.ts';
import type {
  ColumnSource,
  FigureKind,
  FiguresSource,
  FormSource,
  RelationCode,
  RowSource,
  SectionSource,
  Severity,
  TableSource,
} from './source.ts';

/** A prescribed report format, ready to be recognised in drafts. */
export interface Form {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly tables: readonly TableForm[];
  /** What holds between figures of several of its tables. */
  readonly relations: readonly BetweenForm[];
}

export interface Section extends Named {
  /** 一, 二, … */
  readonly number: string;
  readonly optional: boolean;
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

export interface Column extends Named, Figures {
  readonly id: string;
  /** Labels of the headings above it, outermost first. */
  readonly path: readonly string[];
}

/** What the figures of a column are. */
export interface Figures {
  readonly figures: FigureKind;
  /** Empty where the form does not say. */
  readonly unit: string;
  /** How many digits after the point the form asks for; undefined where it does not say. */
  readonly digits: number | undefined;
}

export interface Row extends Named {
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

/**
 * Makes a form of its JSON.
 *
 * @throws Error where an equation cannot be read or names nothing in its table. Form files of users are
 * checked before they come here.
 */
export function compileForm(source: FormSource): Form {
  const form = { id: source.id, name: source.name };
  const tables = source.tables.map((table) => compileTable(table, form));
  return {
    ...form,
    title: labelKey(source.title ?? ''),
    sections: (source.sections ?? []).map(compileSection),
    tables,
    relations: (source.relations ?? []).flatMap((relation) => compileBetween(relation, tables)),
  };
}

/** Whether a label's key is that of the named thing. */
export function isNamed(named: Named, key: string): boolean {
  return named.keys.includes(key) || named.patterns.some((pattern) => holds(key, pattern));
}

function compileSection(source: SectionSource): Section {
  const { number, optional = false } = source;
  return { ...nameOf(source.heading, source), number, optional };
}

function nameOf(
  label: string,
  more: {
    readonly name?: string;
    readonly variants?: readonly string[];
    readonly contains?: readonly string[];
  },
): Named {
  return {
    label,
    name: more.name ?? label,
    keys: [label, ...(more.variants ?? [])].map(labelKey),
    patterns: (more.contains ?? []).map(compilePattern),
  };
}

/** Makes a table of its JSON; see `compileForm`. */
export function compileTable(source: TableSource, form: FormOfTable): TableForm {
  const columns = columnsOf(source);
  const rows = rowsOf(source.rows);
  return {
    id: source.id,
    form,
    name: tableName(source),
    caption: source.caption ?? '',
    captionKey: labelKey(source.caption ?? ''),
    abbreviation: source.abbreviation ?? '',
    corner: source.corner ?? '',
    over: source.over ?? '',
    section: source.section ?? '',
    optional: source.optional ?? false,
    columns: columns.leaves,
    columnGroups: columns.groups,
    rows: rows.leaves,
    rowGroups: rows.groups,
    relations: (source.relations ?? []).map(({ code, each, equation, severity }): RelationForm => {
      const sides = sidesOf(equation, each === 'row' ? columns.leaves : rows.leaves);
      return { ...sides, code, each, severity, anchor: anchorOf(sides) };
    }),
    carryOver: source.carryOver && {
      last: indexOf(source.carryOver.last, rows.leaves),
      this: indexOf(source.carryOver.this, rows.leaves),
    },
  };
}

/** What messages and relations between tables call a table. */
export function tableName({ name, caption, id }: TableSource): string {
  return name ?? caption ?? id;
}

/** What takes figures, in the order of the form, and the headings over it. */
export interface Leaves<T> {
  readonly leaves: readonly T[];
  readonly groups: readonly Named[];
}

/** The columns of a table. */
export function columnsOf(table: FiguresSource & Pick<TableSource, 'columns'>): Leaves<Column> {
  const leaves: Column[] = [];
  const groups: Named[] = [];
  collectColumns(table.columns, [], figuresOf(table, NO_FIGURES), leaves, groups);
  return { leaves: withDistinctNames(leaves), groups };
}

/** The rows of a table. */
export function rowsOf(sources: readonly RowSource[]): Leaves<Row> {
  const leaves: Row[] = [];
  const groups: Named[] = [];
  collectRows(sources, [], leaves, groups);
  return { leaves, groups };
}

const NO_FIGURES: Figures = { figures: 'count', unit: '', digits: undefined };

/** What is said here of the figures, and for the rest what is said further out. */
function figuresOf(source: FiguresSource, outer: Figures): Figures {
  return {
    figures: source.figures ?? outer.figures,
    unit: source.unit ?? outer.unit,
    digits: source.digits ?? (source.figures === 'count' ? undefined : outer.digits),
  };
}

function collectColumns(
  sources: readonly ColumnSource[],
  path: readonly string[],
  outer: Figures,
  columns: Column[],
  groups: Named[],
): void {
  for (const source of sources) {
    if (source.columns) {
      groups.push(nameOf(source.label, source));
      const below = [...path, source.label];
      collectColumns(source.columns, below, figuresOf(source, outer), columns, groups);
      continue;
    }
    columns.push({
      ...nameOf(source.label, source),
      id: source.id ?? source.label,
      path,
      ...figuresOf(source, outer),
    });
  }
}

/** A label that stands under several headings is named with its heading: 行政复议·总计. */
function withDistinctNames(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    const repeated =
      column.name === column.label &&
      columns.some((other) => other !== column && other.label === column.label);
    return repeated ? { ...column, name: `${column.path.at(-1) ?? ''}·${column.label}` } : column;
  });
}

function collectRows(
  sources: readonly RowSource[],
  path: readonly string[],
  rows: Row[],
  groups: Named[],
): void {
  for (const source of sources) {
    if (source.rows) {
      groups.push(nameOf(source.label, source));
      collectRows(source.rows, [...path, source.label], rows, groups);
      continue;
    }
    rows.push({
      ...nameOf(source.label, source),
      id: source.id ?? source.label,
      path,
      hasItems: source.hasItems ?? false,
      mayNotApply: source.mayNotApply ?? false,
      optional: source.optional ?? false,
    });
  }
}

function indexOf(wanted: string, named: readonly Named[]): number {
  const [index] = called(wanted, named);
  if (index === undefined) throw new Error(`${wanted} names nothing in the table`);
  return index;
}

/** A total stands alone on its side; where neither side is a single figure, the last one is meant. */
function anchorOf({ left, right }: Sides): number {
  const [only, second] = left;
  if (only && !second) return only.index;
  return right.at(-1)?.index ?? 0;
}
