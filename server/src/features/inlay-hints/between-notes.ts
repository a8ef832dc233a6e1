import type { Translate } from '../../l10n.ts';
import type { BetweenRelation } from '../../reconcile/between.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import { betweenSum, betweenText } from '../../rules/between-tables.ts';
import { balanceLabel, type HintChoice, isTold, type Note, totalLabel } from './note.ts';

/** The notes on a table's totals whose parts stand in other tables, by the figures' indices. */
export function betweenNotes(
  reckoning: Reckoning,
  between: readonly BetweenRelation[],
  choice: HintChoice,
  t: Translate,
): [number, Note][] {
  return between.flatMap((relation): [number, Note][] => {
    const { anchor, status } = relation;
    if (anchor.reckoning !== reckoning || !isTold(status, choice)) return [];
    return [[anchor.figure, { label: labelOf(relation), why: betweenText(t, relation) }]];
  });
}

function labelOf({ left, right, status }: BetweenRelation): string {
  const [a, b] = [betweenSum(left), betweenSum(right)];
  if (!a || !b) return '';
  const total = left.length === 1 ? left : right;
  // A total alone on its side is told what the other side comes to.
  if (total.length > 1 || total[0]?.sign === -1) return balanceLabel(a, b, status);
  return total === left ? totalLabel(a, b) : totalLabel(b, a);
}
