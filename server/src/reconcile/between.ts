import { add, type Decimal, decimal, negate, unitsAt } from '../figure/decimal.ts';
import type { BetweenForm, Form, SlotForm } from '../form/form.ts';
import { amount, type Reckoning } from './reckoning.ts';
import type { Status } from './relation.ts';

/** A relation between figures of several tables of a report, and how it stands. */
export interface BetweenRelation {
  readonly form: BetweenForm;
  readonly left: readonly BetweenTerm[];
  readonly right: readonly BetweenTerm[];
  /** The figure at which the relation is reported. */
  readonly anchor: BetweenTerm;
  readonly status: Status;
  /** What is left when the right side is taken from the left; undefined where it is open. */
  readonly rest: Decimal | undefined;
}

/** A figure of one of the tables, and its sign on its own side. */
export interface BetweenTerm {
  readonly reckoning: Reckoning;
  /** Index in the reckoning's ledger. */
  readonly figure: number;
  readonly sign: 1 | -1;
}

/**
 * Gives what sets figures of a report's tables against each other as its form asks. Nothing is reckoned
 * for a form without such relations, or where none of its tables has changed.
 */
export function betweenReckoner(): (
  form: Form | undefined,
  reckonings: readonly Reckoning[],
) => readonly BetweenRelation[] {
  /** What was found, by the first table that takes part. */
  const known = new WeakMap<Reckoning, Known>();
  return (form, reckonings) => {
    if (!form || form.relations.length === 0) return [];
    const tables = form.tables.map((table) => reckonings.find((one) => one.table.form === table));
    const key = tables.find((table) => table !== undefined);
    const before = key && known.get(key);
    if (before?.tables.every((table, index) => table === tables[index])) return before.relations;
    const relations = form.relations.flatMap((relation) => placed(relation, tables) ?? []);
    if (key) known.set(key, { tables, relations });
    return relations;
  };
}

interface Known {
  /** One for each table of the form; undefined where the report lacks it. */
  readonly tables: readonly (Reckoning | undefined)[];
  readonly relations: readonly BetweenRelation[];
}

/** The relation in a report; undefined where the report lacks a table of it. */
function placed(
  form: BetweenForm,
  tables: readonly (Reckoning | undefined)[],
): BetweenRelation | undefined {
  const left = termsOf(form.left, tables);
  const right = termsOf(form.right, tables);
  const anchor = left?.length === 1 ? left[0] : right?.at(-1);
  if (!left || !right || !anchor) return undefined;
  const terms = [...left, ...right.map((term) => ({ ...term, sign: opposite(term.sign) }))];
  let rest = decimal(0);
  let slack = decimal(0);
  for (const { reckoning, figure, sign } of terms) {
    const { figures, rounding } = reckoning.ledger;
    const units = figures[figure];
    if (units === undefined) {
      return { form, left, right, anchor, status: 'open', rest: undefined };
    }
    const value = amount(reckoning, units);
    rest = add(rest, sign === 1 ? value : negate(value));
    slack = add(slack, amount(reckoning, rounding?.slack[figure] ?? 0n));
  }
  const status = isNothing(rest, slack) ? 'holding' : 'broken';
  return { form, left, right, anchor, status, rest };
}

/** See `isNothing` in `relation.ts`; here the figures come from ledgers of different units. */
function isNothing(rest: Decimal, slack: Decimal): boolean {
  const scale = Math.max(rest.scale, slack.scale);
  const units = unitsAt(rest, scale);
  return 2n * (units < 0n ? -units : units) <= unitsAt(slack, scale);
}

function opposite(sign: 1 | -1): 1 | -1 {
  return sign === 1 ? -1 : 1;
}

/** The figures of one side, rows left out that a table may do without; undefined where a table lacks. */
function termsOf(
  sides: readonly SlotForm[],
  tables: readonly (Reckoning | undefined)[],
): BetweenTerm[] | undefined {
  const terms: BetweenTerm[] = [];
  for (const { table, row, column, sign } of sides) {
    const reckoning = tables[table];
    if (!reckoning) return undefined;
    const figure = reckoning.slots.findIndex(
      (slot) => slot.rowForm === row && slot.column === column && (slot.row?.item ?? '') === '',
    );
    const isAbsent = reckoning.slots[figure]?.row === undefined;
    if (isAbsent && reckoning.table.form.rows[row]?.optional) continue;
    terms.push({ reckoning, figure, sign });
  }
  return terms;
}
