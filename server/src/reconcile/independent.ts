import { Partition } from './partition.ts';
import type { Relation } from './relation.ts';
import type { Change } from './repair.ts';
import type { Group } from './structure.ts';

/** Broken relations, and the alternative sets of changes that mend them and disturb nothing else. */
interface Part {
  readonly broken: readonly Relation[];
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
  { figures, relationsOf }: Group,
  broken: readonly Relation[],
  repairs: readonly (readonly Change[])[],
): Part[] {
  const together = new Partition<Relation>();
  const linkedIn = repairs.map((changes) => {
    const linked = new Partition<Relation>();
    for (const { figure } of changes) linked.joinAll(relationsOf.get(figure) ?? []);
    for (const members of linked.group(broken)) together.joinAll(members);
    return { changes, linked };
  });

  const parts = together.group(broken).map((members): Part => {
    const alternatives = new Map<string, Change[]>();
    for (const { changes, linked } of linkedIn) {
      const own = new Set(members.map((relation) => linked.rootOf(relation)));
      const mending = changes.filter(({ figure }) => {
        const [first] = relationsOf.get(figure) ?? [];
        return first !== undefined && own.has(linked.rootOf(first));
      });
      const key = mending.map(({ figure, to }) => `${figures.indexOf(figure)}=${to.units}`).join();
      alternatives.set(key, mending);
    }
    return { broken: members, alternatives: [...alternatives.values()] };
  });
  const combinations = parts.reduce((product, part) => product * part.alternatives.length, 1);
  return combinations === repairs.length ? parts : [{ broken, alternatives: repairs }];
}
