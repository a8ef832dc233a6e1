import type { Node } from 'jsonc-parser';
import type { Translate } from '../l10n.ts';
import { type Operand, parseEquation } from './equation.ts';
import { compileForm, type Form } from './form.ts';
import { type FormProblem, JsonReader, type Read } from './json-reader.ts';
import { labelKey } from './label.ts';
import type {
  ColumnSource,
  FormSource,
  RelationSource,
  RowSource,
  SectionSource,
  TableSource,
} from './source.ts';

/** A form file as read: the form where nothing is wrong with it, and what is wrong otherwise. */
export interface FormFile {
  readonly form: Form | undefined;
  readonly problems: readonly FormProblem[];
}

/** A form that needs more is beyond what a person draws up. */
const MOST = { sections: 100, tables: 200, rows: 2000, columns: 500, relations: 500, words: 50 };

/**
 * Reads and checks the text of a form file. Every problem is told in the file, at its place; the form is
 * used only when there is none, so that a mistake here costs no other form anything.
 */
export function readFormFile(text: string, t: Translate): FormFile {
  const reader = new JsonReader(t);
  const root = reader.parse(text);
  if (!root) return { form: undefined, problems: reader.problems };
  const source = readForm(reader, root);
  const sound = source !== undefined && reader.problems.length === 0;
  return { form: sound ? compileForm(source) : undefined, problems: reader.problems };
}

function readForm(reader: JsonReader, node: Node): FormSource | undefined {
  const { t } = reader;
  const properties = reader.object(node, [
    '$schema',
    'id',
    'name',
    'source',
    'title',
    'sections',
    'tables',
  ]);
  if (!properties) return undefined;
  const id = reader.required(node, properties, 'id', reader.text);
  const name = reader.required(node, properties, 'name', reader.text);
  const source = reader.optional(properties, 'source', reader.text);
  const title = reader.optional(properties, 'title', reader.text);
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
  const ids = new Set<string>();
  const tables = reader.required(
    node,
    properties,
    'tables',
    reader.list((table) => {
      const read = readTable(reader, table, numbers);
      if (read && ids.has(read.id)) {
        return reader.noteAt(table, t('Another table has the id “{0}” already.', read.id));
      }
      if (read) ids.add(read.id);
      return read;
    }, MOST.tables),
  );
  if (id === undefined || name === undefined || !tables) return undefined;
  return {
    id,
    name,
    tables,
    ...(source && { source }),
    ...(title && { title }),
    ...(sections && { sections }),
  };
}

function readSection(reader: JsonReader, node: Node): SectionSource | undefined {
  const properties = reader.object(node, ['number', 'heading', 'contains']);
  if (!properties) return undefined;
  const number = reader.required(node, properties, 'number', reader.text);
  const heading = reader.required(node, properties, 'heading', reader.text);
  const contains = reader.optional(properties, 'contains', words(reader));
  if (number === undefined || heading === undefined) return undefined;
  return { number, heading, ...(contains && { contains }) };
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
    'corner',
    'over',
    'section',
    'figures',
    'columns',
    'rows',
    'relations',
    'carryOver',
  ]);
  if (!properties) return undefined;
  const id = reader.required(node, properties, 'id', reader.text);
  const name = reader.optional(properties, 'name', reader.text);
  const caption = reader.optional(properties, 'caption', reader.text);
  const corner = reader.optional(properties, 'corner', reader.text);
  const over = reader.optional(properties, 'over', reader.text);
  const section = reader.optional(properties, 'section', (at) => {
    const number = reader.text(at);
    if (number === undefined || sections.has(number)) return number;
    return reader.noteAt(at, t('The form has no section “{0}”.', number));
  });
  const figures = reader.required(node, properties, 'figures', kind(reader));
  const columns = reader.required(node, properties, 'columns', readColumns(reader));
  const rows = reader.required(node, properties, 'rows', readRows(reader));
  if (id === undefined || !figures || !columns || !rows) return undefined;
  const columnNames = namesOf(columns, 'columns');
  const rowNames = namesOf(rows, 'rows');
  if (rowNames.some((row) => row.label === '') && rowNames.length > 1) {
    const at = properties.get('rows') ?? node;
    return reader.noteAt(at, t('Only the one row of a table may have no label.'));
  }
  const relations = reader.optional(
    properties,
    'relations',
    reader.list((at) => readRelation(reader, at, columnNames, rowNames), MOST.relations),
  );
  const carryOver = reader.optional(properties, 'carryOver', (at) =>
    readCarryOver(reader, at, rowNames),
  );
  return {
    id,
    figures,
    columns,
    rows,
    ...(name && { name }),
    ...(caption && { caption }),
    ...(corner && { corner }),
    ...(over && { over }),
    ...(section && { section }),
    ...(relations && { relations }),
    ...(carryOver && { carryOver }),
  };
}

function readColumns(reader: JsonReader): Read<ColumnSource[]> {
  return reader.list((node): ColumnSource | undefined => {
    const properties = reader.object(node, ['id', 'label', 'contains', 'figures', 'columns']);
    if (!properties) return undefined;
    const label = reader.required(node, properties, 'label', reader.text);
    const id = reader.optional(properties, 'id', reader.text);
    const contains = reader.optional(properties, 'contains', words(reader));
    const figures = reader.optional(properties, 'figures', kind(reader));
    const columns = reader.optional(properties, 'columns', readColumns(reader));
    noteRepeats(reader, properties.get('columns'), columns);
    if (label === undefined) return undefined;
    return {
      label,
      ...(id && { id }),
      ...(contains && { contains }),
      ...(figures && { figures }),
      ...(columns && { columns }),
    };
  }, MOST.columns);
}

function readRows(reader: JsonReader): Read<RowSource[]> {
  return reader.list((node): RowSource | undefined => {
    const properties = reader.object(node, [
      'id',
      'label',
      'name',
      'variants',
      'contains',
      'hasItems',
      'mayNotApply',
      'rows',
    ]);
    if (!properties) return undefined;
    const label = reader.required(node, properties, 'label', reader.anyText);
    const id = reader.optional(properties, 'id', reader.text);
    const name = reader.optional(properties, 'name', reader.text);
    const variants = reader.optional(properties, 'variants', words(reader));
    const contains = reader.optional(properties, 'contains', words(reader));
    const hasItems = reader.optional(properties, 'hasItems', reader.flag);
    const mayNotApply = reader.optional(properties, 'mayNotApply', reader.flag);
    const rows = reader.optional(properties, 'rows', readRows(reader));
    noteRepeats(reader, properties.get('rows'), rows);
    if (label === undefined) return undefined;
    return {
      label,
      ...(id && { id }),
      ...(name && { name }),
      ...(variants && { variants }),
      ...(contains && { contains }),
      ...(hasItems && { hasItems }),
      ...(mayNotApply && { mayNotApply }),
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
      reader.noteAt(at, reader.t('The label “{0}” stands here twice.', label));
    }
    seen.add(label);
  }
}

function readRelation(
  reader: JsonReader,
  node: Node,
  columns: readonly OperandName[],
  rows: readonly OperandName[],
): RelationSource | undefined {
  const properties = reader.object(node, ['code', 'each', 'equation']);
  if (!properties) return undefined;
  const code = reader.required(
    node,
    properties,
    'code',
    reader.oneOf('row-total', 'column-total', 'balance'),
  );
  const each = reader.required(node, properties, 'each', reader.oneOf('row', 'column'));
  const equation = reader.required(node, properties, 'equation', (at) => {
    const text = reader.text(at);
    const sound =
      text !== undefined &&
      each &&
      checkEquation(reader, at, text, each === 'row' ? columns : rows);
    return sound ? text : undefined;
  });
  return code && each && equation !== undefined ? { code, each, equation } : undefined;
}

/** Notes what is wrong in an equation, at its place in the text; whether nothing is. */
function checkEquation(
  reader: JsonReader,
  node: Node,
  text: string,
  names: readonly OperandName[],
): boolean {
  const { t } = reader;
  // With escapes in it a text is longer in the file than it reads: then all of it is pointed at.
  const verbatim = node.length === text.length + 2;
  const note = ({ start, end }: { start: number; end: number }, message: string) => {
    if (verbatim)
      reader.note(
        { start: node.offset + 1 + start, end: node.offset + 1 + Math.max(end, start + 1) },
        message,
      );
    else reader.noteAt(node, message);
    return false;
  };
  const equation = parseEquation(text);
  if ('problem' in equation) {
    switch (equation.problem) {
      case 'no-equals-sign':
        return note(equation, t('An equation needs an equals sign.'));
      case 'several-equals-signs':
        return note(equation, t('An equation has one equals sign only.'));
      case 'operand-missing':
        return note(equation, t('A name is missing here.'));
    }
  }
  const seen = new Set<OperandName>();
  return [...equation.left, ...equation.right].every((operand: Operand) => {
    const found = names.filter(
      ({ name, label }) => name === operand.name || label === operand.name,
    );
    const [only, second] = found;
    if (!only) {
      return note(
        operand,
        t(
          '“{0}” names nothing in this table. Known are: {1}.',
          operand.name,
          names.map(({ name }) => name).join('; '),
        ),
      );
    }
    if (second) return note(operand, t('“{0}” names several things in this table.', operand.name));
    if (seen.has(only))
      return note(operand, t('“{0}” stands in the equation twice.', operand.name));
    seen.add(only);
    return true;
  });
}

function readCarryOver(
  reader: JsonReader,
  node: Node,
  rows: readonly OperandName[],
): { last: string; this: string } | undefined {
  const properties = reader.object(node, ['last', 'this']);
  if (!properties) return undefined;
  const row: Read<string> = (at) => {
    const text = reader.text(at);
    if (text === undefined || rows.some(({ name, label }) => name === text || label === text))
      return text;
    return reader.noteAt(
      at,
      reader.t(
        '“{0}” names nothing in this table. Known are: {1}.',
        text,
        rows.map(({ name }) => name).join('; '),
      ),
    );
  };
  const last = reader.required(node, properties, 'last', row);
  const current = reader.required(node, properties, 'this', row);
  return last !== undefined && current !== undefined ? { last, this: current } : undefined;
}

/** What an equation can call a row or a column. */
interface OperandName {
  readonly name: string;
  readonly label: string;
}

/** The names of the rows or columns that take figures; a repeated label is called with its heading. */
function namesOf(
  sources: readonly (RowSource | ColumnSource)[],
  children: 'rows' | 'columns',
): OperandName[] {
  const all: (OperandName & { group: string })[] = [];
  const collect = (entries: readonly (RowSource | ColumnSource)[], group: string) => {
    for (const entry of entries) {
      const inner = childrenOf(entry, children);
      if (inner) collect(inner, entry.label);
      else
        all.push({
          label: entry.label,
          name: 'name' in entry && entry.name ? entry.name : entry.label,
          group,
        });
    }
  };
  collect(sources, '');
  return all.map(({ name, label, group }) => {
    const repeated =
      children === 'columns' && all.filter((other) => other.label === label).length > 1;
    return repeated ? { name: `${group}·${label}`, label: `${group}·${label}` } : { name, label };
  });
}

function childrenOf(
  entry: RowSource | ColumnSource,
  children: 'rows' | 'columns',
): readonly (RowSource | ColumnSource)[] | undefined {
  if (children === 'rows') return 'rows' in entry ? entry.rows : undefined;
  return 'columns' in entry ? entry.columns : undefined;
}

/** Words to find a label by; one that is all blanks or numbering would be found in every label. */
function words(reader: JsonReader): Read<string[]> {
  return reader.list((node) => {
    const text = reader.text(node);
    if (text === undefined || labelKey(text.replaceAll('…', '')) !== '') return text;
    return reader.noteAt(node, reader.t('These words would be found in every label.'));
  }, MOST.words);
}

function kind(reader: JsonReader) {
  return reader.oneOf('count', 'signed', 'decimal');
}
