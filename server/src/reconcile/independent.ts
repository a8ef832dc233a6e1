import { Partition } from './components.ts';
import type { Change, Problem } from './repair.ts';

/** Broken relations, and the alternative sets of changes that mend them and disturb nothing else. */
export interface Part {
  readonly broken: readonly number[];
  readonly alternatives: readonly (readonly Change[])[];
}

/**
 * Splits the smallest repairs of broken relations into parts that can be chosen freely of each other.
 *
 * Changes belong together where they share a relation, and so do the broken relations that they mend
 * together in any of the repairs. What is still apart then is mended apart in every repair; and parts
 * of two smallest repairs, put together, are a smallest repair again. So the repairs are exactly the
 * combinations of the alternatives of the parts: the smallest repair of all is made of the smallest
 * repairs of the parts, not by definition but because all smallest repairs are known.
 */
export function independentParts(
  problem: Problem,
  relations: readonly number[],
  broken: readonly number[],
  repairs: readonly (readonly Change[])[],
): Part[] {
  const relationsOf = new Map<number, number[]>();
  for (const index of relations) {
    for (const { figure } of problem.relations[index]?.terms ?? []) {
      const known = relationsOf.get(figure);
      if (known === undefined) relationsOf.set(figure, [index]);
      else known.push(index);
    }
  }

  const isBroken = new Set(broken);
  const together = new Partition();
  for (const changes of repairs) {
    const linked = new Partition();
    ...
  }
}
