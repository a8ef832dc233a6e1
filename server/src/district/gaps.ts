import type { TableForm } from '../form/form.ts';
import { slotName } from '../form/report.ts';
import type { KeptRow } from '../reconcile/kept-figures.ts';
import { isAddedUp } from './added-up.ts';
import type { BodyReport } from './body-report.ts';
import { type DistrictSum, isLackIn } from './district-sum.ts';

/**
 * Content of a report that is not in the sum although the report was added up.
 *
 * - `unread`, `missing`, `repeated`: a table that cannot be read, that is missing, or that occurs a second time.
 * - `rows`: rows that the form does not have, or that the report should have and does not.
 * - `figures`: slots without a figure to calculate with.
 */
export interface Gap {
  readonly kind: 'unread' | 'missing' | 'repeated' | 'unknown-rows' | 'missing-rows' | 'figures';
  /** Names of the table, the rows or the slots. */
  readonly names: readonly string[];
}

/** The content of a report that the sum leaves out, in the words of the form; empty if there is none. */
export function gapsOf({ form }: DistrictSum, { tables, outside }: BodyReport): Gap[] {
  const read = tables.map((table) => table.form);
  const unread = new Set(outside.tables);
  const missing = form.tables.filter(
    (table) => !table.optional && !read.includes(table) && !unread.has(table.name),
  );
  const repeated = new Set(read.filter((table, index) => read.indexOf(table) < index));
  const own = form.tables.flatMap((table) => tables.find((one) => one.form === table) ?? []);
  const gaps: Gap[] = [
    { kind: 'unread', names: [...unread] },
    { kind: 'missing', names: missing.map(({ name }) => name) },
    { kind: 'repeated', names: [...repeated].map(({ name }) => name) },
    { kind: 'unknown-rows', names: outside.rows },
    { kind: 'missing-rows', names: own.flatMap((table) => missingRows(table.form, table.rows)) },
    {
      kind: 'figures',
      names: own.flatMap((table) =>
        table.rows.flatMap((row, at) =>
          table.form.columns.flatMap((_, column) =>
            isAddedUp(table.form, row.row, column) &&
            isLackIn(table.at(at, column), table.form, row.row)
              ? nameOf(table.form, row, column)
              : [],
          ),
        ),
      ),
    },
  ];
  return gaps.filter(({ names }) => names.length > 0);
}

function nameOf(form: TableForm, { row, item, label }: KeptRow, column: number): string {
  if (row >= 0) return slotName({ form }, { row, item }, column);
  return `${item} ${label} · ${form.columns[column]?.name ?? ''}`;
}

function missingRows(
  { rows }: TableForm,
  found: readonly { readonly row: number }[],
): readonly string[] {
  const known = new Set(found.map(({ row }) => row));
  return rows.flatMap(({ optional, name }, row) => (optional || known.has(row) ? [] : [name]));
}
