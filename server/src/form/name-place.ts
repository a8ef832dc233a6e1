import { getLocation, type JSONPath, type Node } from 'jsonc-parser';
import type { Span } from '../draft/span.ts';
import { operandAt } from './equation.ts';
import type { TableForm } from './form.ts';
import { type NamesInFile, namesInFile } from './form-file.ts';
import { parseTyped } from './json-reader.ts';
import { type Callable, called } from './operands.ts';

/** Something that a place in a form file can refer to. */
export interface NameInFile {
  /** As it is written there. */
  readonly name: string;
  readonly kind: 'table' | 'row' | 'column' | 'section';
  /** The table itself, or that of the row or column; undefined for a section. */
  readonly table: TableForm | undefined;
  /** Index of the row or column. */
  readonly index: number;
}

/** A place in a form file where a name is written or belongs. */
export interface NamePlace {
  /** What is written there, in UTF-16 code units of the file. */
  readonly span: Span;
  readonly written: string;
  /** Everything that can be written there, in the order of the file. */
  readonly names: readonly NameInFile[];
}

/**
 * Where a name of a table, row, column or section belongs at an offset of a form file; undefined elsewhere. The file
 * may be one that is being typed.
 */
export function namePlaceAt(text: string, offset: number): NamePlace | undefined {
  const { path, previousNode: node, isAtPropertyKey } = getLocation(text, offset);
  if (isAtPropertyKey || node?.type !== 'string' || !isInside(node, text, offset)) return undefined;
  const root = parseTyped(text);
  const find = root && placesBy(path, namesInFile(root));
  if (!find) return undefined;
  const start = node.offset + 1;
  const end = node.offset + node.length - (isClosed(node, text) ? 1 : 0);
  const { from, to, names } = find(text.slice(start, end), offset - start);
  const span = { start: start + from, end: start + to };
  return { span, written: text.slice(span.start, span.end), names };
}

function isInside(node: Node, text: string, offset: number): boolean {
  const end = node.offset + node.length - (isClosed(node, text) ? 1 : 0);
  return node.offset < offset && offset <= end;
}

function isClosed({ offset, length }: Node, text: string): boolean {
  return length > 1 && text.charAt(offset + length - 1) === '"';
}

/** Finds the place of a name in a string value, around an offset in it. */
type Find = (
  value: string,
  at: number,
) => { readonly from: number; readonly to: number; readonly names: readonly NameInFile[] };

/** What the string value at a path of the file refers to; undefined if to nothing. */
function placesBy(path: JSONPath, { tables, sections }: NamesInFile): Find | undefined {
  const [first, at, ...rest] = path;
  if (typeof at !== 'number') return undefined;
  const all = tables.flat();
  if (first === 'relations')
    return isEquation(rest) ? (value, offset) => between(value, offset, all) : undefined;
  if (first === 'sentences') {
    return rest[0] === 'repeats' ? (value, offset) => inTable(value, offset, all) : undefined;
  }
  if (first !== 'tables') return undefined;
  const [property, block, ...below] = rest;
  const isBlock = property === 'blocks' && typeof block === 'number';
  const table = tables[at]?.[isBlock ? block : 0];
  const [of, ...inner] = isBlock ? below : rest;
  if (of === 'section')
    return whole(
      sections.map((name, index) => ({ name, kind: 'section', table: undefined, index })),
    );
  if (!table) return undefined;
  if (of === 'carryOver') return whole(rowsIn(table));
  if (of !== 'relations') return undefined;
  if (inner[1] === 'except') return whole([...columnsIn(table), ...rowsIn(table)]);
  return isEquation(inner.slice(1)) ? (value, offset) => within(value, offset, table) : undefined;
}

/** Whether the rest of a path below a relation leads to its equation. */
function isEquation(rest: JSONPath): boolean {
  return rest.length === 0 || (rest.length === 1 && rest[0] === 'equation');
}

function whole(names: readonly NameInFile[]): Find {
  return (value) => ({ from: 0, to: value.length, names });
}

function rowsIn(table: TableForm): NameInFile[] {
  return table.rows.map(({ name }, index) => ({ name, kind: 'row', table, index }));
}

function columnsIn(table: TableForm): NameInFile[] {
  return table.columns.map(({ name }, index) => ({ name, kind: 'column', table, index }));
}

/** In an equation of a table: columns or rows, whichever its other names are. */
function within(value: string, offset: number, table: TableForm): ReturnType<Find> {
  const { start, end } = operandAt(value, offset);
  const others = operandsBut(value, start);
  const { columns, rows } = table;
  // A name of both says nothing.
  const hasOneOf = (named: readonly Callable[], not: readonly Callable[]) =>
    others.some((name) => called(name, named).length > 0 && called(name, not).length === 0);
  const hasColumn = hasOneOf(columns, rows);
  const hasRow = hasOneOf(rows, columns);
  const names = [
    ...(hasRow && !hasColumn ? [] : columnsIn(table)),
    ...(hasColumn && !hasRow ? [] : rowsIn(table)),
  ];
  return { from: start, to: end, names };
}

/** The names in an equation, without the one that begins at an offset. */
function operandsBut(value: string, start: number): string[] {
  const names: string[] = [];
  for (let at = 0; at <= value.length; ) {
    const operand = operandAt(value, at);
    if (operand.start !== start) names.push(value.slice(operand.start, operand.end));
    at = Math.max(operand.end, at) + 1;
  }
  return names.filter((name) => name !== '');
}

/** In an equation between tables. */
function between(value: string, offset: number, tables: readonly TableForm[]): ReturnType<Find> {
  const { start, end } = operandAt(value, offset);
  const { from, to, names } = inTable(value.slice(start, end), offset - start, tables);
  return { from: start + from, to: start + to, names };
}

const TABLE = /^《([^》]*)》\s*/;

/** In an operand such as `《表》行 · 列`: a table, or a row or a column of the table before it. */
function inTable(operand: string, offset: number, tables: readonly TableForm[]): ReturnType<Find> {
  const [head = '', title] = TABLE.exec(operand) ?? [];
  const table = tables.find(({ name, id }) => name === title || id === title);
  if (head === '' || offset < head.trimEnd().length) {
    const names = tables.map(
      (one): NameInFile => ({ name: `《${one.name}》`, kind: 'table', table: one, index: 0 }),
    );
    return { from: 0, to: head === '' ? operand.length : head.trimEnd().length, names };
  }
  const slots = table ? slotsIn(table) : [];
  const dot = table ? dotBehindRow(operand.slice(head.length, offset), table) : 0;
  const [from, to] = [Math.min(head.length + dot, offset), operand.length];
  return { from, to, names: dot > 0 ? slots.filter(({ kind }) => kind === 'column') : slots };
}

/** Rows and columns as an equation between tables names them: with 行 and 列 where both have one name. */
function slotsIn(table: TableForm): NameInFile[] {
  const [rows, columns] = [rowsIn(table), columnsIn(table)];
  const isShared = (name: string) =>
    [rows, columns].every((all) => all.some((other) => other.name === name));
  const marked = (all: readonly NameInFile[], mark: string) =>
    all.map((one) => (isShared(one.name) ? { ...one, name: one.name + mark } : one));
  return [...marked(rows, '行'), ...marked(columns, '列')];
}

/** Where the column begins behind `行 · `; 0 if there is no row before. */
function dotBehindRow(text: string, { rows }: TableForm): number {
  const dot = text.indexOf('·');
  if (dot < 0 || called(text.slice(0, dot).trim(), rows).length === 0) return 0;
  return dot + 1 + (text.slice(dot + 1).length - text.slice(dot + 1).trimStart().length);
}
