import { ZERO } from '../../figure/decimal.ts';
import type { Translate } from '../../l10n.ts';
import type { Figure } from '../../reconcile/figure.ts';
import type { Ledger } from '../../reconcile/ledger.ts';
import { type Relation, sumOf, valueIn } from '../../reconcile/relation.ts';
import { decidedChanges, slideOf } from '../../reconcile/repair.ts';
import { newDigits, relationText } from '../../rules/support/wording.ts';
import {
  balanceLabel,
  causeLabel,
  type HintChoice,
  isTold,
  joined,
  type Note,
  type PlacedNote,
  totalLabel,
} from './note.ts';

/** The notes on figures of relations: on totals, and on located causes. */
export function notesIn(
  { relations, faults }: Pick<Ledger, 'relations' | 'faults'>,
  choice: HintChoice,
  t: Translate,
): PlacedNote[] {
  const decided = faults.filter(({ decidedBy }) => decidedBy);
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  const notes = new Map<Figure, Note>();
  for (const relation of relations) {
    const { status, anchor } = relation;
    if (!isTold(status, choice) || (choice === 'broken' && explained.has(relation))) continue;
    const note = { label: labelOf(relation), why: relationText(t, relation) };
    notes.set(anchor, joined(notes.get(anchor), note));
  }
  for (const fault of decided) {
    // Every figure of a slide is right; only its place is wrong.
    if (slideOf(fault)) continue;
    const why = fault.broken.map((relation) => relationText(t, relation)).join('\n');
    for (const { figure, to } of decidedChanges(fault)) {
      notes.set(figure, { label: causeLabel(newDigits(figure, to)), why });
    }
  }
  return [...notes].flatMap(([{ extent }, note]) => (extent ? { cell: extent, note } : []));
}

/** A total that is alone on its side gets the sum of the other side. Other relations get both sums. */
function labelOf(relation: Relation): string {
  const { left, right, anchor, status } = relation;
  const isTotal = [left, right].some(
    ([term, ...others]) => term?.figure === anchor && term.sign === 1 && others.length === 0,
  );
  if (isTotal) return totalLabel(anchor.value ?? ZERO, valueIn(relation, anchor) ?? ZERO);
  return balanceLabel(sumOf(left) ?? ZERO, sumOf(right) ?? ZERO, status);
}
