import { grouped } from '../grouped.ts';
import type { Figure } from './figure.ts';
import { isBroken, type Relation } from './relation.ts';

/** Relations that share figures, directly or through each other. */
export interface Group {
  /** In the order of the ledger. */
  readonly relations: readonly Relation[];
  /** The figure of each unknown. Totals follow their parts. */
  readonly figures: readonly Figure[];
  /** The relations of each figure. */
  readonly relationsOf: ReadonlyMap<Figure, readonly Relation[]>;
  /** The most decimal places that any figure has in any of the units. The group's unit is one in the last of them. */
  readonly scale: number;
}

/** The groups that hold a broken relation, in the order of their first broken relations. */
export function brokenGroups(relations: readonly Relation[]): Group[] {
  const relationsOf = grouped(relations, ({ terms }) => terms.map(({ figure }) => figure));
  const places = new Map(relations.map((relation, place) => [relation, place]));
  const placeOf = (relation: Relation) => places.get(relation) ?? 0;
  const reached = new Set<Relation>();
  return relations.filter(isBroken).flatMap((broken) => {
    if (reached.has(broken)) return [];
    const own = new Set([broken]);
    // The loop also visits what is added to the set meanwhile.
    for (const { terms } of own) {
      for (const { figure } of terms) {
        for (const relation of relationsOf.get(figure) ?? []) own.add(relation);
      }
    }
    for (const relation of own) reached.add(relation);
    const members = [...own].sort((a, b) => placeOf(a) - placeOf(b));
    return [groupOf(members, relationsOf)];
  });
}

function groupOf(
  relations: readonly Relation[],
  relationsOf: ReadonlyMap<Figure, readonly Relation[]>,
): Group {
  const figures = new Set<Figure>();
  let most = 0;
  for (const { terms, anchor } of relations) {
    for (const { figure, tens = 0 } of terms) {
      if (figure !== anchor) figures.add(figure);
      most = Math.max(most, tens);
    }
    figures.add(anchor);
  }
  let scale = 0;
  for (const { value, step } of figures) scale = Math.max(scale, value?.scale ?? 0, step ?? 0);
  return { relations, figures: [...figures], relationsOf, scale: scale + most };
}
