import type { Paragraph } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import { add, compare, type Decimal, ZERO } from '../figure/decimal.ts';
import type { TableForm } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import { lineText, siteIn } from '../form/prose-line.ts';
import { amount, type Reckoning } from '../reconcile/reckoning.ts';
import type { Claim, LineReading } from './claims.ts';
import type { SlotId } from './slot.ts';

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

/** A line of prose with what it says in numbers. */
export interface ReadParagraph extends LineReading {
  readonly paragraph: Paragraph;
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
  return (reckonings) => ({ sum: (names) => sumOf(names, reckonings, figuresOf) });
}

/** Where the figures of a table stand that slots name: each name with its index in the ledger. */
export function namedFigures({ slots, table: { form } }: Reckoning): [SlotId, number][] {
  const names = slotNames(form);
  return slots.flatMap(({ row, rowForm, column }, figure): [SlotId, number][] => {
    const name = names[rowForm]?.[column];
    return row && name !== undefined ? [[name, figure]] : [];
  });
}

/** Row by row: `new.total`, or the column's name alone where rows have no label. */
function slotNames({ rows, columns }: TableForm): string[][] {
  return rows.map(({ id: row, label }) =>
    columns.map(({ id: column }) => (label === '' ? column : `${row}.${column}`)),
  );
}

function sumOf(
  names: readonly string[],
  reckonings: readonly Reckoning[],
  figuresOf: (reckoning: Reckoning) => ReadonlyMap<string, number | 'ambiguous'>,
): { figures: BoundFigure[]; sum: Decimal } | undefined {
  const figures: BoundFigure[] = [];
  let sum = ZERO;
  for (const name of names) {
    const holding = reckonings.flatMap((reckoning, table) => {
      const figure = figuresOf(reckoning).get(name);
      return figure === undefined ? [] : [{ table, figure, reckoning }];
    });
    const [only, second] = holding;
    if (!only || second || only.figure === 'ambiguous') return undefined;
    const units = only.reckoning.ledger.figures[only.figure];
    if (units === undefined) return undefined;
    figures.push({ table: only.table, figure: only.figure });
    sum = add(sum, amount(only.reckoning, units));
  }
  return { figures, sum };
}
