import { type Operand, parseEquation } from './equation.ts';
import { compilePattern, holds, labelKey, type Pattern } from './label.ts';
import type {
  ColumnSource,
  FigureKind,
  FormSource,
  RelationCode,
  RowSource,
  SectionSource,
  TableSource,
} from './source.ts';

/** A prescribed report format, ready to be recognised in drafts. */
export interface Form {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly sections: readonly Section[];
  readonly tables: readonly TableForm[];
}

export interface Section extends Named {
  /** 一, 二, … */
  readonly number: string;
}

/** One table of a form. Its slots are the crossings of rows and columns. */
export interface TableForm {
  readonly id: string;
  readonly form: FormOfTable;
  readonly name: string;
  /** The row that opens the table, as printed; empty where it has none. */
  readonly caption: string;
  readonly captionKey: string;
  /** What the form prints above the rows' labels, and above all columns; empty where nothing. */
  readonly corner: string;
  readonly over: string;
  /** Number of the section in which the table stands; empty where the form does not say. */
  readonly section: string;
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

export interface Column extends Named {
  readonly id: string;
  /** Labels of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly figures: FigureKind;
}

export interface Row extends Named {
  readonly id: string;
  /** Labels of the headings above it, outermost first. */
  readonly path: readonly string[];
  readonly hasItems: boolean;
  readonly mayNotApply: boolean;
}

/** An equation that holds in each row, between columns, or in each column, between rows. */
export interface RelationForm {
  readonly code: RelationCode;
  readonly each: 'row' | 'column';
  readonly left: readonly Side[];
  readonly right: readonly Side[];
  /** Index of the column or row at whose figure the relation is reported. */
  readonly anchor: number;
}

/** An operand: a column's or a row's index, and its sign on its own side. */
export interface Side {
  readonly index: number;
  readonly sign: 1 | -1;
}

/**
 * Makes a form of its JSON.
 *
 * @throws Error where an equation cannot be read or names nothing in its table. Form files of users are
 * checked before they come here.
 */
export function compileForm(source: FormSource): Form {
  const form = { id: source.id, name: source.name };
  return {
    ...form,
    title: labelKey(source.title ?? ''),
    sections: (source.sections ?? []).map(compileSection),
    tables: source.tables.map((table) => compileTable(table, form)),
  };
}

/** Whether a label's key is that of the named thing. */
export function isNamed(named: Named, key: string): boolean {
  return named.keys.includes(key) || named.patterns.some((pattern) => holds(key, pattern));
}

function compileSection(source: SectionSource): Section {
  return { ...nameOf(source.heading, source), number: source.number };
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

function compileTable(source: TableSource, form: FormOfTable): TableForm {
  const collected: Column[] = [];
  const columnGroups: Named[] = [];
  collectColumns(source.columns, [], source.figures, collected, columnGroups);
  const columns = withDistinctNames(collected);
  const rows: Row[] = [];
  const rowGroups: Named[] = [];
  collectRows(source.rows, [], rows, rowGroups);
  const relations = (source.relations ?? []).map((relation): RelationForm => {
    const equation = parseEquation(relation.equation);
    if ('problem' in equation) throw new Error(`${equation.problem}: ${relation.equation}`);
    const named = relation.each === 'row' ? columns : rows;
    const left = equation.left.map((operand) => sideOf(operand, named));
    const right = equation.right.map((operand) => sideOf(operand, named));
    return { code: relation.code, each: relation.each, left, right, anchor: anchorOf(left, right) };
  });
  return {
    id: source.id,
    form,
    name: source.name ?? source.caption ?? source.id,
    caption: source.caption ?? '',
    captionKey: labelKey(source.caption ?? ''),
    corner: source.corner ?? '',
    over: source.over ?? '',
    section: source.section ?? '',
    columns,
    columnGroups,
    rows,
    rowGroups,
    relations,
    carryOver: source.carryOver && {
      last: indexOf(source.carryOver.last, rows),
      this: indexOf(source.carryOver.this, rows),
    },
  };
}

function collectColumns(
  sources: readonly ColumnSource[],
  path: readonly string[],
  kind: FigureKind,
  columns: Column[],
  groups: Named[],
): void {
  for (const source of sources) {
    if (source.columns) {
      groups.push(nameOf(source.label, source));
      const below = [...path, source.label];
      collectColumns(source.columns, below, source.figures ?? kind, columns, groups);
      continue;
    }
    columns.push({
      ...nameOf(source.label, source),
      id: source.id ?? source.label,
      path,
      figures: source.figures ?? kind,
    });
  }
}

/** A label that stands under several headings is named with its heading: 行政复议·总计. */
function withDistinctNames(columns: readonly Column[]): Column[] {
  return columns.map((column) => {
    const repeated = columns.some((other) => other !== column && other.label === column.label);
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
    });
  }
}

function sideOf(operand: Operand, named: readonly Named[]): Side {
  return { index: indexOf(operand.name, named), sign: operand.sign };
}

function indexOf(wanted: string, named: readonly Named[]): number {
  const index = named.findIndex(({ name, label }) => name === wanted || label === wanted);
  if (index < 0) throw new Error(`${wanted} names nothing in the table`);
  return index;
}

/** A total stands alone on its side; where neither side is a single figure, the last one is meant. */
function anchorOf(left: readonly Side[], right: readonly Side[]): number {
  const [only, second] = left;
  if (only && !second) return only.index;
  return right.at(-1)?.index ?? 0;
}
