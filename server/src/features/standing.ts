import type { Part } from '../analysis.ts';
import { grouped } from '../grouped.ts';
import type { Standing } from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import { FormFigure } from '../reconcile/form-figure.ts';
import { allRelations, faultsOf } from '../reconcile/ledger.ts';
import { isBroken, type Relation } from '../reconcile/relation.ts';
import { causesOf, decidedChanges, type Fault, slideOf } from '../reconcile/repair.ts';
import { acceptedAt } from './accepted-at.ts';
import type { Document } from './place.ts';

/** The standing of each figure of a report, and which relations were accepted. Every view uses this. */
export interface Standings {
  of(figure: Figure): Standing;
  /** Whether a broken relation was accepted where it is reported: at its cause, or at its total. */
  isAccepted(relation: Relation): boolean;
}

/** The standings for a part's ledger. */
export function standingsIn(document: Document, part: Part): Standings {
  const { ledger } = part.verdict;
  const relations = allRelations(ledger);
  const faults = faultsOf(ledger);
  const isAcceptedAt = acceptedAt(document, part);
  const isAcceptedFigure = ({ site }: Figure) => site !== undefined && isAcceptedAt(site);
  const causes = grouped(
    faults.filter((fault) => fault.decidedBy || slideOf(fault)),
    ({ broken }) => broken,
  );
  const causeOf = (relation: Relation): Fault | undefined => causes.get(relation)?.[0];
  const isAccepted = (relation: Relation): boolean => {
    const cause = causeOf(relation);
    const places = cause ? causesOf(cause) : [relation.anchor];
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
  for (const fault of faults) {
    const slide = slideOf(fault);
    if (!slide) for (const { figure } of decidedChanges(fault)) mark(figure, 'suspect');
    else if (!causesOf(fault).every(isAcceptedFigure)) {
      for (const { to } of slide.moves) standing.set(to, 'suspect');
    }
  }
  return {
    of: (figure) => standing.get(figure) ?? (isLacking(figure) ? 'lacking' : 'sound'),
    isAccepted,
  };
}

function isLacking(figure: Figure): boolean {
  return figure instanceof FormFigure && figure.written?.lack !== undefined;
}
