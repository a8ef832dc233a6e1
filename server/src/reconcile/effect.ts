import { type Ledger, statusOf, type Term } from './relation.ts';
import type { Change } from './repair.ts';

/** What changes do to the relations of a ledger, by relation index, ascending. */
export interface Effect {
  /** Broken before, holding after. */
  readonly mends: readonly number[];
  /** Not broken before, broken after. */
  readonly breaks: readonly number[];
}

/** The figures after the changes; the ledger's own stay as they are. */
export function applied(
  figures: readonly (bigint | undefined)[],
  changes: readonly Change[],
): (bigint | undefined)[] {
  const after = [...figures];
  for (const { figure, to } of changes) after[figure] = to;
  return after;
}

/** Tells what the changes would mend and break, whether or not they are a repair. */
export function effectOf(ledger: Ledger, changes: readonly Change[]): Effect {
  const after = applied(ledger.figures, changes);
  const mends: number[] = [];
  const breaks: number[] = [];
  const isChanged = ({ figure }: Term) => after[figure] !== ledger.figures[figure];
  for (const [index, relation] of ledger.relations.entries()) {
    if (!relation.terms.some(isChanged)) continue;
    const wasBroken = statusOf(relation, ledger.figures, ledger.rounding) === 'broken';
    const now = statusOf(relation, after, ledger.rounding);
    if (wasBroken && now === 'holding') mends.push(index);
    if (!wasBroken && now === 'broken') breaks.push(index);
  }
  return { mends, breaks };
}
