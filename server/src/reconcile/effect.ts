import { type Relation, relate, statusWith, type Term, type Values } from './relation.ts';
import type { Change } from './repair.ts';

/** What changes do to relations, in the order given. */
interface Effect {
  /** Broken before, holding after. */
  readonly mends: readonly Relation[];
  /** Not broken before, broken after. */
  readonly breaks: readonly Relation[];
}

/** The figures' values after changes. */
export function valuesAfter(changes: readonly Change[]): Values {
  const after = new Map(changes.map(({ figure, to }) => [figure, to]));
  return (figure) => after.get(figure) ?? figure.value;
}

/** Tells what the changes would mend and break, whether or not they are a repair. */
export function effectOf(relations: readonly Relation[], changes: readonly Change[]): Effect {
  const values = valuesAfter(changes);
  const mends: Relation[] = [];
  const breaks: Relation[] = [];
  for (const relation of relations) {
    const { terms, status } = relation;
    if (!terms.some(({ figure }) => values(figure) !== figure.value)) continue;
    const now = statusWith(relation, values);
    if (status === 'broken' && now === 'holding') mends.push(relation);
    if (status !== 'broken' && now === 'broken') breaks.push(relation);
  }
  return { mends, breaks };
}

/** A relation as it would be after changes. */
export function changed(relation: Relation, changes: readonly Change[]): Relation {
  const after = new Map(changes.map(({ figure, to }) => [figure, figure.with(to)]));
  const term = ({ figure, sign }: Term): Term => ({ figure: after.get(figure) ?? figure, sign });
  const { origin, left, right, anchor, slack } = relation;
  return relate(origin, left.map(term), right.map(term), after.get(anchor) ?? anchor, slack);
}
