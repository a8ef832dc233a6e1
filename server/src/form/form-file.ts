import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Span } from '../draft/span.ts';
import type { Translate } from '../l10n.ts';
import { columnsOf, compileForm, compileTable, rowsOf, tableName } from './compile.ts';
import { compileBetween } from './compile-between.ts';
import type { Form, TableForm } from './form.ts';
import { withLanguageOf } from './inherited-language.ts';
import { type FormProblem, JsonReader, type Read } from './json-reader.ts';
import { labelKey } from './label.ts';
import { type Callable, called, sidesOf } from './operands.ts';
import { namesNothing, readBetween, readRelation } from './read-relation.ts';
import type {
  BetweenSource,
  ColumnSource,
  FiguresSource,
  FormSource,
  RowSource,
  SectionSource,
  TableSource,
} from './source.ts';
import { MOST_WORDS, type Vocabulary, wordsOf } from './vocabulary.ts';

/** A form file as read: the form where nothing is wrong with it, and what is wrong otherwise. */
export interface FormFile {
  readonly form: Form | undefined;
  readonly problems: readonly FormProblem[];
  /** Where the form's identifier stands. */
  readonly id: Span;
}

/** A form that needs more is beyond what a person draws up. */
const MOST = { sections: 100, tables: 200, rows: 2000, columns: 500, relations: 500, words: 50 };

/** Figures that the relations of one table, or those between tables, take: each as often as it is taken. */
const MOST_TERMS = 50_000;

/**
 * Reads and checks the text of a form file. Every problem is told in the file, at its place; the form is
 * used only when there is none, so that a mistake here costs no other form anything.
 *
 * @param known Forms whose vocabulary it can share, and whose language it has where it says nothing of prose.
 */
export function readFormFile(text: string, t: Translate, known: readonly Form[] = []): FormFile {
  const reader = new JsonReader(t);
  const root = reader.parse(text);
  const read = root && readForm(reader, root, known);
  const { problems } = reader;
  const at = root && findNodeAtLocation(root, ['id']);
  return {
    form:
      read && problems.length === 0
        ? withLanguageOf(compileForm(read.source, read.vocabulary), known)
        : undefined,
    problems,
    id: at ? { start: at.offset, end: at.offset + at.length } : { start: 0, end: 1 },
  };
}

function readForm(reader: JsonReader, node: Node, known: readonly Form[]): ReadForm | undefined {
  const { t } = reader;
  const properties = reader.object(node, [
    '$schema',
    'id',
    'name',
    'source',
    'title',
    'begins',
    'sections',
    'vocabulary',
    'tables',
    'relations',
  ]);
  if (!properties) return undefined;
  const id = reader.required(node, properties, 'id', reader.text);
  const name = reader.required(node, properties, 'name', reader.text);
  const source = reader.optional(properties, 'source', reader.text);
  const title = reader.optional(properties, 'title', reader.text);
  const begins = reader.optional(properties, 'begins', words(reader));
  const numbers = new Set<string>();
  const sections = reader.optional(
    properties,
    'sections',
    reader.list((section) => {
      const read = readSection(reader, section);
      if (read && numbers.has(read.number)) {
        return reader.noteAt(
          section,
          t('Another section has the number “{0}” already.', read.number),
        );
      }
      if (read) numbers.add(read.number);
      return read;
    }, MOST.sections),
  );
  const vocabulary = reader.optional(properties, 'vocabulary', readVocabulary(reader, known));
  const ids = new Set<string>();
  const names = new Set<string>();
  const tables = reader.required(
    node,
    properties,
    'tables',
    reader.list((table) => {
      const read = readTable(reader, table, numbers);
      if (!read) return undefined;
      if (ids.has(read.id)) {
        return reader.noteAt(table, t('Another table has the id “{0}” already.', read.id));
      }
      ids.add(read.id);
      const called = tableName(read);
      if (names.has(called)) {
        return reader.noteAt(table, t('Another table has the name “{0}” already.', called));
      }
      names.add(called);
      return read;
    }, MOST.tables),
  );
  if (id === undefined || name === undefined || !tables) return undefined;
  const compiled = tables.map((table) => compileTable(table, { id, name }));
  const relations = reader.optional(
    properties,
    'relations',
    reader.list((at) => readBetween(reader, at, compiled), MOST.relations),
  );
  if (takesTooMany(relations ?? [], compiled)) {
    const at = properties.get('relations') ?? node;
    return reader.noteAt(
      at,
      t('The relations between tables take more than {0} figures.', MOST_TERMS),
    );
  }
  const form = {
    id,
    name,
    tables,
    ...(relations && { relations }),
    ...(source && { source }),
    ...(title && { title }),
    ...(begins && { begins }),
    ...(sections && { sections }),
  };
  return { source: form, vocabulary: vocabulary ?? {} };
}

interface ReadForm {
  readonly source: FormSource;
  readonly vocabulary: Vocabulary;
}

/** Words of the form's own by their meanings, or the name of the form that has them. */
function readVocabulary(reader: JsonReader, known: readonly Form[]): Read<Vocabulary> {
  const { t } = reader;
  const readWords: Read<string> = (node) => {
    const written = reader.text(node);
    if (written === undefined || wordsOf(written)) return written;
    return reader.noteAt(
      node,
      t(
        'These words cannot be read: a brace is left open, or there are more than {0}.',
        MOST_WORDS,
      ),
    );
  };
  const readList = reader.list(readWords, MOST.words);
  return (node) => {
    if (node.type === 'string') {
      const id = reader.text(node);
      const shared = known.find((form) => form.id === id);
      if (id === undefined || shared) return shared?.vocabulary;
      return reader.noteAt(node, t('No statutory form has the id “{0}”.', id));
    }
    const properties = reader.object(node);
    if (!properties) return undefined;
    const words = [...properties].map(([meaning, value]): [string, string[]] => [
      meaning,
      value.type === 'array' ? (readList(value) ?? []) : [readWords(value) ?? ''],
    ]);
    return Object.fromEntries(words);
  };
}

function takesTooMany(relations: readonly BetweenSource[], tables: readonly TableForm[]): boolean {
  let terms = 0;
  return relations.some((relation) => {
    for (const { left, right } of compileBetween(relation, tables)) {
      terms += left.length + right.length;
    }
    return terms > MOST_TERMS;
  });
}

function readSection(reader: JsonReader, node: Node): SectionSource | undefined {
  const properties = reader.object(node, [
    'number',
    'heading',
    'contains',
    'optional',
    'asks',
    'begins',
  ]);
  if (!properties) return undefined;
  const number = reader.required(node, properties, 'number', reader.text);
  const heading = reader.required(node, properties, 'heading', reader.text);
  const contains = reader.optional(properties, 'contains', words(reader));
  const optional = reader.optional(properties, 'optional', reader.flag);
  const asks = reader.optional(
    properties,
    'asks',
    reader.list(reader.oneOf('period', 'fees'), MOST.words),
  );
  const begins = reader.optional(properties, 'begins', words(reader));
  if (number === undefined || heading === undefined) return undefined;
  return {
    number,
    heading,
    ...(contains && { contains }),
    ...(optional && { optional }),
    ...(asks && { asks }),
    ...(begins && { begins }),
  };
}

function readTable(
  reader: JsonReader,
  node: Node,
  sections: ReadonlySet<string>,
): TableSource | undefined {
  const { t } = reader;
  const properties = reader.object(node, [
    'id',
    'name',
    'caption',
    'abbreviation',
    'corner',
    'over',
    'section',
    'optional',
    'means',
    ...FIGURES,
    'columns',
    'rows',
    'relations',
    'carryOver',
  ]);
  if (!properties) return undefined;
  const id = reader.required(node, properties, 'id', reader.text);
  const name = reader.optional(properties, 'name', reader.text);
  const caption = reader.optional(properties, 'caption', reader.text);
  const abbreviation = reader.optional(properties, 'abbreviation', reader.text);
  const corner = reader.optional(properties, 'corner', reader.text);
  const over = reader.optional(properties, 'over', reader.text);
  const section = reader.optional(properties, 'section', (at) => {
    const number = reader.text(at);
    if (number === undefined || sections.has(number)) return number;
    return reader.noteAt(at, t('The form has no section “{0}”.', number));
  });
  const optional = reader.optional(properties, 'optional', reader.flag);
  const means = reader.optional(properties, 'means', reader.text);
  const figures = readFigures(reader, properties);
  const columns = reader.required(node, properties, 'columns', readColumns(reader));
  const rows = reader.required(node, properties, 'rows', readRows(reader));
  noteRepeats(reader, properties.get('columns'), columns);
  noteRepeats(reader, properties.get('rows'), rows);
  if (id === undefined || !columns || !rows) return undefined;
  const rowForms = rowsOf(rows).leaves;
  const columnForms = columnsOf({ ...figures, columns }).leaves;
  if (rowForms.length > 1 && rowForms.some(({ label }) => label === '')) {
    const at = properties.get('rows') ?? node;
    return reader.noteAt(
      at,
      t('A row may have no label only where it is the only row of its table.'),
    );
  }
  const relations = reader.optional(
    properties,
    'relations',
    reader.list((at) => readRelation(reader, at, columnForms, rowForms), MOST.relations),
  );
  const terms = (relations ?? []).reduce((sum, { each, equation }) => {
    const [named, others] = each === 'row' ? [columnForms, rowForms] : [rowForms, columnForms];
    const { left, right } = sidesOf(equation, named);
    return sum + (left.length + right.length) * others.length;
  }, 0);
  if (terms > MOST_TERMS) {
    const at = properties.get('relations') ?? node;
    return reader.noteAt(
      at,
      t('The relations of this table take {0} figures, more than {1}.', terms, MOST_TERMS),
    );
  }
  const carryOver = reader.optional(properties, 'carryOver', (at) =>
    readCarryOver(reader, at, rowForms),
  );
  return {
    id,
    columns,
    rows,
    ...figures,
    ...(optional && { optional }),
    ...(means && { means }),
    ...(name && { name }),
    ...(caption && { caption }),
    ...(abbreviation && { abbreviation }),
    ...(corner && { corner }),
    ...(over && { over }),
    ...(section && { section }),
    ...(relations && { relations }),
    ...(carryOver && { carryOver }),
  };
}

/** What is said of figures, for a table or a column. */
const FIGURES = ['figures', 'unit', 'digits'] as const;
/** More digits than any amount is given in. */
const MOST_DIGITS = 10;

function readFigures(reader: JsonReader, properties: ReadonlyMap<string, Node>): FiguresSource {
  const figures = reader.optional(
    properties,
    'figures',
    reader.oneOf('count', 'signed', 'decimal'),
  );
  const unit = reader.optional(properties, 'unit', reader.text);
  const digits = reader.optional(properties, 'digits', (node) => {
    if (figures !== 'count') return reader.wholeNumber(MOST_DIGITS)(node);
    return reader.noteAt(node, reader.t('A count has no decimal places.'));
  });
  return {
    ...(figures && { figures }),
    ...(unit && { unit }),
    ...(digits !== undefined && { digits }),
  };
}

function readColumns(reader: JsonReader): Read<ColumnSource[]> {
  return reader.list((node): ColumnSource | undefined => {
    if (node.type === 'string') return labelled(reader.text(node));
    const known = ['id', 'label', 'name', 'means', 'variants', 'contains', ...FIGURES, 'columns'];
    const properties = reader.object(node, known);
    if (!properties) return undefined;
    const label = reader.required(node, properties, 'label', reader.text);
    const id = reader.optional(properties, 'id', reader.text);
    const name = reader.optional(properties, 'name', reader.text);
    const means = reader.optional(properties, 'means', reader.text);
    const variants = reader.optional(properties, 'variants', words(reader));
    const contains = reader.optional(properties, 'contains', words(reader));
    const figures = readFigures(reader, properties);
    const columns = reader.optional(properties, 'columns', readColumns(reader));
    noteRepeats(reader, properties.get('columns'), columns);
    if (label === undefined) return undefined;
    return {
      label,
      ...figures,
      ...(id && { id }),
      ...(name && { name }),
      ...(means && { means }),
      ...(variants && { variants }),
      ...(contains && { contains }),
      ...(columns && { columns }),
    };
  }, MOST.columns);
}

/** A label alone says all there is to say of a plain row or column. */
function labelled(label: string | undefined): { label: string } | undefined {
  return label === undefined ? undefined : { label };
}

function readRows(reader: JsonReader): Read<RowSource[]> {
  return reader.list((node): RowSource | undefined => {
    if (node.type === 'string') return labelled(reader.anyText(node));
    const properties = reader.object(node, [
      'id',
      'label',
      'name',
      'means',
      'variants',
      'contains',
      'hasItems',
      'mayNotApply',
      'optional',
      'rows',
    ]);
    if (!properties) return undefined;
    const label = reader.required(node, properties, 'label', reader.anyText);
    const id = reader.optional(properties, 'id', reader.text);
    const name = reader.optional(properties, 'name', reader.text);
    const means = reader.optional(properties, 'means', reader.text);
    const variants = reader.optional(properties, 'variants', words(reader));
    const contains = reader.optional(properties, 'contains', words(reader));
    const hasItems = reader.optional(properties, 'hasItems', reader.flag);
    const mayNotApply = reader.optional(properties, 'mayNotApply', reader.flag);
    const optional = reader.optional(properties, 'optional', reader.flag);
    const rows = reader.optional(properties, 'rows', readRows(reader));
    noteRepeats(reader, properties.get('rows'), rows);
    if (label === undefined) return undefined;
    return {
      label,
      ...(id && { id }),
      ...(name && { name }),
      ...(means && { means }),
      ...(variants && { variants }),
      ...(contains && { contains }),
      ...(hasItems && { hasItems }),
      ...(mayNotApply && { mayNotApply }),
      ...(optional && { optional }),
      ...(rows && { rows }),
    };
  }, MOST.rows);
}

/** Two of the same label under one heading could not be told apart in a draft. */
function noteRepeats(
  reader: JsonReader,
  list: Node | undefined,
  entries: readonly { readonly label: string }[] | undefined,
): void {
  const seen = new Set<string>();
  for (const [index, { label }] of entries?.entries() ?? []) {
    const at = list?.children?.[index];
    if (at && seen.has(label)) {
      reader.noteAt(at, reader.t('The label “{0}” appears twice here.', label));
    }
    seen.add(label);
  }
}

function readCarryOver(
  reader: JsonReader,
  node: Node,
  rows: readonly Callable[],
): { last: string; this: string } | undefined {
  const properties = reader.object(node, ['last', 'this']);
  if (!properties) return undefined;
  const row: Read<string> = (at) => {
    const text = reader.text(at);
    if (text === undefined || called(text, rows).length > 0) return text;
    return reader.noteAt(at, namesNothing(reader, text, rows));
  };
  const last = reader.required(node, properties, 'last', row);
  const current = reader.required(node, properties, 'this', row);
  return last !== undefined && current !== undefined ? { last, this: current } : undefined;
}

/** Words to find a label by; one that is all blanks or numbering would be found in every label. */
function words(reader: JsonReader): Read<string[]> {
  return reader.list((node) => {
    const text = reader.text(node);
    if (text === undefined || labelKey(text.replaceAll('…', '')) !== '') return text;
    return reader.noteAt(node, reader.t('This text would match every label.'));
  }, MOST.words);
}
