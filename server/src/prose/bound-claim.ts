import type { Paragraph } from '../draft/block.ts';
import { add, compare, type Decimal, ZERO } from '../figure/decimal.ts';
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

/** The slots of a report's tables by name: `new.total`, or the column's alone where rows have no label. */
export function slotIndex(reckonings: readonly Reckoning[]): SlotIndex {
  const byName = new Map<string, BoundFigure | 'ambiguous'>();
  for (const [
    table,
    {
      slots,
      table: { form },
    },
  ] of reckonings.entries()) {
    for (const [figure, { row, rowForm, column }] of slots.entries()) {
      if (!row) continue;
      const { id = '', label = '' } = form.rows[rowForm] ?? {};
      const columnId = form.columns[column]?.id ?? '';
      const name = label === '' ? columnId : `${id}.${columnId}`;
      byName.set(name, byName.has(name) ? 'ambiguous' : { table, figure });
    }
  }
  return {
    sum(names) {
      const figures: BoundFigure[] = [];
      let sum = ZERO;
      for (const name of names) {
        const found = byName.get(name);
        if (!found || found === 'ambiguous') return undefined;
        const reckoning = reckonings[found.table];
        const units = reckoning?.ledger.figures[found.figure];
        if (!reckoning || units === undefined) return undefined;
        figures.push(found);
        sum = add(sum, amount(reckoning, units));
      }
      return { figures, sum };
    },
  };
}
