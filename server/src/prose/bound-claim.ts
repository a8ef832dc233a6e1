import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { add, compare, type Decimal, ZERO } from '../figure/decimal.ts';
import type { TableForm } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import { lineText, siteIn } from '../form/prose-line.ts';
import { amount, type Reckoning } from '../reconcile/reckoning.ts';
import type { Claim } from './claims.ts';

/** A claim of the prose held against the figures that it repeats. */
export interface BoundClaim {
  readonly claim: Claim;
  /** Where its number stands. */
  readonly site: Site;
  /** The sum of figures that it agrees with, or else the plainest one that it can mean. */
  readonly figures: readonly BoundFigure[];
  /** What those figures come to. */
  readonly sum: Decimal;
  readonly agrees: boolean;
}

/** A figure that prose repeats: its index in the ledger of one of the report's tables. */
export interface BoundFigure {
  /** Index among the report's reckonings. */
  readonly table: number;
  readonly figure: number;
}

/**
 * Binds a claim to the report's figures. Undefined where the report lacks a figure of every sum that it
 * can mean: what is not bound for certain is not compared.
 */
export function bind(claim: Claim, paragraph: Paragraph, slots: SlotIndex): BoundClaim | undefined {
  const sums = claim.readings.flatMap((reading) => slots.sum(reading) ?? []);
  const agreeing = sums.find(({ sum }) => compare(sum, claim.value) === 0);
  const chosen = agreeing ?? sums[0];
  if (!chosen) return undefined;
  const line = { paragraph, text: lineText(paragraph) };
  return { ...chosen, claim, site: siteIn(line, claim.number), agrees: agreeing !== undefined };
}

/** Finds the figures of a report by their slots' names. */
export interface SlotIndex {
  /** What the named slots come to; undefined where one is missing, unreadable or there twice. */
  sum(names: readonly string[]): { figures: BoundFigure[]; sum: Decimal } | undefined;
}

/** Gives what finds the slots of a report's tables by name. A table that stays as it was is not indexed again. */
export function slotIndexer(): (reckonings: readonly Reckoning[]) => SlotIndex {
  const namesOf = keep(slotNames);
  const figuresOf = keep(({ slots, table: { form } }: Reckoning) => {
    const names = namesOf(form);
    const figures = new Map<string, number | 'ambiguous'>();
    for (const [figure, { row, rowForm, column }] of slots.entries()) {
      const name = names[rowForm]?.[column];
      if (!row || name === undefined) continue;
      figures.set(name, figures.has(name) ? 'ambiguous' : figure);
    }
    return figures;
  });
  return (reckonings) => {
    const holders = new Map<string, Holder | undefined>();
    const holderOf = (name: string) => {
      if (!holders.has(name)) holders.set(name, onlyHolder(name, reckonings, figuresOf));
      return holders.get(name);
    };
    return { sum: (names) => sumOf(names, holderOf) };
  };
}

/** The one table that has a slot, and the slot's figure in it. */
interface Holder extends BoundFigure {
  readonly reckoning: Reckoning;
}

/** Row by row: `new.total`, or the column's name alone where rows have no label. */
function slotNames({ rows, columns }: TableForm): string[][] {
  return rows.map(({ id: row, label }) =>
    columns.map(({ id: column }) => (label === '' ? column : `${row}.${column}`)),
  );
}

function onlyHolder(
  name: string,
  reckonings: readonly Reckoning[],
  figuresOf: (reckoning: Reckoning) => ReadonlyMap<string, number | 'ambiguous'>,
): Holder | undefined {
  const holding = reckonings.flatMap((reckoning, table) => {
    const figure = figuresOf(reckoning).get(name);
    return figure === undefined ? [] : [{ table, figure, reckoning }];
  });
  const [only, second] = holding;
  if (!only || second || only.figure === 'ambiguous') return undefined;
  return { ...only, figure: only.figure };
}

function sumOf(
  names: readonly string[],
  holderOf: (name: string) => Holder | undefined,
): { figures: BoundFigure[]; sum: Decimal } | undefined {
  const figures: BoundFigure[] = [];
  let sum = ZERO;
  for (const name of names) {
    const holder = holderOf(name);
    const units = holder?.reckoning.ledger.figures[holder.figure];
    if (!holder || units === undefined) return undefined;
    figures.push({ table: holder.table, figure: holder.figure });
    sum = add(sum, amount(holder.reckoning, units));
  }
  return { figures, sum };
}
