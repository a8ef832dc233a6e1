import { Partition } from './partition.ts';
import type { Change } from './repair.ts';
import type { Group } from './structure.ts';

/** Broken relations, and the alternative sets of changes that mend them and disturb nothing else. */
export interface Part {
  readonly broken: readonly number[];
  readonly alternatives: readonly (readonly Change[])[];
}

/**
 * Splits the smallest repairs of a group into parts that can be chosen freely of each other.
 *
 * Changes belong together where they share a relation, and so do the broken relations that they mend
 * in any of the repairs. Broken relations that are apart even then are mended apart by every repair,
 * and the parts of two smallest repairs make a smallest repair again: were it not, because both touch
 * one figure, the combinations would outnumber the repairs, and nothing is split.
 */
export function independentParts(
  { relationsOf }: Group,
  broken: readonly number[],
  repairs: readonly (readonly Change[])[],
): Part[] {
  const together = new Partition();
  const linkedIn = repairs.map((changes) => {
    const linked = new Partition();
    for (const { figure } of changes) linked.joinAll(relationsOf.get(figure) ?? []);
    for (const members of linked.group(broken, (index) => index)) together.joinAll(members);
    return linked;
  });

  const parts = together
    .group(broken, (index) => index)
    .map((members): Part => {
      const alternatives = new Map<string, Change[]>();
      for (const [i, changes] of repairs.entries()) {
        const own = new Set(members.map((index) => linkedIn[i]?.rootOf(index)));
        const mending = changes.filter(({ figure }) =>
          own.has(linkedIn[i]?.rootOf(relationsOf.get(figure)?.[0] ?? -1)),
        );
        alternatives.set(mending.map(({ figure, to }) => `${figure}=${to}`).join(), mending);
      }
      return { broken: members, alternatives: [...alternatives.values()] };
    });
  const combinations = parts.reduce((product, part) => product * part.alternatives.length, 1);
  return combinations === repairs.length ? parts : [{ broken, alternatives: repairs }];
}
