import type { Part } from '../analysis.ts';
import type { BetweenRelation, BetweenTerm } from '../reconcile/between.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';

/** The relations between tables that a table takes part in, or one figure of it. */
export function betweenOf(
  { verdict }: Part,
  reckoning: Reckoning,
  figure?: number,
): BetweenRelation[] {
  const isMeant = (term: BetweenTerm) =>
    term.reckoning === reckoning && (figure === undefined || term.figure === figure);
  return verdict.between.filter(({ left, right }) => left.some(isMeant) || right.some(isMeant));
}
