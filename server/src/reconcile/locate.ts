import { MARGIN, ranked } from './cost.ts';
import type { Figure } from './figure.ts';
import { independentParts } from './independent.ts';
import type { Relation } from './relation.ts';
import { type Fault, LIMITS, type Limits, type Repair } from './repair.ts';
import { locateRounded } from './rounded.ts';
import { smallestRepairs } from './smallest.ts';
import { type Group, groupOf, groupsOf } from './structure.ts';

/**
 * Finds what is wrong: for the broken relations, the smallest sets of figures that, changed, make
 * every relation hold, with all figures whole and none negative that may not be. Faults come in the
 * order of their first broken relation; there is none where no relation is broken. Among rounded figures
 * sums determine no value, and only single figures are looked for; see `rounded.ts`.
 *
 * @param confirmed The figures that another place states: the prose, or last year's report.
 */
export function locate(
  relations: readonly Relation[],
  confirmed: ReadonlySet<Figure> = NONE,
  limits: Limits = LIMITS,
): Fault[] {
  if (!relations.some(isBroken)) return [];
  const order = new Map(relations.map((relation, index) => [relation, index]));
  const placeOf = ({ broken: [first] }: Fault) => (first && order.get(first)) ?? 0;
  return groupsOf(relations.filter(({ status }) => status !== 'open'))
    .filter((group) => group.some(isBroken))
    .flatMap((group) => {
      const isRounded = group.some(({ slack }) => slack.units !== 0n);
      return isRounded
        ? locateRounded(groupOf(group), confirmed)
        : locateExact(groupOf(group), confirmed, limits);
    })
    .sort((a, b) => placeOf(a) - placeOf(b));
}

const NONE: ReadonlySet<Figure> = new Set();

/** Whether a relation does not hold. */
export function isBroken({ status }: Relation): boolean {
  return status === 'broken';
}

function locateExact(group: Group, confirmed: ReadonlySet<Figure>, limits: Limits): Fault[] {
  const broken = group.relations.filter(isBroken);
  const { solutions, limit } = smallestRepairs(group, limits);
  if (limit !== undefined) return [{ broken, repairs: ranked(solutions, confirmed), limit }];
  return independentParts(group, broken, solutions).map((part) => {
    const repairs = ranked(part.alternatives, confirmed);
    const decidedBy = decision(repairs);
    return { broken: part.broken, repairs, ...(decidedBy && { decidedBy }) };
  });
}

function decision([first, second]: readonly Repair[]): Fault['decidedBy'] {
  if (first === undefined) return undefined;
  if (second === undefined) return 'arithmetic';
  return second.cost - first.cost >= MARGIN ? 'likelihood' : undefined;
}
