import { findNodeAtLocation, type Node } from 'jsonc-parser';
import type { Span } from '../draft/span.ts';
import type { Translate } from '../l10n.ts';
import { columnsOf, compileForm, compileTable, listedRows, rowsOf, tableName } from './compile.ts';
import { compileBetween } from './compile-between.ts';
import type { Form, TableForm } from './form.ts';
import { withLanguageOf } from './inherited-language.ts';
import {
  type FormProblem,
  JsonReader,
  needed,
  optional,
  type Properties,
  type Read,
} from './json-reader.ts';
import { labelKey } from './label.ts';
import { called, sidesOf } from './operands.ts';
import { namesNothing, readBetween, readRelation, readYears } from './read-relation.ts';
import { readSentence } from './read-sentence.ts';
import type {
  BetweenSource,
  BlockSource,
  CodesSource,
  ColumnSource,
  FiguresSource,
  FormSource,
  KindSource,
  LabelSource,
  PartSource,
  RelationSource,
  RowSource,
  SectionSource,
  SentenceSource,
  TableSource,
} from './source.ts';
import { MOST_WORDS, type Vocabulary, wordsOf } from './vocabulary.ts';

/** A form file as read: its form if there are no problems, and its problems otherwise. */
export interface FormFile {
  readonly form: Form | undefined;
  readonly problems: readonly FormProblem[];
  /** Range of the form's `id` in the file. */
  readonly id: Span;
}

/** Limits on a form. No form drawn up by hand exceeds them. */
const MOST = {
  sections: 100,
  tables: 200,
  blocks: 10,
  rows: 2000,
  columns: 500,
  relations: 500,
  sentences: 500,
  words: 50,
};

/**
 * Limit on the operands of all relations of one table, and of all relations between tables. Each
 * occurrence counts.
 */
const MOST_TERMS = 50_000;

/**
 * Reads and checks the text of a form file. Every problem is reported at its place in the file. A form
 * with a problem is not used, and other forms are not affected.
 *
 * @param known The forms whose vocabulary this one can share. It takes its language from them if it says
 *   nothing about prose.
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

/** What the rest of a form file can refer to. */
export interface NamesInFile {
  /** For each table of the file, itself or its blocks; none if it cannot be read. */
  readonly tables: readonly (readonly TableForm[])[];
  /** The numbers of its sections. */
  readonly sections: readonly string[];
}

/** The tables and sections in the text of a form file, as far as they can be read while it is typed. */
export function namesInFile(root: Node): NamesInFile {
  const reader = new JsonReader((message) => message);
  const childrenOf = (name: string) => findNodeAtLocation(root, [name])?.children ?? [];
  const sections = childrenOf('sections').flatMap((node) => sectionReader(reader)(node) ?? []);
  const readTable = tableReader(reader, sections);
  const tables = childrenOf('tables').map((node) => {
    // What cannot be read of its relations is left out.
    const table = readTable(node);
    return table?.blocks || (table?.columns && table.rows) ? compileTable(table, NO_FORM) : [];
  });
  return { tables, sections: sections.map(({ number }) => number) };
}

const NO_FORM = { id: '', name: '' };

interface ReadForm {
  readonly source: FormSource;
  readonly vocabulary: Vocabulary;
}

function readForm(reader: JsonReader, node: Node, known: readonly Form[]): ReadForm | undefined {
  const { t } = reader;
  const isNewNumber = firstTimes();
  const isNewId = firstTimes();
  const isNewName = firstTimes();
  const section: Read<SectionSource> = (at) => {
    const read = sectionReader(reader)(at);
    if (!read || isNewNumber(read.number)) return read;
    return reader.noteAt(at, t('Another section already has the number “{0}”.', read.number));
  };
  const read = reader.record<FormInFile>({
    $schema: optional(({ value }) => String(value)),
    id: needed(reader.text),
    name: needed(reader.text),
    source: optional(reader.text),
    title: optional(reader.text),
    titles: optional(titles(reader)),
    kinds: optional(reader.list(kindReader(reader), MOST.words)),
    saysPeriod: optional(reader.flag),
    begins: optional(words(reader)),
    sections: optional(reader.list(section, MOST.sections)),
    vocabulary: optional(vocabularyReader(reader, known)),
    tables: needed((list, { sections = [] }) => {
      const readTable = tableReader(reader, sections);
      const table: Read<TableSource> = (at) => {
        const read = readTable(at);
        if (!read) return undefined;
        if (!isNewId(read.id)) {
          return reader.noteAt(at, t('Another table already has the id “{0}”.', read.id));
        }
        const name = tableName(read);
        if (isNewName(name)) return read;
        return reader.noteAt(at, t('Another table already has the name “{0}”.', name));
      };
      return reader.list(table, MOST.tables)(list);
    }),
    relations: optional((list, before) => {
      const compiled = tablesOf(before);
      if (!compiled) return undefined;
      const relation: Read<BetweenSource> = (at) => readBetween(reader, at, compiled);
      const relations = reader.list(relation, MOST.relations)(list);
      if (!takesTooMany(relations ?? [], compiled)) return relations;
      const message = t('The relations between tables involve more than {0} figures.', MOST_TERMS);
      return reader.noteAt(list, message);
    }),
    sentences: optional((list, before) => {
      const compiled = tablesOf(before);
      const sentence: Read<SentenceSource> = (at) =>
        readSentence(reader, at, braced(reader), compiled ?? []);
      return compiled && reader.list(sentence, MOST.sentences)(list);
    }),
    carryOver: optional((list, before) => {
      const compiled = tablesOf(before);
      const equation: Read<string> = (at) => readYears(reader, at, compiled ?? []);
      return compiled && reader.list(equation, MOST.relations)(list);
    }),
  })(node);
  if (!read) return undefined;
  const { vocabulary = {}, ...source } = read;
  return { source, vocabulary };
}

/** The tables of a form that has been read so far; undefined if something of it is missing. */
function tablesOf({ id, name, tables }: Partial<FormInFile>): TableForm[] | undefined {
  if (id === undefined || name === undefined) return undefined;
  return tables?.flatMap((table) => compileTable(table, { id, name }));
}

/** A form file's JSON, with the words that its `vocabulary` stands for. */
interface FormInFile extends Omit<FormSource, 'vocabulary'> {
  readonly $schema?: string;
  readonly vocabulary?: Vocabulary;
}

function kindReader(reader: JsonReader): Read<KindSource> {
  return reader.record<KindSource>({
    title: needed(reader.text),
    titles: optional(titles(reader)),
  });
}

function titles(reader: JsonReader): Read<string[]> {
  return reader.list(braced(reader), MOST.words);
}

/** Makes a test whether a text comes for the first time. */
function firstTimes(): (text: string) => boolean {
  const known = new Set<string>();
  return (text) => known.size < known.add(text).size;
}

/** The form's own words by meaning, or the name of the form that has them. */
function vocabularyReader(reader: JsonReader, known: readonly Form[]): Read<Vocabulary> {
  const { t } = reader;
  const readWords = braced(reader);
  const readList = reader.list(readWords, MOST.words);
  return (node) => {
    if (node.type === 'string') {
      const id = reader.text(node);
      const shared = known.find((form) => form.id === id);
      if (id === undefined || shared) return shared?.vocabulary;
      if (known.length === 0) {
        return reader.noteAt(node, t('No statutory form has the id “{0}”.', id));
      }
      const ids = known.map((form) => form.id).join('; ');
      return reader.noteAt(node, t('No statutory form has the id “{0}”. Available: {1}.', id, ids));
    }
    const properties = reader.properties(node);
    if (!properties) return undefined;
    const words = [...properties].map(([meaning, value]): [string, string[]] => [
      meaning,
      value.type === 'array' ? (readList(value) ?? []) : [readWords(value) ?? ''],
    ]);
    return Object.fromEntries(words);
  };
}

/** Words that may be written with braces; see `wordsOf`. */
function braced(reader: JsonReader): Read<string> {
  return (node) => {
    const written = reader.text(node);
    if (written === undefined || wordsOf(written)) return written;
    return reader.noteAt(
      node,
      reader.t(
        'These words cannot be read: a brace has no partner, or there are more than {0} words.',
        MOST_WORDS,
      ),
    );
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

function sectionReader(reader: JsonReader): Read<SectionSource> {
  return reader.record<SectionSource>({
    number: needed(reader.text),
    heading: needed(reader.text),
    contains: optional(words(reader)),
    optional: optional(reader.flag),
    asks: optional(reader.list(reader.oneOf('period', 'fees'), MOST.words)),
    begins: optional(words(reader)),
  });
}

function tableReader(reader: JsonReader, sections: readonly SectionSource[]): Read<TableSource> {
  const { t } = reader;
  const read = reader.record<TableSource>({
    id: needed(reader.text),
    name: optional(reader.text),
    caption: optional(reader.text),
    captions: optional(words(reader)),
    abbreviation: optional(reader.text),
    corner: optional(reader.text),
    over: optional(reader.text),
    section: optional((at) => {
      const number = reader.text(at);
      if (number === undefined || sections.some((section) => section.number === number)) {
        return number;
      }
      if (sections.length === 0) return reader.noteAt(at, t('The form has no sections.'));
      const known = sections.map((section) => section.number).join('; ');
      return reader.noteAt(at, t('The form has no section “{0}”. Available: {1}.', number, known));
    }),
    optional: optional(reader.flag),
    means: optional(reader.text),
    ...figures(reader),
    blocks: optional((list, table) => reader.list(blockReader(reader, table), MOST.blocks)(list)),
    labels: optional(labelsReader(reader)),
    columns: optional(columnsReader(reader)),
    mayHave: optional((at, { labels }) => {
      if (labels) return columnsReader(reader)(at);
      return reader.noteAt(at, t('The property “{0}” is missing here.', 'labels'));
    }),
    rows: optional((at, { labels }) => {
      const rows = anyRowsReader(reader)(at);
      if (!rows || !('codes' in rows) || labels) return rows;
      return reader.noteAt(at, t('Rows by codes need “labels”, the headings above the codes.'));
    }),
    relations: optional((list, { columns, rows, ...table }) => {
      if (!columns || !rows) return undefined;
      return relationsReader(reader, { ...table, columns }, listedRows(rows))(list);
    }),
    carryOver: optional((at, { rows }) => rows && carryOverReader(reader, listedRows(rows))(at)),
  });
  return (node) => {
    const table = read(node);
    const isThere = (name: string) => findNodeAtLocation(node, [name]) !== undefined;
    for (const name of ['columns', 'rows', 'relations', 'labels'] as const) {
      if (isThere('blocks') && isThere(name)) {
        return reader.noteAt(node, t('A table with “blocks” has its “{0}” in them.', name));
      }
    }
    const missing = isThere('blocks') ? [] : ['columns', 'rows'].filter((name) => !isThere(name));
    for (const name of node.type === 'object' ? missing : []) {
      const message = t('The property “{0}” is missing here.', name);
      reader.note({ start: node.offset, end: node.offset + 1 }, message);
    }
    return missing.length > 0 ? undefined : table;
  };
}

/** A block of a table. @param outer The figures of the table. */
function blockReader(reader: JsonReader, outer: FiguresSource): Read<BlockSource> {
  return reader.record<BlockSource>({
    name: needed(reader.text),
    labels: needed(labelsReader(reader)),
    columns: needed(columnsReader(reader)),
    mayHave: optional(columnsReader(reader)),
    rows: needed(anyRowsReader(reader)),
    relations: optional((list, { columns, mayHave, rows }) => {
      if (!columns || !rows) return undefined;
      const own = { ...outer, columns, ...(mayHave && { mayHave }) };
      return relationsReader(reader, own, listedRows(rows))(list);
    }),
  });
}

/** The headings of the columns of labels; there may be none. */
function labelsReader(reader: JsonReader): Read<LabelSource[]> {
  const readObject = reader.record<LabelSource>({
    label: needed(reader.text),
    variants: optional(words(reader)),
    contains: optional(words(reader)),
    columns: optional(words(reader)),
  });
  const label: Read<LabelSource> = (node) =>
    node.type === 'string' ? labelled(reader.text(node)) : readObject(node);
  return reader.list(label, MOST.columns, 0);
}

/** The rows that a form lists, or the codes by which a table has any. */
function anyRowsReader(reader: JsonReader): Read<PartSource['rows']> {
  const { t } = reader;
  const length: Read<number> = reader.wholeNumber(MOST_DIGITS_OF_CODE);
  const readCodes = reader.record<CodesSource>({
    codes: needed((list) => {
      const lengths = reader.list(length, MOST_LEVELS, 0)(list);
      const rises = lengths?.every((one, index) => one > (lengths[index - 1] ?? 0));
      if (rises !== false) return lengths;
      return reader.noteAt(list, t('The codes of each level must be longer than those above it.'));
    }),
    total: optional(rowReader(reader)),
  });
  const readListed: Read<RowSource[]> = (list) => {
    const rows = rowsReader(reader)(list);
    const { leaves } = rowsOf(rows ?? []);
    if (leaves.length < 2 || leaves.every(({ label }) => label !== '')) return rows;
    const message = t('A row needs a label unless it is the only row of its table.');
    return reader.noteAt(list, message);
  };
  return (node) => (node.type === 'object' ? readCodes(node) : readListed(node));
}

/** No classification has longer codes, or more levels. */
const MOST_DIGITS_OF_CODE = 30;
const MOST_LEVELS = 10;

function relationsReader(
  reader: JsonReader,
  table: FiguresSource & Pick<PartSource, 'columns' | 'mayHave'>,
  rows: readonly RowSource[],
): Read<RelationSource[]> {
  const rowForms = rowsOf(rows).leaves;
  const columnForms = columnsOf(table).leaves;
  const relation: Read<RelationSource> = (at) => readRelation(reader, at, columnForms, rowForms);
  return (list) => {
    const relations = reader.list(relation, MOST.relations)(list);
    let terms = 0;
    for (const { each, equation } of relations ?? []) {
      const [named, others] = each === 'row' ? [columnForms, rowForms] : [rowForms, columnForms];
      const { left, right } = sidesOf(equation, named);
      terms += (left.length + right.length) * others.length;
    }
    if (terms <= MOST_TERMS) return relations;
    return reader.noteAt(
      list,
      reader.t(
        'The relations of this table involve {0} figures, more than the limit of {1}.',
        terms,
        MOST_TERMS,
      ),
    );
  };
}

/** No amount is given with more decimal places. */
const MOST_DIGITS = 10;

/** The properties that describe figures, for a table or a column. */
function figures(reader: JsonReader): Properties<FiguresSource> {
  return {
    figures: optional(reader.oneOf('count', 'signed', 'decimal', 'amount')),
    unit: optional(reader.text),
    digits: optional((node, { figures }) => {
      if (figures !== 'count') return reader.wholeNumber(MOST_DIGITS)(node);
      return reader.noteAt(node, reader.t('A count has no decimal places.'));
    }),
    blank: optional(reader.oneOf('zero')),
    thousands: optional(reader.flag),
  };
}

function columnsReader(reader: JsonReader): Read<ColumnSource[]> {
  const readObject = reader.record<ColumnSource>({
    id: optional(reader.text),
    label: needed(reader.text),
    name: optional(reader.text),
    means: optional(reader.text),
    variants: optional(words(reader)),
    contains: optional(words(reader)),
    ...figures(reader),
    columns: optional((list) => columns(list)),
  });
  const column: Read<ColumnSource> = (node) =>
    node.type === 'string' ? labelled(reader.text(node)) : readObject(node);
  const columns = distinct(reader, reader.list(column, MOST.columns));
  return columns;
}

function rowsReader(reader: JsonReader): Read<RowSource[]> {
  return distinct(reader, reader.list(rowReader(reader), MOST.rows));
}

function rowReader(reader: JsonReader): Read<RowSource> {
  const readObject = reader.record<RowSource>({
    id: optional(reader.text),
    label: needed(reader.anyText),
    name: optional(reader.text),
    means: optional(reader.text),
    variants: optional(words(reader)),
    contains: optional(words(reader)),
    hasItems: optional(reader.flag),
    mayNotApply: optional(reader.flag),
    optional: optional(reader.flag),
    rows: optional((list) => rowsReader(reader)(list)),
  });
  return (node) => (node.type === 'string' ? labelled(reader.anyText(node)) : readObject(node));
}

/** A plain row or column is given by its label alone. */
function labelled(label: string | undefined): { label: string } | undefined {
  return label === undefined ? undefined : { label };
}

/** Notes repeated labels under one heading: a draft could not tell them apart. */
function distinct<T extends { readonly label: string }>(
  reader: JsonReader,
  read: Read<T[]>,
): Read<T[]> {
  return (list) => {
    const entries = read(list);
    const isNew = firstTimes();
    for (const [index, { label }] of entries?.entries() ?? []) {
      const at = list.children?.[index];
      if (at && !isNew(label)) {
        reader.noteAt(at, reader.t('The label “{0}” appears twice here.', label));
      }
    }
    return entries;
  };
}

function carryOverReader(
  reader: JsonReader,
  rows: readonly RowSource[],
): Read<NonNullable<TableSource['carryOver']>> {
  const { leaves } = rowsOf(rows);
  const row: Read<string> = (at) => {
    const text = reader.text(at);
    if (text === undefined || called(text, leaves).length > 0) return text;
    return reader.noteAt(at, namesNothing(reader, text, leaves));
  };
  return reader.record({ last: needed(row), this: needed(row) });
}

/** Reads words that identify a label. A word of only blanks or numbering would match every label. */
function words(reader: JsonReader): Read<string[]> {
  return reader.list((node) => {
    const text = reader.text(node);
    if (text === undefined || labelKey(text.replaceAll('…', '')) !== '') return text;
    return reader.noteAt(node, reader.t('This text would match every label.'));
  }, MOST.words);
}
