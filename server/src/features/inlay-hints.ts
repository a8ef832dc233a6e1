import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { touches } from '../draft/span.ts';
import type { Translate } from '../l10n.ts';
import type { Reckoning, TableRelation } from '../reconcile/reckoning.ts';
import { residual } from '../reconcile/relation.ts';
import type { Fault } from '../reconcile/repair.ts';
import { digits, relationText, sideSum } from '../rules/wording.ts';
import { partsIn, placesIn } from './parts.ts';
import type { Document } from './place.ts';

/** Which totals are told what they come to: none, all, or those that do not hold. */
export type HintChoice = 'off' | 'on' | 'broken';

/**
 * Behind a total that does not hold what its parts come to, `Σ 822 (−2)`; behind a figure that was found
 * to be the cause, what it should be. Totals that the cause explains are right and get no hint of their
 * own, unless all totals do.
 */
export function inlayHints(document: Document, range: Range, choice: HintChoice): InlayHint[] {
  if (choice === 'off') return [];
  const { analysis } = document;
  const asked = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
  return partsIn(analysis, asked).flatMap((part) => {
    const placeOf = placesIn(analysis, part);
    return notesOf(part, choice, analysis.settings.t).flatMap(({ reckoning, figure, note }) => {
      const slot = reckoning.slots[figure];
      if (!slot?.row || !slot.figure) return [];
      // Behind the whole cell: a hint between a figure and its caret would make the caret jump.
      const { end } = placeOf({ block: slot.row.grid, span: slot.figure.cell.extent });
      if (!touches(asked, end)) return [];
      return {
        position: document.positionAt(end),
        label: note.label,
        tooltip: note.why,
        paddingLeft: true,
      };
    });
  });
}

/** What is told of a figure, and the sums behind it. */
interface Note {
  readonly label: string;
  readonly why: string;
}

interface PlacedNote {
  readonly reckoning: Reckoning;
  readonly figure: number;
  readonly note: Note;
}

function notesOf(part: Part, choice: 'on' | 'broken', t: Translate): PlacedNote[] {
  return part.verdict.reckonings.flatMap((reckoning, index) => {
    const decided = (part.verdict.faults[index] ?? []).filter(({ decidedBy }) => decidedBy);
    const notes = new Map([
      ...totalNotes(reckoning, decided, choice, t),
      ...suspectNotes(reckoning, decided, t),
    ]);
    return [...notes].map(([figure, note]) => ({ reckoning, figure, note }));
  });
}

function suspectNotes(
  reckoning: Reckoning,
  decided: readonly Fault[],
  t: Translate,
): [number, Note][] {
  return decided.flatMap(({ broken, repairs: [repair] }) =>
    (repair?.changes ?? []).map(({ figure, to }): [number, Note] => {
      const relations = broken.flatMap((index) => reckoning.relations[index] ?? []);
      return [figure, { label: `→ ${digits(reckoning, to)}`, why: sums(reckoning, relations, t) }];
    }),
  );
}

function totalNotes(
  reckoning: Reckoning,
  decided: readonly Fault[],
  choice: 'on' | 'broken',
  t: Translate,
): [number, Note][] {
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  const byTotal = new Map<number, TableRelation[]>();
  for (const [index, relation] of reckoning.relations.entries()) {
    if (relation.status === 'open') continue;
    if (choice === 'broken' && (relation.status === 'holding' || explained.has(index))) continue;
    byTotal.set(relation.anchor, [...(byTotal.get(relation.anchor) ?? []), relation]);
  }
  return [...byTotal].map(([figure, relations]) => {
    const labels = new Set(relations.map((relation) => sumLabel(reckoning, relation)));
    return [figure, { label: [...labels].join(' · '), why: sums(reckoning, relations, t) }];
  });
}

/** `Σ 822 (−2)`: what the others make of a total, and how far that is from what is written. */
function sumLabel(reckoning: Reckoning, relation: TableRelation): string {
  const { figures } = reckoning.ledger;
  if (relation.left.length > 1) return balanceLabel(reckoning, relation);
  const written = figures[relation.anchor] ?? 0n;
  const rest = residual(relation, figures) ?? 0n;
  const sign = relation.terms.find(({ figure }) => figure === relation.anchor)?.sign ?? 1;
  const off = sign === 1 ? -rest : rest;
  const sum = `Σ ${signed(reckoning, written + off, '')}`;
  return off === 0n ? sum : `${sum} (${signed(reckoning, off, '+')})`;
}

/** `Σ 887 ≠ Σ 889`: two sums that should be one, neither of which is the right one for certain. */
function balanceLabel(reckoning: Reckoning, { left, right, status }: TableRelation): string {
  const [a, b] = [left, right].map(
    (side) => `Σ ${signed(reckoning, sideSum(reckoning, side) ?? 0n, '')}`,
  );
  return `${a} ${status === 'broken' ? '≠' : '='} ${b}`;
}

function signed(reckoning: Reckoning, units: bigint, plus: string): string {
  return units < 0n ? `−${digits(reckoning, -units)}` : `${plus}${digits(reckoning, units)}`;
}

function sums(reckoning: Reckoning, relations: readonly TableRelation[], t: Translate): string {
  return relations.map((relation) => relationText(t, reckoning, relation)).join('\n');
}
