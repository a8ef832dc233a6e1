import type { Part } from '../analysis.ts';
import type { RelationView } from '../protocol.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { Relation } from '../reconcile/relation.ts';
import { relationName, sumText } from '../rules/support/wording.ts';
import { type Document, rangeOf } from './place.ts';
import type { Standings } from './standing.ts';

/**
 * A relation as a client shows it under its table; undefined if the draft has no place where it is reported.
 *
 * @param placeOf The indexes of a figure's row and column in this table; undefined if it is in another one.
 */
export function relationView(
  document: Document,
  part: Part,
  relation: Relation,
  { isAccepted }: Standings,
  placeOf: (figure: Figure) => readonly [number, number] | undefined,
): RelationView | undefined {
  const { anchor, terms, status } = relation;
  if (!anchor.site) return undefined;
  return {
    name: relationName(relation),
    sum: sumText(relation),
    status,
    isAccepted: status === 'broken' && isAccepted(relation),
    range: rangeOf(document, part, anchor.site),
    figures: terms.flatMap(({ figure }) => {
      const place = placeOf(figure);
      return place ? [place] : [];
    }),
  };
}
