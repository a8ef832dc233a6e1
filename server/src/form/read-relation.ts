import type { Node } from 'jsonc-parser';
import { type BetweenProblem, betweenTables } from './compile-between.ts';
import { type Equation, parseEquation } from './equation.ts';
import type { TableForm } from './form.ts';
import type { JsonReader } from './json-reader.ts';
import { type Callable, called, resolve } from './operands.ts';
import type { BetweenSource, RelationCode, RelationSource } from './source.ts';

/**
 * Reads a relation of a table: an equation alone, or an object with more to say. Whether its names are
 * columns or rows is taken from the table where the file does not say.
 */
export function readRelation(
  reader: JsonReader,
  node: Node,
  columns: readonly Callable[],
  rows: readonly Callable[],
): RelationSource | undefined {
  const said = readObject(reader, node, ['code', 'each', 'equation', 'severity']);
  if (!said) return undefined;
  const { properties, at, severity } = said;
  const code = reader.optional(
    properties,
    'code',
    reader.oneOf('row-total', 'column-total', 'balance'),
  );
  const given = reader.optional(properties, 'each', reader.oneOf('row', 'column'));
  // A mistake in it would bring others in the equation along.
  if (properties.has('each') && !given) return undefined;
  const equation = readEquation(reader, at);
  const each = equation && (given ?? eachOf(reader, at, equation.sides, columns, rows));
  if (!equation || !each) return undefined;
  const { text, sides } = equation;
  if (!checkOperands(reader, at, sides, each === 'row' ? columns : rows)) return undefined;
  return { code: code ?? codeOf(sides, each), each, equation: text, ...(severity && { severity }) };
}

/** Reads a relation between tables: an equation alone, or an object that gives its severity too. */
export function readBetween(
  reader: JsonReader,
  node: Node,
  tables: readonly TableForm[],
): BetweenSource | undefined {
  const said = readObject(reader, node, ['equation', 'severity']);
  const equation = said && readEquation(reader, said.at);
  if (!equation) return undefined;
  const { text, sides } = equation;
  const found = betweenTables(sides.left, sides.right, tables);
  if ('problem' in found) {
    return reader.noteIn(said.at, found, betweenMessage(reader, found, tables));
  }
  return { equation: text, ...(said.severity && { severity: said.severity }) };
}

/** What is said where a name calls no row or column of a table. */
export function namesNothing({ t }: JsonReader, name: string, named: readonly Callable[]): string {
  const known = named.map((thing) => thing.name).join('; ');
  return t('Nothing in this table is called “{0}”. Available: {1}.', name, known);
}

function readObject(reader: JsonReader, node: Node, known: readonly string[]) {
  if (node.type === 'string') return { properties: new Map<string, Node>(), at: node };
  const properties = reader.object(node, known);
  const at = properties && reader.required(node, properties, 'equation', (found) => found);
  const severity =
    properties &&
    reader.optional(
      properties,
      'severity',
      reader.oneOf('error', 'warning', 'information', 'hint'),
    );
  return properties && at && { properties, at, severity };
}

function readEquation(
  reader: JsonReader,
  node: Node,
): { text: string; sides: Equation } | undefined {
  const { t } = reader;
  const text = reader.text(node);
  if (text === undefined) return undefined;
  const sides = parseEquation(text);
  if (!('problem' in sides)) return { text, sides };
  switch (sides.problem) {
    case 'no-equals-sign':
      return reader.noteIn(node, sides, t('An equation needs an equals sign.'));
    case 'several-equals-signs':
      return reader.noteIn(node, sides, t('An equation has only one equals sign.'));
    case 'operand-missing':
      return reader.noteIn(node, sides, t('A name is missing here.'));
  }
}

/** Names of columns make an equation for each row, and the other way round. */
function eachOf(
  reader: JsonReader,
  node: Node,
  { left, right }: Equation,
  columns: readonly Callable[],
  rows: readonly Callable[],
): 'row' | 'column' | undefined {
  const operands = [...left, ...right];
  const among = (named: readonly Callable[]) =>
    operands.filter(({ name }) => called(name, named).length > 0).length;
  const [inColumns, inRows] = [among(columns), among(rows)];
  if (inColumns !== inRows || inColumns === 0) return inColumns >= inRows ? 'row' : 'column';
  return reader.noteAt(
    node,
    reader.t('These are names of columns and of rows: “each” has to say which are meant.'),
  );
}

/** Notes what is wrong with a name in an equation, at its place in the text; whether nothing is. */
function checkOperands(
  reader: JsonReader,
  node: Node,
  equation: Equation,
  named: readonly Callable[],
): boolean {
  const { t } = reader;
  const sides = resolve(equation, named);
  if (!('problem' in sides)) return true;
  const { problem, operand } = sides;
  const { name } = operand;
  switch (problem) {
    case 'unknown':
      reader.noteIn(node, operand, namesNothing(reader, name, named));
      return false;
    case 'ambiguous':
      reader.noteIn(node, operand, t('“{0}” names several things in this table.', name));
      return false;
    case 'repeated':
      reader.noteIn(node, operand, t('“{0}” appears twice in the equation.', name));
      return false;
    case 'range':
      reader.noteIn(
        node,
        operand,
        t('“…” stands for what is between two names, in the order of the form.'),
      );
      return false;
  }
}

/** A total stands alone on one side; else two sums are set against each other. */
function codeOf({ left, right }: Equation, each: 'row' | 'column'): RelationCode {
  if (left.length > 1 && right.length > 1) return 'balance';
  return each === 'row' ? 'row-total' : 'column-total';
}

function betweenMessage(
  reader: JsonReader,
  { problem, name, table }: BetweenProblem,
  tables: readonly TableForm[],
): string {
  const { t } = reader;
  switch (problem) {
    case 'no-table-named':
      return t('A table is named here first, as in “《{0}》”.', tables[0]?.name ?? '');
    case 'table-unknown': {
      const known = tables.map((one) => one.name).join('; ');
      return t('The form has no table “{0}”. Available: {1}.', name, known);
    }
    case 'unknown':
      return name === ''
        ? t('A row, a column or both are missing after the name of the table.')
        : namesNothing(reader, name, [...(table?.rows ?? []), ...(table?.columns ?? [])]);
    case 'ambiguous':
      return t('“{0}” names several things in this table.', name);
    case 'repeated':
      return t('“{0}” appears twice in the equation.', name);
    case 'not-alike':
      return t('An equation cannot mix rows, columns and single figures.');
    case 'nothing-shared':
      return t('The tables share no row or column in which this could hold.');
  }
}
