import { MARGIN, ranked } from './cost.ts';
import type { Figure } from './figure.ts';
import { independentParts } from './independent.ts';
import { isBroken, isInUnits, type Relation } from './relation.ts';
import { type Fault, LIMITS, type Limits, type Repair } from './repair.ts';
import { locateRounded } from './rounded.ts';
import { smallestRepairs } from './smallest.ts';
import { brokenGroups, type Group } from './structure.ts';

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
  const broken = relations.filter(isBroken);
  if (broken.length === 0) return [];
  const places = new Map(broken.map((relation, place) => [relation, place]));
  const placeOf = ({ broken: [first] }: Fault) => (first && places.get(first)) ?? 0;
  return brokenGroups(relations.filter(({ status }) => status !== 'open'))
    .flatMap((group) => {
      return group.relations.some(isLoose)
        ? locateRounded(group, confirmed)
        : locateExact(group, confirmed, limits);
    })
    .sort((a, b) => placeOf(a) - placeOf(b));
}

const NONE: ReadonlySet<Figure> = new Set();

/** Whether a relation is no equation between exact figures in one unit. */
function isLoose(relation: Relation): boolean {
  const { slack, isBound, measure } = relation;
  return slack.units !== 0n || isBound || measure !== undefined || isInUnits(relation);
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
