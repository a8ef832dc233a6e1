import type { Part } from '../analysis.ts';
import { grouped } from '../grouped.ts';
import type { Standing } from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import { faultsOf } from '../reconcile/ledger.ts';
import { isBroken } from '../reconcile/locate.ts';
import type { Relation } from '../reconcile/relation.ts';
import { decidedChanges, type Fault } from '../reconcile/repair.ts';
import { acceptedAt } from './accepted-at.ts';
import type { Document } from './place.ts';

/** How the figures of a report stand, and what of it was accepted: the one answer for every view of it. */
export interface Standings {
  of(figure: FormFigure): Standing;
  /** Whether a broken relation was accepted where it is reported: at its cause, or at its own total. */
  isAccepted(relation: Relation): boolean;
}

/** Tells it of the figures in a report's ledger. */
export function standingsIn(document: Document, part: Part): Standings {
  const { relations } = part.verdict.ledger;
  const faults = faultsOf(part.verdict.ledger);
  const isAcceptedAt = acceptedAt(document, part);
  const isAcceptedFigure = ({ site }: Figure) => site !== undefined && isAcceptedAt(site);
  const causes = grouped(
    faults.filter(({ decidedBy }) => decidedBy),
    ({ broken }) => broken,
  );
  const causeOf = (relation: Relation): Fault | undefined => causes.get(relation)?.[0];
  const isAccepted = (relation: Relation): boolean => {
    const cause = causeOf(relation);
    const places = cause ? decidedChanges(cause).map(({ figure }) => figure) : [relation.anchor];
    return places.every(isAcceptedFigure);
  };
  const standing = new Map<Figure, Standing>();
  const mark = (figure: Figure, how: Standing): void => {
    standing.set(figure, isAcceptedFigure(figure) ? 'accepted' : how);
  };
  const broken = relations.filter(isBroken);
  for (const relation of broken) {
    if (isAccepted(relation)) continue;
    for (const { figure } of relation.terms) standing.set(figure, 'involved');
  }
  for (const relation of broken) if (!causeOf(relation)) mark(relation.anchor, 'broken');
  for (const { figure } of faults.flatMap(decidedChanges)) mark(figure, 'suspect');
  return {
    of: (figure) => standing.get(figure) ?? (figure.written?.lack ? 'lacking' : 'sound'),
    isAccepted,
  };
}
