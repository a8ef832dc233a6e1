import type { BetweenForm, Form, SlotForm, TableForm } from '../form/form.ts';
import { labelKey } from '../form/label.ts';
import { figureIn, type Reckoning } from './reckoning.ts';
import { inOneUnit, type Relation, relate, type Term } from './relation.ts';

/** The relations between a report's tables that its form asks for, except those that need a missing table. */
export function relationsBetween(
  form: Form | undefined,
  reckonings: readonly Reckoning[],
): Relation[] {
  if (!form || form.relations.length === 0) return [];
  const tables = form.tables.map((table) => reckonings.find((one) => isOf(one, table)));
  return form.relations.flatMap((relation) => {
    const slots = [...relation.left, ...relation.right];
    if (!slots.some(({ row }) => row === 'each')) return placed(relation, tables) ?? [];
    return sharedRows(slots, tables).flatMap((rows) => placed(relation, tables, rows) ?? []);
  });
}

function isOf({ table: { form } }: Reckoning, table: TableForm): boolean {
  return form === table || form.model === table;
}

/** A row that tables share: its index among the rows of each table, by the index of the table in the form. */
type SharedRow = ReadonlyMap<number, number>;

/**
 * The rows that tables share: those with the same code; with a table whose rows have no codes, those of the
 * uppermost level with the same label.
 */
function sharedRows(
  slots: readonly SlotForm[],
  tables: readonly (Reckoning | undefined)[],
): SharedRow[] {
  const areCoded = slots.every(({ table }) => tables[table]?.table.form.byHeadings?.codes);
  const [first, ...others] = slots.map(({ table }) => {
    const rows = tables[table] ? rowsByKey(tables[table], areCoded) : new Map<string, number>();
    return { table, rows };
  });
  return [...(first?.rows.keys() ?? [])].flatMap((key): SharedRow[] => {
    const shared = [first, ...others].flatMap((one): [number, number][] => {
      const row = one?.rows.get(key);
      return one && row !== undefined ? [[one.table, row]] : [];
    });
    return shared.length === slots.length ? [new Map(shared)] : [];
  });
}

/** The rows of a table in the draft, by code or by the key of their label. */
function rowsByKey({ layout }: Reckoning, areCoded: boolean): Map<string, number> {
  const { form, rowForms, found } = layout;
  const [top] = form.byHeadings?.codes ?? [];
  const rows = new Map<string, number>();
  for (const [index, at] of rowForms.slice(0, found).entries()) {
    const row = form.rows[at];
    // Below the uppermost level, names repeat.
    const hasName = top === undefined || row?.code.length === top;
    const key = areCoded ? row?.code : hasName && row && labelKey(row.label);
    if (key && !rows.has(key)) rows.set(key, index);
  }
  return rows;
}

function placed(
  { left: leftForm, right: rightForm, isBound, severity }: BetweenForm,
  tables: readonly (Reckoning | undefined)[],
  shared?: SharedRow,
): Relation | undefined {
  const sides = [leftForm, rightForm].map((side) => termsOf(side, tables, shared));
  if (!sides.every((side) => side !== undefined)) return undefined;
  const [left, right] = inOneUnit(sides);
  const anchor = left?.length === 1 || isBound ? left?.[0] : right?.at(-1);
  if (!left || !right || !anchor) return undefined;
  const code = isBound ? 'part-exceeds-whole' : 'balance';
  const origin = { kind: 'between', code, severity } as const;
  return relate(origin, left, right, anchor.figure, { isBound });
}

/** The figures of one side, without omitted rows that are optional; undefined if a table is missing. */
function termsOf(
  sides: readonly SlotForm[],
  tables: readonly (Reckoning | undefined)[],
  shared?: SharedRow,
): Term[] | undefined {
  const terms: Term[] = [];
  for (const { table: at, row, column, sign } of sides) {
    const table = tables[at];
    const index = row === 'each' ? shared?.get(at) : table && rowOf(table, row);
    const figure = table && index !== undefined && figureIn(table, index, column);
    if (!figure) return undefined;
    if (!figure.row && figure.rowForm.optional) continue;
    terms.push({ figure, sign });
  }
  return terms;
}

/** The index of a row that a form names, among the rows of a table. */
function rowOf(
  { layout: { form, rowForms }, table }: Reckoning,
  row: number | { readonly code: string },
): number | undefined {
  const named = typeof row === 'number' ? (form.model ?? form).rows[row] : undefined;
  const index = rowForms.findIndex((at, place) => {
    const one = form.rows[at];
    const isIt = typeof row === 'number' ? one === named : one?.code === row.code;
    return isIt && one !== undefined && (table.rows[place]?.item ?? '') === '';
  });
  return index < 0 ? undefined : index;
}
