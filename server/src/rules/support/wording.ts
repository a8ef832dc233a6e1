import { format, shortest, unitsAt } from '../../figure/decimal.ts';
import type { Site } from '../../form/found-table.ts';
import { slotName } from '../../form/report.ts';
import type { Translate } from '../../l10n.ts';
import { amount, type Reckoning, type TableRelation } from '../../reconcile/reckoning.ts';
import type { Term } from '../../reconcile/relation.ts';

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

/** What one side of a relation comes to, in digits; `?` where a figure lacks. */
export function totalText(reckoning: Reckoning, side: readonly Term[]): string {
  const sum = sideSum(reckoning, side);
  return sum === undefined ? '?' : digits(reckoning, sum);
}

/** One side with its numbers, zeros left out of long sums: `841 + 46 = 887`, or `824` alone. */
export function sideText(reckoning: Reckoning, side: readonly Term[]): string {
  const terms = termsText(reckoning, side);
  const total = totalText(reckoning, side);
  return terms === undefined ? total : `${terms} = ${total}`;
}

/** The numbers of one side, `841 + 46`; undefined where there is no more than one to show. */
function termsText(reckoning: Reckoning, side: readonly Term[]): string | undefined {
  const shown =
    side.length > 2 ? side.filter(({ figure }) => reckoning.ledger.figures[figure] !== 0n) : side;
  const [first] = shown;
  if (!first || (shown.length === 1 && first.sign === 1)) return undefined;
  const terms = shown.map(({ figure, sign }, index) => {
    const sign_ = sign === -1 ? '− ' : index === 0 ? '' : '+ ';
    return sign_ + digitsOf(reckoning, figure);
  });
  return terms.join(' ');
}

/**
 * A relation with its numbers, as one equation: `794 + 36 + 11 = 841`, or where it is broken
 * `794 + 36 + 11 = 841 ≠ 814` and `841 + 46 = 887 ≠ 888 = 825 + 63`.
 */
export function sumText(reckoning: Reckoning, { left, right, status }: TableRelation): string {
  // A total stands behind its parts, as one reckons.
  const [first, second] = left.length === 1 && right.length > 1 ? [right, left] : [left, right];
  return equation(
    { terms: termsText(reckoning, first), total: totalText(reckoning, first) },
    { terms: termsText(reckoning, second), total: totalText(reckoning, second) },
    status,
  );
}

/** A side of an equation: its numbers where there are several, and what they come to. */
export interface Side {
  readonly terms: string | undefined;
  /** `?` where a figure lacks. */
  readonly total: string;
}

/** Two sides that should come to the same, with what they come to between them. */
export function equation(first: Side, second: Side, status: TableRelation['status']): string {
  if (status === 'open') return `${first.terms ?? first.total} = ${second.terms ?? second.total}`;
  if (first.total === second.total) {
    const links = [first.terms, first.total, second.terms].flatMap((link) => link ?? []);
    return (links.length === 1 ? [...links, ...links] : links).join(' = ');
  }
  const [left, right] = [
    [first.terms, first.total],
    [second.total, second.terms],
  ].map((side) => side.flatMap((link) => link ?? []).join(' = '));
  return `${left} ${status === 'broken' ? '≠' : '≈'} ${right}`;
}

/** A relation by its name and its numbers: `3.其他 · 总计：413 + 23 + 9 = 445`. */
export function relationText(t: Translate, reckoning: Reckoning, relation: TableRelation): string {
  return `${relationName(reckoning, relation)}${t(': ')}${sumText(reckoning, relation)}`;
}

/** Whether a sum shows more than the number that a message has given already: `3 + 2 = 5`, and not `5`. */
export function isReckoned(sum: string): boolean {
  return sum.includes(' = ');
}

/** Whole sentences, one behind the other; what is undefined is left out. */
export function sentences(t: Translate, ...all: readonly (string | undefined)[]): string {
  const said = all.flatMap((sentence) => sentence ?? []);
  return said.reduce((before, sentence) => t('{0} {1}', before, sentence));
}

/** A relation by its sums, in words that no wording changes: what is accepted is known by them. */
export function sumKey(reckoning: Reckoning, { left, right }: TableRelation): string {
  return `${sideText(reckoning, left)}，${sideText(reckoning, right)}`;
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
