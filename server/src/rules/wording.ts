import { format, shortest, unitsAt } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';
import { slotName } from '../form/report.ts';
import { amount, type Reckoning, type TableRelation } from '../reconcile/reckoning.ts';
import type { Term } from '../reconcile/relation.ts';

/** What a figure of the ledger is called: `3.其他 · 自然人`. */
export function nameOf(reckoning: Reckoning, figure: number): string {
  const slot = reckoning.slots[figure];
  const { table } = reckoning;
  if (!slot) return '';
  if (slot.row) return slotName(table, slot.row, slot.column);
  const row = table.form.rows[slot.rowForm]?.name ?? '';
  return `${row} · ${table.form.columns[slot.column]?.name ?? ''}`;
}

/** Where a figure of the ledger stands; undefined where the draft has no cell for it. */
export function siteOf(reckoning: Reckoning, figure: number): Site | undefined {
  const slot = reckoning.slots[figure];
  if (!slot?.row || !slot.figure) return undefined;
  return { block: slot.row.grid, span: slot.figure.span };
}

/** A figure of the ledger in digits; `?` where it is missing or unreadable. */
export function digitsOf(reckoning: Reckoning, figure: number): string {
  const value = reckoning.slots[figure]?.figure?.value;
  return value ? format(value) : '?';
}

/**
 * A number of the ledger's units in digits, with no more after the point than it needs: a count stays a
 * count beside amounts of money.
 */
export function digits(reckoning: Reckoning, units: bigint): string {
  return format(shortest(amount(reckoning, units)));
}

/** A new value for a figure, with the digits after the point that the form asks for. */
export function newDigits(reckoning: Reckoning, figure: number, units: bigint): string {
  const value = shortest(amount(reckoning, units));
  const column = reckoning.slots[figure]?.column ?? 0;
  const scale = Math.max(value.scale, reckoning.table.form.columns[column]?.digits ?? 0);
  return format({ units: unitsAt(value, scale), scale });
}

/** What one side of a relation comes to, in the ledger's units; undefined where a figure lacks. */
export function sideSum(reckoning: Reckoning, side: readonly Term[]): bigint | undefined {
  let sum = 0n;
  for (const { figure, sign } of side) {
    const units = reckoning.ledger.figures[figure];
    if (units === undefined) return undefined;
    sum += sign === 1 ? units : -units;
  }
  return sum;
}

/** One side with its numbers, zeros left out of long sums: `841 + 46 = 887`, or `824` alone. */
export function sideText(reckoning: Reckoning, side: readonly Term[]): string {
  const sum = sideSum(reckoning, side);
  const total = sum === undefined ? '?' : digits(reckoning, sum);
  const shown =
    side.length > 2 ? side.filter(({ figure }) => reckoning.ledger.figures[figure] !== 0n) : side;
  const [first] = shown;
  if (!first || (shown.length === 1 && first.sign === 1)) return total;
  const terms = shown.map(({ figure, sign }, index) => {
    const sign_ = sign === -1 ? '− ' : index === 0 ? '' : '+ ';
    return sign_ + digitsOf(reckoning, figure);
  });
  return `${terms.join(' ')} = ${total}`;
}

/** A relation with its numbers: `841 + 46 = 887，824 + 63 = 887`. */
export function sumText(reckoning: Reckoning, relation: TableRelation): string {
  return `${sideText(reckoning, relation.left)}，${sideText(reckoning, relation.right)}`;
}

/** What a relation is called: its total's name, or for a balance its column. */
export function relationName(reckoning: Reckoning, relation: TableRelation): string {
  const slot = reckoning.slots[relation.anchor];
  const column = reckoning.table.form.columns[slot?.column ?? 0]?.name ?? '';
  if (relation.form.code !== 'balance') return nameOf(reckoning, relation.anchor);
  const row = (index: number) => reckoning.table.form.rows[index]?.name ?? '';
  const side = (sides: readonly { readonly index: number }[]) =>
    sides.map(({ index }) => row(index)).join(' + ');
  return `${side(relation.form.left)} = ${side(relation.form.right)} · ${column}`;
}
