import { Partition } from './partition.ts';
import type { Relation } from './relation.ts';
import type { Change } from './repair.ts';
import type { Group } from './structure.ts';

/** Broken relations, with the alternative sets of changes that mend them and break nothing else. */
interface Part {
  readonly broken: readonly Relation[];
  readonly alternatives: readonly (readonly Change[])[];
}

/**
 * Splits the smallest repairs of a group into parts that can be chosen independently.
 *
 * Changes are joined if they share a relation, and so are the broken relations that they mend in any
 * repair. Broken relations that remain apart are mended separately in every repair. Usually any
 * combination of alternatives is again a smallest repair. If two alternatives touch the same figure it is
 * not; then there are more combinations than repairs, and nothing is split.
 */
export function independentParts(
  { figures, relationsOf }: Group,
  broken: readonly Relation[],
  repairs: readonly (readonly Change[])[],
): Part[] {
  const together = new Partition<Relation>();
  const numbers = new Map(figures.map((figure, number) => [figure, number]));
  const linkedIn = repairs.map((changes) => {
    const linked = new Partition<Relation>();
    for (const { figure } of changes) linked.joinAll(relationsOf.get(figure) ?? []);
    for (const members of linked.group(broken)) together.joinAll(members);
    return { changes, linked };
  });

  const groups = together.group(broken);
  if (groups.length === 1) return [{ broken, alternatives: repairs }];
  const parts = groups.map((members): Part => {
    const alternatives = new Map<string, Change[]>();
    for (const { changes, linked } of linkedIn) {
      const own = new Set(members.map((relation) => linked.rootOf(relation)));
      const mending = changes.filter(({ figure }) => {
        const [first] = relationsOf.get(figure) ?? [];
        return first !== undefined && own.has(linked.rootOf(first));
      });
      const key = mending.map(({ figure, to }) => `${numbers.get(figure)}=${to.units}`).join();
      alternatives.set(key, mending);
    }
    return { broken: members, alternatives: [...alternatives.values()] };
  });
  const combinations = parts.reduce((product, part) => product * part.alternatives.length, 1);
  return combinations === repairs.length ? parts : [{ broken, alternatives: repairs }];
}
