import type { BetweenForm, Form, SlotForm } from '../form/form.ts';
import type { Reckoning } from './reckoning.ts';
import { type Relation, relate, type Term } from './relation.ts';

/** The relations between a report's tables that its form asks for, without those for which it lacks a table. */
export function relationsBetween(
  form: Form | undefined,
  reckonings: readonly Reckoning[],
): Relation[] {
  if (!form || form.relations.length === 0) return [];
  const tables = form.tables.map((table) => reckonings.find((one) => one.table.form === table));
  return form.relations.flatMap((relation) => placed(relation, tables) ?? []);
}

function placed(
  { left: leftForm, right: rightForm, severity }: BetweenForm,
  tables: readonly (Reckoning | undefined)[],
): Relation | undefined {
  const left = termsOf(leftForm, tables);
  const right = termsOf(rightForm, tables);
  const anchor = left?.length === 1 ? left[0] : right?.at(-1);
  if (!left || !right || !anchor) return undefined;
  return relate({ kind: 'between', code: 'balance', severity }, left, right, anchor.figure);
}

/** The figures of one side, rows left out that a table may do without; undefined where a table lacks. */
function termsOf(
  sides: readonly SlotForm[],
  tables: readonly (Reckoning | undefined)[],
): Term[] | undefined {
  const terms: Term[] = [];
  for (const { table, row, column, sign } of sides) {
    const { figures = [], layout } = tables[table] ?? {};
    const rowForm = layout?.form.rows[row];
    const figure = figures.find(
      (one) => one.rowForm === rowForm && one.column === column && (one.row?.item ?? '') === '',
    );
    if (!rowForm || !figure) return undefined;
    if (!figure.row && rowForm.optional) continue;
    terms.push({ figure, sign });
  }
  return terms;
}
