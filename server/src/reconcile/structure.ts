import { Partition } from './partition.ts';
import type { Relation } from './relation.ts';

/**
 * Relations that share figures, directly or through each other, and what they determine whatever the
 * figures are. It is the same for every table with the same rows, and worth keeping.
 */
export interface Group {
  /** Indices of the relations, ascending. */
  readonly relations: readonly number[];
  /** The figure that each unknown of the group stands for. */
  readonly figures: readonly number[];
  /** For each relation, its coefficient by unknown, and the unknowns that it has. */
  readonly rows: readonly {
    readonly coefficients: readonly number[];
    readonly unknowns: readonly number[];
  }[];
  /** For each figure, the relations in which it stands. */
  readonly relationsOf: ReadonlyMap<number, readonly number[]>;
}

/** Puts the relations of the given indices in groups that share no figure with each other. */
export function groupsOf(relations: readonly Relation[], indices: readonly number[]): Group[] {
  const partition = new Partition();
  const firstWith = new Map<number, number>();
  for (const index of indices) {
    for (const { figure } of relations[index]?.terms ?? []) {
      const first = firstWith.get(figure);
      if (first === undefined) firstWith.set(figure, index);
      else partition.join(first, index);
    }
  }
  return partition.group(indices, (index) => index).map((group) => groupOf(relations, group));
}

function groupOf(relations: readonly Relation[], indices: readonly number[]): Group {
  const unknownOf = new Map<number, number>();
  const relationsOf = new Map<number, number[]>();
  for (const index of indices) {
    for (const { figure } of relations[index]?.terms ?? []) {
      const known = relationsOf.get(figure);
      if (known) known.push(index);
      else {
        relationsOf.set(figure, [index]);
        unknownOf.set(figure, unknownOf.size);
      }
    }
  }
  const rows = indices.map((index) => {
    const coefficients = new Array<number>(unknownOf.size).fill(0);
    const unknowns: number[] = [];
    for (const { figure, sign } of relations[index]?.terms ?? []) {
      const unknown = unknownOf.get(figure) ?? 0;
      coefficients[unknown] = sign;
      unknowns.push(unknown);
    }
    return { coefficients, unknowns };
  });
  return { relations: indices, figures: [...unknownOf.keys()], rows, relationsOf };
}
