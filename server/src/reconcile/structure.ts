import { grouped } from '../grouped.ts';
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
  const relationsOf = grouped(relations, ({ terms, anchor }) => [
    ...terms.flatMap(({ figure }) => (figure === anchor ? [] : figure)),
    anchor,
  ]);
  const figures = [...relationsOf.keys()];
  const scale = figures.reduce(
    (most, { value, step }) => Math.max(most, value?.scale ?? 0, step ?? 0),
    0,
  );
  return { relations, figures, relationsOf, scale };
}
