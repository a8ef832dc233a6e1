import type { Part } from '../../analysis.ts';
import type { Translate } from '../../l10n.ts';
import { amount, type Reckoning, type TableRelation } from '../../reconcile/reckoning.ts';
import { residual } from '../../reconcile/relation.ts';
import type { Fault } from '../../reconcile/repair.ts';
import { relationText, sideSum } from '../../rules/support/wording.ts';
import { betweenNotes } from './between-notes.ts';
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

/** The notes on the tables of a known form. */
export function tableNotes({ verdict }: Part, choice: HintChoice, t: Translate): PlacedNote[] {
  return verdict.reckonings.flatMap((reckoning, index) => {
    const decided = (verdict.faults[index] ?? []).filter(({ decidedBy }) => decidedBy);
    const totals = [
      ...totalNotes(reckoning, decided, choice, t),
      ...betweenNotes(reckoning, verdict.between, choice, t),
    ];
    const notes = new Map<number, Note>();
    for (const [figure, note] of totals) notes.set(figure, joined(notes.get(figure), note));
    for (const [figure, note] of causeNotes(reckoning, decided, t)) notes.set(figure, note);
    return [...notes].flatMap(([figure, note]): PlacedNote[] => {
      const slot = reckoning.slots[figure];
      if (!slot?.row || !slot.figure) return [];
      return [{ cell: { block: slot.row.grid, span: slot.figure.cell.extent }, note }];
    });
  });
}

function causeNotes(
  reckoning: Reckoning,
  decided: readonly Fault[],
  t: Translate,
): [number, Note][] {
  return decided.flatMap(({ broken, repairs: [repair] }) =>
    (repair?.changes ?? []).map(({ figure, to }): [number, Note] => {
      const relations = broken.flatMap((index) => reckoning.relations[index] ?? []);
      const why = relations.map((relation) => relationText(t, reckoning, relation)).join('\n');
      return [figure, { label: causeLabel(amount(reckoning, to)), why }];
    }),
  );
}

function totalNotes(
  reckoning: Reckoning,
  decided: readonly Fault[],
  choice: HintChoice,
  t: Translate,
): [number, Note][] {
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  return reckoning.relations.flatMap((relation, index): [number, Note][] => {
    if (!isTold(relation.status, choice)) return [];
    if (choice === 'broken' && explained.has(index)) return [];
    const note = { label: labelOf(reckoning, relation), why: relationText(t, reckoning, relation) };
    return [[relation.anchor, note]];
  });
}

function labelOf(reckoning: Reckoning, relation: TableRelation): string {
  const { left, right, anchor, terms, status } = relation;
  if (left.length > 1) {
    const [a, b] = [left, right].map((side) => amount(reckoning, sideSum(reckoning, side) ?? 0n));
    return a && b ? balanceLabel(a, b, status) : '';
  }
  const { figures } = reckoning.ledger;
  const written = figures[anchor] ?? 0n;
  const rest = residual(relation, figures) ?? 0n;
  const sign = terms.find(({ figure }) => figure === anchor)?.sign ?? 1;
  const sum = written + (sign === 1 ? -rest : rest);
  return totalLabel(amount(reckoning, written), amount(reckoning, sum));
}
