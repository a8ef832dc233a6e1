import { compileBetween } from './compile-between.ts';
import type {
  Column,
  Figures,
  Form,
  FormOfTable,
  Named,
  RelationForm,
  Row,
  Section,
  TableForm,
} from './form.ts';
import { compilePattern, labelKey } from './label.ts';
import { called, type Sides, sidesOf } from './operands.ts';
import type {
  ColumnSource,
  FiguresSource,
  FormSource,
  RowSource,
  SectionSource,
  TableSource,
} from './source.ts';
import { meaningsOf, type Vocabulary } from './vocabulary.ts';

/**
 * Makes a form of its JSON.
 *
 * @throws Error where an equation cannot be read or names nothing in its table. Form files of users are
 * checked before they come here.
 *
 * @param vocabulary The words that its `vocabulary` stands for.
 */
export function compileForm(source: FormSource, vocabulary: Vocabulary = {}): Form {
  const form = { id: source.id, name: source.name };
  const tables = source.tables.map((table) => compileTable(table, form));
  return {
    ...form,
    title: labelKey(source.title ?? ''),
    begins: source.begins ?? [],
    sections: compileSections(source.sections ?? []),
    tables,
    vocabulary,
    relations: (source.relations ?? []).flatMap((relation) => compileBetween(relation, tables)),
  };
}

/** The section that the period belongs into where no section of a form says. */
const FIRST = '一';

function compileSections(sources: readonly SectionSource[]): Section[] {
  const isSaid = sources.some(({ asks }) => asks);
  return sources.map((source) => {
    const { number, heading, optional = false, begins = [] } = source;
    const asks = source.asks ?? (number === FIRST && !isSaid ? (['period'] as const) : []);
    return { ...nameOf(heading, source), number, optional, asks, begins };
  });
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
    means: meaningsOf(source.means),
    absent: [],
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
  const outer = { path: [], means: [], figures: figuresOf(table, NO_FIGURES) };
  collectColumns(table.columns, outer, leaves, groups);
  return { leaves: withDistinctNames(leaves), groups };
}

/** The rows of a table. */
export function rowsOf(sources: readonly RowSource[]): Leaves<Row> {
  const leaves: Row[] = [];
  const groups: Named[] = [];
  collectRows(sources, { path: [], means: [] }, leaves, groups);
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

/** What the headings above a row or a column say of it. */
interface Above {
  readonly path: readonly string[];
  readonly means: readonly string[];
}

function collectColumns(
  sources: readonly ColumnSource[],
  outer: Above & { readonly figures: Figures },
  columns: Column[],
  groups: Named[],
): void {
  for (const source of sources) {
    if (source.columns) {
      groups.push(nameOf(source.label, source));
      const figures = figuresOf(source, outer.figures);
      collectColumns(source.columns, { ...below(source, outer), figures }, columns, groups);
      continue;
    }
    columns.push({
      ...nameOf(source.label, source),
      id: source.id ?? source.label,
      path: outer.path,
      means: [...outer.means, ...meaningsOf(source.means)],
      ...figuresOf(source, outer.figures),
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
  outer: Above,
  rows: Row[],
  groups: Named[],
): void {
  for (const source of sources) {
    if (source.rows) {
      groups.push(nameOf(source.label, source));
      collectRows(source.rows, below(source, outer), rows, groups);
      continue;
    }
    rows.push({
      ...nameOf(source.label, source),
      id: source.id ?? source.label,
      path: outer.path,
      means: [...outer.means, ...meaningsOf(source.means)],
      hasItems: source.hasItems ?? false,
      mayNotApply: source.mayNotApply ?? false,
      optional: source.optional ?? false,
    });
  }
}

function below({ label, means }: RowSource | ColumnSource, { path, means: outer }: Above): Above {
  return { path: [...path, label], means: [...outer, ...meaningsOf(means)] };
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
