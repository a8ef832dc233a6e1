import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { type BetweenProblem, betweenTables } from './compile-between.ts';
import { divides, type Equation, parseEquation } from './equation.ts';
import type { TableForm } from './form.ts';
import { type JsonReader, needed, optional, type Properties } from './json-reader.ts';
import { type Callable, called, resolve } from './operands.ts';
import type { BetweenSource, RelationCode, RelationSource, Severity } from './source.ts';

/**
 * Reads a relation of a table: a plain equation, or an object with more properties. If the file does not
 * say whether its names are columns or rows, the table decides.
 */
export function readRelation(
  reader: JsonReader,
  node: Node,
  columns: readonly Callable[],
  rows: readonly Callable[],
): RelationSource | undefined {
  const said: WrittenRelation | undefined =
    node.type === 'string'
      ? { equation: node }
      : reader.record<WrittenRelation>({
          code: optional(reader.oneOf('row-total', 'column-total', 'balance')),
          each: optional(reader.oneOf('row', 'column')),
          ...written(reader),
          except: optional(reader.list((name) => name, MOST_EXCEPT)),
        })(node);
  // Without a valid `each`, checking the equation would only cause further problems.
  if (!said || (said.each === undefined && findNodeAtLocation(node, ['each']))) return undefined;
  const { equation: at, code, severity } = said;
  const isName = (name: string) => [columns, rows].some((named) => called(name, named).length > 0);
  const equation = readEquation(reader, at, isName);
  const each = equation && (said.each ?? eachOf(reader, at, equation.sides, columns, rows));
  if (!equation || !each) return undefined;
  const { text, sides } = equation;
  const [own, across] = each === 'row' ? [columns, rows] : [rows, columns];
  if (!checkOperands(reader, at, sides, own)) return undefined;
  const except = said.except && readExcept(reader, said.except, across);
  return {
    code: code ?? codeOf(sides, each),
    each,
    equation: text,
    ...(severity && { severity }),
    ...(except && { except }),
  };
}

/** Nobody lists more rows or columns in which an equation does not hold. */
const MOST_EXCEPT = 100;

/** The names of rows or columns in which an equation does not hold. */
function readExcept(
  reader: JsonReader,
  nodes: readonly Node[],
  across: readonly Callable[],
): string[] {
  return nodes.flatMap((node) => {
    const name = reader.text(node);
    if (name === undefined || called(name, across).length === 1) return name ?? [];
    return reader.noteAt(node, namesNothing(reader, name, across)) ?? [];
  });
}

/** Reads a relation between tables: a plain equation, or an object with a severity too. */
export function readBetween(
  reader: JsonReader,
  node: Node,
  tables: readonly TableForm[],
): BetweenSource | undefined {
  const said: Written | undefined =
    node.type === 'string' ? { equation: node } : reader.record(written(reader))(node);
  const equation = said && readEquation(reader, said.equation, () => true);
  if (!equation) return undefined;
  const { text, sides } = equation;
  const found = betweenTables(sides.left, sides.right, tables);
  if ('problem' in found) {
    if (divides(text)) {
      const message = reader.t('Only relations within a table can divide.');
      return reader.noteAt(said.equation, message);
    }
    return reader.noteIn(said.equation, found, betweenMessage(reader, found, tables));
  }
  return { equation: text, ...(said.severity && { severity: said.severity }) };
}

/** Reads an equation between a figure of this year's report and one of last year's. */
export function readYears(
  reader: JsonReader,
  node: Node,
  tables: readonly TableForm[],
): string | undefined {
  const equation = readEquation(reader, node, () => true);
  if (!equation || !readBetween(reader, node, tables)) return undefined;
  const { left, right, isBound } = equation.sides;
  if (left.length === 1 && right.length === 1 && !isBound) return equation.text;
  return reader.noteAt(
    node,
    reader.t(
      'Write a single figure of this year on the left of =, and one of last year on its right.',
    ),
  );
}

/** The message for a name that names no row or column of a table. */
export function namesNothing({ t }: JsonReader, name: string, named: readonly Callable[]): string {
  const known = named.map((thing) => thing.name).join('; ');
  return t('Nothing in this table is called “{0}”. Available: {1}.', name, known);
}

/** A relation as it is written; its equation is not read yet. */
interface Written {
  readonly equation: Node;
  readonly severity?: Severity;
}

interface WrittenRelation extends Written {
  readonly except?: readonly Node[];
  readonly code?: RelationCode;
  readonly each?: 'row' | 'column';
}

function written(reader: JsonReader): Properties<Written> {
  return {
    equation: needed((node) => node),
    severity: optional(reader.oneOf('error', 'warning', 'information', 'hint')),
  };
}

function readEquation(
  reader: JsonReader,
  node: Node,
  isName: (name: string) => boolean,
): { text: string; sides: Equation } | undefined {
  const { t } = reader;
  const text = reader.text(node);
  if (text === undefined) return undefined;
  const sides = parseEquation(text, isName);
  if (!('problem' in sides)) return { text, sides };
  switch (sides.problem) {
    case 'no-equals-sign':
      return reader.noteIn(node, sides, t('An equation needs = or ≤.'));
    case 'several-equals-signs':
      return reader.noteIn(node, sides, t('An equation may have only one = or ≤.'));
    case 'operand-missing':
      return reader.noteIn(node, sides, t('A name is missing here.'));
    case 'not-a-quotient':
      return reader.noteIn(
        node,
        sides,
        t('A quotient is written 甲 = 乙 / 丙, 甲 = (乙 + 丙) / 丁 or 甲 = (乙 - 丙) / 丙.'),
      );
  }
}

/** Names of columns make an equation for each row, and names of rows one for each column. */
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
    reader.t('These are names of columns as well as rows. Use “each” to say which are meant.'),
  );
}

/** Notes a wrong name in an equation at its place; true if all names are right. */
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
      reader.noteIn(node, operand, t('“{0}” matches more than one place in this table.', name));
      return false;
    case 'repeated':
      reader.noteIn(node, operand, t('“{0}” appears twice in the equation.', name));
      return false;
    case 'range':
      reader.noteIn(
        node,
        operand,
        t('“…” must be between two names. It stands for everything between them in the form.'),
      );
      return false;
  }
}

/**
 * The default code: a bound says that a part is within its whole; if one side is a single total, the relation is a
 * total; otherwise, and if it is a quotient, a balance.
 */
function codeOf(
  { left, right, isBound, quotient }: Equation,
  each: 'row' | 'column',
): RelationCode {
  if (isBound) return 'part-exceeds-whole';
  if (quotient || (left.length > 1 && right.length > 1)) return 'balance';
  return each === 'row' ? 'row-total' : 'column-total';
}

/** The message for an operand that cannot be resolved. */
export function betweenMessage(
  reader: JsonReader,
  { problem, name, table }: BetweenProblem,
  tables: readonly TableForm[],
): string {
  const { t } = reader;
  switch (problem) {
    case 'no-table-named':
      return t(
        'The name of a table is expected here first, for example “《{0}》”.',
        tables[0]?.name ?? '',
      );
    case 'table-unknown': {
      const known = tables.map((one) => one.name).join('; ');
      return t('The form has no table “{0}”. Available: {1}.', name, known);
    }
    case 'unknown':
      return name === ''
        ? t('A row, a column or both are missing after the name of the table.')
        : namesNothing(reader, name, [...(table?.rows ?? []), ...(table?.columns ?? [])]);
    case 'ambiguous':
      return t('“{0}” matches more than one place in this table.', name);
    case 'repeated':
      return t('“{0}” appears twice in the equation.', name);
    case 'not-alike':
      return t('An equation cannot mix rows, columns and single figures.');
    case 'nothing-shared':
      return t('The tables share no row or column in which this could hold.');
  }
}
