import { type Operand, parseEquation } from './equation.ts';
import type { BetweenForm, SlotForm, TableForm } from './form.ts';
import { called, nameKey } from './operands.ts';
import type { BetweenSource } from './source.ts';

/** Why an operand cannot be resolved, and its range in the equation, in UTF-16 code units, end exclusive. */
export interface BetweenProblem {
  readonly problem:
    | 'no-table-named'
    | 'table-unknown'
    | 'unknown'
    | 'ambiguous'
    | 'repeated'
    | 'not-alike'
    | 'nothing-shared';
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** The table that the operand names, if it is known. */
  readonly table: TableForm | undefined;
}

/** What an operand names: a slot, or a whole row or column of a table. */
interface Target {
  readonly operand: Operand;
  readonly table: number;
  readonly row: SlotForm['row'] | undefined;
  readonly column: number | undefined;
}

/**
 * Resolves an equation between tables. If its operands are rows, it holds in each column that the tables
 * share by name; if they are columns, in each row.
 */
export function betweenTables(
  left: readonly Operand[],
  right: readonly Operand[],
  tables: readonly TableForm[],
): { readonly left: readonly SlotForm[]; readonly right: readonly SlotForm[] }[] | BetweenProblem {
  const targets: Target[] = [];
  for (const operand of [...left, ...right]) {
    const target = targetOf(operand, tables);
    if ('problem' in target) return target;
    const { table, row, column } = target;
    const isSame = (other: Target) =>
      other.table === table && isSameRow(other.row, row) && other.column === column;
    if (targets.some(isSame)) return problemAt('repeated', operand, tables[table]);
    targets.push(target);
  }
  const [first] = targets;
  const odd = targets.find(
    ({ row, column }) =>
      (row === undefined) !== (first?.row === undefined) ||
      (column === undefined) !== (first?.column === undefined),
  );
  if (!first || odd) return problemAt('not-alike', (odd ?? first)?.operand, undefined);
  const places = placesOf(targets, tables);
  if (places.length === 0) return problemAt('nothing-shared', first.operand, undefined);
  return places.map((slots) => ({
    left: slots.slice(0, left.length),
    right: slots.slice(left.length),
  }));
}

/**
 * The slot that an operand names. If it names only a column, the row is `each`.
 */
export function slotCalled(
  operand: Operand,
  tables: readonly TableForm[],
): SlotForm | BetweenProblem {
  const target = targetOf(operand, tables);
  if ('problem' in target) return target;
  const slot = slotOf({ ...target, row: target.row ?? 'each' });
  return slot ?? problemAt('not-alike', operand, tables[target.table]);
}

/**
 * Makes relations between tables from their JSON.
 *
 * @throws Error if an equation cannot be read. Users' form files are checked before.
 */
export function compileBetween(
  { equation: text, severity }: BetweenSource,
  tables: readonly TableForm[],
): BetweenForm[] {
  const equation = parseEquation(text, () => true);
  const sides =
    'problem' in equation ? equation : betweenTables(equation.left, equation.right, tables);
  if ('problem' in sides) throw new Error(`${sides.problem}: ${text}`);
  const isBound = !('problem' in equation) && equation.isBound;
  return sides.map((both) => ({ ...both, isBound, severity }));
}

function isSameRow(a: Target['row'], b: Target['row']): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && a.code === b.code);
}

const OPERAND = /^《([^》]*)》\s*/;

function targetOf(operand: Operand, tables: readonly TableForm[]): Target | BetweenProblem {
  const match = OPERAND.exec(operand.name);
  if (!match) return problemAt('no-table-named', operand, undefined);
  const name = match[1] ?? '';
  const index = tables.findIndex((table) => [table.name, table.id].some(isCalled(name)));
  const table = tables[index];
  if (!table) {
    const start = operand.start + 1;
    return {
      problem: 'table-unknown',
      name,
      start,
      end: start + Math.max(name.length, 1),
      table,
    };
  }
  const rest = operand.name.slice(match[0].length);
  const found = crossingsIn(table, rest);
  const [only, second] = found;
  if (!only || second) {
    return {
      problem: only ? 'ambiguous' : 'unknown',
      name: rest,
      start: operand.start + (rest === '' ? 0 : match[0].length),
      end: operand.end,
      table,
    };
  }
  return {
    operand,
    table: index,
    row: only.row ?? (table.rows.length === 1 && !table.byHeadings?.codes ? 0 : undefined),
    column: only.column ?? (table.columns.length === 1 ? 0 : undefined),
  };
}

function isCalled(name: string): (other: string) => boolean {
  return (other) => nameKey(other) === nameKey(name);
}

interface Crossing {
  readonly row?: number | { readonly code: string };
  readonly column?: number;
}

/**
 * In UTF-16 code units. Every dot in a crossing may separate row and column, so reading a long one would
 * take quadratic time.
 */
const LONGEST_CROSSING = 2000;

/** Every way to read `行 · 列`, a row alone (`合计`, `合计行`), or a column alone (`合计列`). */
function crossingsIn(table: TableForm, text: string): Crossing[] {
  const { rows, columns } = table;
  const rowsCalled = (name: string) => rowsOf(table, name);
  if (text === '') return rows.length === 1 && columns.length === 1 ? [{ row: 0, column: 0 }] : [];
  if (text.length > LONGEST_CROSSING) return [];
  const found: Crossing[] = [];
  for (let dot = text.indexOf('·'); dot >= 0; dot = text.indexOf('·', dot + 1)) {
    for (const row of rowsCalled(text.slice(0, dot).trim())) {
      for (const column of called(text.slice(dot + 1), columns)) found.push({ row, column });
    }
  }
  for (const row of rowsCalled(text)) found.push({ row });
  for (const column of called(text, columns)) found.push({ column });
  if (found.length > 0) return found;
  const word = text.slice(0, -1);
  if (text.endsWith('行')) return rowsCalled(word).map((row) => ({ row }));
  if (text.endsWith('列')) return called(word, columns).map((column) => ({ column }));
  return [];
}

/** The rows that a name refers to: rows of the form, or any row with a code. */
function rowsOf({ rows, byHeadings }: TableForm, name: string): NonNullable<Crossing['row']>[] {
  const found = called(name, rows);
  const isCode = /^\d+$/.test(name) && byHeadings?.codes?.includes(name.length) === true;
  return found.length === 0 && isCode ? [{ code: name }] : [...found];
}

/** The slots of an equation, for each column or row in which it holds. */
function placesOf(targets: readonly Target[], tables: readonly TableForm[]): SlotForm[][] {
  const [first] = targets;
  if (!first) return [];
  const along =
    first.row === undefined ? 'rows' : first.column === undefined ? 'columns' : undefined;
  if (!along) return [targets.flatMap((target) => slotOf(target) ?? [])];
  if (along === 'rows' && targets.some(({ table }) => tables[table]?.byHeadings?.codes)) {
    return [targets.flatMap((target) => slotOf({ ...target, row: 'each' }) ?? [])];
  }
  return (tables[first.table]?.[along] ?? []).flatMap(({ name }) => {
    const slots = targets.map((target) => {
      const [index] = called(name, tables[target.table]?.[along] ?? []);
      if (index === undefined) return undefined;
      return slotOf(along === 'rows' ? { ...target, row: index } : { ...target, column: index });
    });
    const all = slots.filter((slot) => slot !== undefined);
    return all.length === slots.length ? [all] : [];
  });
}

function slotOf({ operand, table, row, column }: Target): SlotForm | undefined {
  return row === undefined || column === undefined
    ? undefined
    : { table, row, column, sign: operand.sign };
}

function problemAt(
  problem: BetweenProblem['problem'],
  operand: Operand | undefined,
  table: TableForm | undefined,
): BetweenProblem {
  const { name, start, end } = operand ?? { name: '', start: 0, end: 1 };
  return { problem, name, start, end, table };
}
