import type { InlayHint, Range } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import { touches } from '../draft/span.ts';
import { type Decimal, format, negate, shortest, subtract } from '../figure/decimal.ts';
import type { Translate } from '../l10n.ts';
import type { BetweenRelation } from '../reconcile/between.ts';
import type { Reckoning, TableRelation } from '../reconcile/reckoning.ts';
import { residual, type Status } from '../reconcile/relation.ts';
import type { Fault } from '../reconcile/repair.ts';
import { betweenName, betweenSum, betweenSums } from '../rules/between-tables.ts';
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
    const totals = [
      ...totalNotes(reckoning, decided, choice, t),
      ...betweenNotes(reckoning, part.verdict.between, choice, t),
    ];
    const notes = new Map<number, Note>();
    for (const [figure, note] of totals) notes.set(figure, joined(notes.get(figure), note));
    for (const [figure, note] of suspectNotes(reckoning, decided, t)) notes.set(figure, note);
    return [...notes].map(([figure, note]) => ({ reckoning, figure, note }));
  });
}

function joined(before: Note | undefined, { label, why }: Note): Note {
  if (!before) return { label, why };
  const labels = before.label === label ? label : `${before.label} · ${label}`;
  return { label: labels, why: `${before.why}\n${why}` };
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
  return reckoning.relations.flatMap((relation, index): [number, Note][] => {
    if (!isTold(relation, choice)) return [];
    if (choice === 'broken' && explained.has(index)) return [];
    const note = { label: sumLabel(reckoning, relation), why: sums(reckoning, [relation], t) };
    return [[relation.anchor, note]];
  });
}

function betweenNotes(
  reckoning: Reckoning,
  between: readonly BetweenRelation[],
  choice: 'on' | 'broken',
  t: Translate,
): [number, Note][] {
  return between.flatMap((relation): [number, Note][] => {
    const { anchor } = relation;
    if (anchor.reckoning !== reckoning || !isTold(relation, choice)) return [];
    const why = `${betweenName(relation)}${t(': ')}${betweenSums(relation)}`;
    return [[anchor.figure, { label: betweenLabel(relation), why }]];
  });
}

function isTold({ status }: { readonly status: Status }, choice: 'on' | 'broken'): boolean {
  return status === 'broken' || (choice === 'on' && status === 'holding');
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

/** The same for a total that stands in another table than its parts. */
function betweenLabel({ left, right, status }: BetweenRelation): string {
  const [total, parts] = left.length === 1 ? [left, right] : [right, left];
  const [written, sum] = [betweenSum(total), betweenSum(parts)];
  if (!written || !sum) return '';
  if (total.length > 1 || total[0]?.sign === -1) {
    const [a, b] = [betweenSum(left) ?? sum, betweenSum(right) ?? sum];
    return `Σ ${withSign(a, '')} ${status === 'broken' ? '≠' : '='} Σ ${withSign(b, '')}`;
  }
  const off = shortest(subtract(sum, written));
  const told = `Σ ${withSign(sum, '')}`;
  return off.units === 0n ? told : `${told} (${withSign(off, '+')})`;
}

function withSign(value: Decimal, plus: string): string {
  return value.units < 0n ? `−${format(negate(value))}` : `${plus}${format(value)}`;
}

function signed(reckoning: Reckoning, units: bigint, plus: string): string {
  return units < 0n ? `−${digits(reckoning, -units)}` : `${plus}${digits(reckoning, units)}`;
}

function sums(reckoning: Reckoning, relations: readonly TableRelation[], t: Translate): string {
  return relations.map((relation) => relationText(t, reckoning, relation)).join('\n');
}
