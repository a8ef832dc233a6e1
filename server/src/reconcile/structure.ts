import type { Figure } from './figure.ts';
import { Partition } from './partition.ts';
import type { Relation } from './relation.ts';

/** Relations that share figures, directly or through each other. */
export interface Group {
  /** In the order of the ledger. */
  readonly relations: readonly Relation[];
  /** The figure that each unknown of the group stands for; totals behind their parts. */
  readonly figures: readonly Figure[];
  /** For each figure, the relations in which it stands. */
  readonly relationsOf: ReadonlyMap<Figure, readonly Relation[]>;
  /** The most digits after the point of any of its figures: its units are one of the last. */
  readonly scale: number;
}

/** Puts relations in groups that share no figure with each other. */
export function groupsOf(relations: readonly Relation[]): Relation[][] {
  const partition = new Partition<Relation>();
  const firstWith = new Map<Figure, Relation>();
  for (const relation of relations) {
    for (const { figure } of relation.terms) {
      const first = firstWith.get(figure);
      if (first === undefined) firstWith.set(figure, relation);
      else partition.join(first, relation);
    }
  }
  return partition.group(relations);
}

/** The relations of a group with their figures. */
export function groupOf(relations: readonly Relation[]): Group {
  const relationsOf = new Map<Figure, Relation[]>();
  let scale = 0;
  const add = (figure: Figure, relation: Relation) => {
    const known = relationsOf.get(figure);
    if (known) known.push(relation);
    else relationsOf.set(figure, [relation]);
    scale = Math.max(scale, figure.value?.scale ?? 0, figure.step ?? 0);
  };
  for (const relation of relations) {
    const { terms, anchor } = relation;
    for (const { figure } of terms) if (figure !== anchor) add(figure, relation);
    add(anchor, relation);
  }
  return { relations, figures: [...relationsOf.keys()], relationsOf, scale };
}
