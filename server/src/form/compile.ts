import { compileBetween } from './compile-between.ts';
import { compileSentence } from './compile-sentence.ts';
import { measured, PER_CENT } from './figure-cell.ts';
import type {
  Column,
  Figures,
  Form,
  FormOfTable,
  LabelColumn,
  Named,
  PrintedTable,
  RelationForm,
  Row,
  Section,
  TableForm,
} from './form.ts';
import { compilePattern, labelKey, lettersOf } from './label.ts';
import { called, type Sides, sidesOf } from './operands.ts';
import type {
  ColumnSource,
  FiguresSource,
  FormSource,
  KindSource,
  LabelSource,
  PartSource,
  RowSource,
  SectionSource,
  TableSource,
} from './source.ts';
import { type ReportKind, titleKey } from './title-words.ts';
import { meaningsOf, type Vocabulary, wordsOf } from './vocabulary.ts';
import { slotsOfRows, withYearSlots, type YearSlots } from './year-slots.ts';

/**
 * Makes a form from its JSON.
 *
 * @param vocabulary The words that its `vocabulary` stands for.
 * @throws Error if an equation cannot be read or names nothing in its table. Users' form files are
 *   checked before.
 */
export function compileForm(source: FormSource, vocabulary: Vocabulary = {}): Form {
  const form = { id: source.id, name: source.name };
  const tables = (source.carryOver ?? []).reduce(
    withYearSlots,
    source.tables.flatMap((table) => compileTable(table, form)),
  );
  return {
    ...form,
    kinds: compileKinds(source),
    begins: source.begins ?? [],
    sections: compileSections(source.sections ?? []),
    tables,
    vocabulary,
    relations: (source.relations ?? []).flatMap((relation) => compileBetween(relation, tables)),
    sentences: (source.sentences ?? []).map((sentence) => compileSentence(sentence, tables)),
  };
}

/** A title may say how it goes on behind the digits of the year. */
const BEHIND_YEAR = /^年度?/;

function compileKinds(source: FormSource): Form['kinds'] {
  const { name, kinds = [], saysPeriod = true } = source;
  const kindOf = ({ title = '', titles = [] }: Partial<KindSource>): ReportKind => {
    const words = labelKey(title).replace(BEHIND_YEAR, '');
    const ends = [words, ...titles].flatMap((written) => wordsOf(written) ?? []);
    return {
      name: words === '' ? name : words,
      title: BEHIND_YEAR.test(title) ? labelKey(title) : `年${words}`,
      ends: ends.map(titleKey),
      saysPeriod,
    };
  };
  return [kindOf(source), ...kinds.map(kindOf)];
}

/** The section that states the period if no section of the form says so. */
const FIRST = '一';

function compileSections(sources: readonly SectionSource[]): Section[] {
  const isSaid = sources.some(({ asks }) => asks);
  return sources.map((source) => {
    const { number, heading, optional = false, begins = [] } = source;
    const asks = source.asks ?? (number === FIRST && !isSaid ? (['period'] as const) : []);
    const letters = lettersOf(labelKey(heading));
    return { ...nameOf(heading, source), number, letters, optional, asks, begins };
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

/** Makes a table from its JSON, or one for each of its blocks; see `compileForm`. */
export function compileTable(source: TableSource, form: FormOfTable): TableForm[] {
  const printed: PrintedTable = {
    id: source.id,
    name: tableName(source),
    captionKeys: [source.caption ?? '', ...(source.captions ?? [])]
      .map(labelKey)
      .filter((key) => key !== ''),
  };
  return partsOf(source).map(({ id, name, part }) => {
    const { columns, rows, relations } = linesOf(source, part);
    return {
      id,
      form,
      name,
      printed,
      byHeadings: part.labels && { labels: part.labels.map(labelColumn), codes: codesOf(part) },
      model: undefined,
      caption: source.caption ?? '',
      captionKey: part.labels ? '' : labelKey(source.caption ?? ''),
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
      relations,
      ...yearSlots(source, columns.leaves, rows.leaves),
    };
  });
}

/** The columns and rows of a part, and its relations, which decide what figures some columns have. */
function linesOf(source: TableSource, part: Partial<PartSource>) {
  const all = { ...source, columns: part.columns ?? [], mayHave: part.mayHave ?? [] };
  const { leaves: named } = columnsOf(all);
  const rows = rowsOf(listedRows(part.rows ?? []));
  const relations = (part.relations ?? []).map((relation): RelationForm => {
    const { code, each, equation, severity, except = [] } = relation;
    const [own, across] = each === 'row' ? [named, rows.leaves] : [rows.leaves, named];
    const sides = sidesOf(equation, own);
    const left = except.map((name) => indexOf(name, across));
    return { ...sides, code, each, severity, except: left, anchor: anchorOf(sides) };
  });
  // What is divided is neither added up nor divided again.
  const divided = (each: RelationForm['each']) =>
    relations.flatMap((one) => (one.quotient && one.each === each ? [one.anchor] : []));
  const [inColumns, inRows] = [divided('row'), divided('column')];
  return {
    columns: columnsOf(all, new Set(inColumns)),
    rows: {
      ...rows,
      leaves: rows.leaves.map((row, at) =>
        inRows.includes(at) ? { ...row, isMeasured: true } : row,
      ),
    },
    relations: relations.map((relation) => ({
      ...relation,
      except: [...relation.except, ...(relation.each === 'row' ? inRows : inColumns)],
    })),
  };
}

function yearSlots(
  { carryOver }: TableSource,
  columns: readonly Column[],
  rows: readonly Row[],
): YearSlots {
  if (!carryOver) return { handsOn: [], takesOver: [] };
  const { last, this: now } = carryOver;
  return slotsOfRows({ columns, rows }, indexOf(last, rows), indexOf(now, rows));
}

/** The blocks of a table, or the table itself if it has none. */
function partsOf(source: TableSource): { id: string; name: string; part: Partial<PartSource> }[] {
  const { id, blocks } = source;
  const name = tableName(source);
  if (!blocks) return [{ id, name, part: source }];
  return blocks.map((part) => ({ id: `${id}.${part.name}`, name: `${name}·${part.name}`, part }));
}

/** The rows of a table that its form lists. */
export function listedRows(rows: PartSource['rows']): readonly RowSource[] {
  if (!('codes' in rows)) return rows;
  return rows.total ? [rows.total] : [];
}

function codesOf({ rows }: Partial<PartSource>): readonly number[] | undefined {
  return rows && 'codes' in rows ? rows.codes : undefined;
}

function labelColumn(source: LabelSource): LabelColumn {
  const parts = (source.columns ?? []).map((label) => nameOf(label, {}));
  return { ...nameOf(source.label, source), parts };
}

/** The name of a table in messages and in relations between tables. */
export function tableName({ name, caption, id }: TableSource): string {
  return name ?? caption ?? id;
}

/** The rows or columns that take figures, in the order of the form, and the headings above them. */
export interface Leaves<T> {
  readonly leaves: readonly T[];
  readonly groups: readonly Named[];
}

/**
 * The columns of a table, and behind them those that it may have besides.
 *
 * @param measured Indexes of those that are calculated by division.
 */
export function columnsOf(
  table: FiguresSource & Pick<PartSource, 'columns' | 'mayHave'>,
  measured: ReadonlySet<number> = new Set(),
): Leaves<Column> {
  const leaves: Column[] = [];
  const groups: Named[] = [];
  const outer = { path: [], means: [], figures: figuresOf(table, NO_FIGURES), measured };
  collectColumns(table.columns, { ...outer, optional: false }, leaves, groups);
  collectColumns(table.mayHave ?? [], { ...outer, optional: true }, leaves, groups);
  return { leaves: withDistinctNames(leaves), groups };
}

/** The rows of a table. */
export function rowsOf(sources: readonly RowSource[]): Leaves<Row> {
  const leaves: Row[] = [];
  const groups: Named[] = [];
  collectRows(sources, { path: [], means: [] }, leaves, groups);
  return { leaves, groups };
}

const NO_FIGURES: Figures = {
  figures: 'count',
  unit: '',
  digits: undefined,
  hasBlanksForZero: false,
  mayHaveThousands: false,
  isMeasured: false,
};

/** The properties of figures given here, completed by those of the table or heading around. */
function figuresOf(source: FiguresSource, outer: Figures): Figures {
  return {
    figures: source.figures ?? outer.figures,
    unit: source.unit ?? outer.unit,
    digits: source.digits ?? (source.figures === 'count' ? undefined : outer.digits),
    hasBlanksForZero: source.blank ? source.blank === 'zero' : outer.hasBlanksForZero,
    mayHaveThousands: source.thousands ?? outer.mayHaveThousands,
    isMeasured: false,
  };
}

/** The properties of figures that are calculated by division: nothing that a table says of its amounts is meant for them. */
function measuredFigures({ unit = PER_CENT, digits }: FiguresSource, outer: Figures): Figures {
  return { ...measured(outer), unit, digits };
}

/** What the headings above a row or a column contribute to it. */
interface Above {
  readonly path: readonly string[];
  readonly means: readonly string[];
}

/** What a column takes from its table and from the headings above it. */
interface AboveColumn {
  readonly figures: Figures;
  readonly measured: ReadonlySet<number>;
  readonly optional: boolean;
}

function collectColumns(
  sources: readonly ColumnSource[],
  outer: Above & AboveColumn,
  columns: Column[],
  groups: Named[],
): void {
  for (const source of sources) {
    if (source.columns) {
      groups.push(nameOf(source.label, source));
      const figures = figuresOf(source, outer.figures);
      collectColumns(
        source.columns,
        { ...outer, ...below(source, outer), figures },
        columns,
        groups,
      );
      continue;
    }
    columns.push({
      ...nameOf(source.label, source),
      id: source.id ?? source.label,
      path: outer.path,
      optional: outer.optional,
      means: [...outer.means, ...meaningsOf(source.means)],
      ...(outer.measured.has(columns.length)
        ? measuredFigures(source, outer.figures)
        : figuresOf(source, outer.figures)),
    });
  }
}

/** A label that occurs under several headings is named with its heading: 行政复议·总计. */
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
      code: '',
      path: outer.path,
      means: [...outer.means, ...meaningsOf(source.means)],
      hasItems: source.hasItems ?? false,
      mayNotApply: source.mayNotApply ?? false,
      optional: source.optional ?? false,
      isMeasured: false,
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

/**
 * The relation is reported at its total, which is alone on its side, or at the part of a bound. If neither side is a
 * single figure, it is reported at the last one.
 */
function anchorOf({ left, right, isBound }: Sides): number {
  const [first, second] = left;
  if (first && (isBound || !second)) return first.index;
  return right.at(-1)?.index ?? 0;
}
