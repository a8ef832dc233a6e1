import { costOf, MARGIN, shiftOf } from './cost.ts';
import { independentParts } from './independent.ts';
import { isNothing, residual } from './relation.ts';
import {
  type Change,
  type Fault,
  LIMITS,
  type Limits,
  type Problem,
  type Repair,
} from './repair.ts';
import { locateRounded, roundingIn } from './rounded.ts';
import { smallestRepairs } from './smallest.ts';
import { type Group, groupsOf } from './structure.ts';

/**
 * Finds what is wrong: for the broken relations, the smallest sets of figures that, changed, make
 * every relation hold, with all figures whole and none negative that may not be. Faults come in the
 * order of their first broken relation; there is none where no relation is broken. Among rounded figures
 * sums determine no value, and only single figures are looked for; see `rounded.ts`.
 *
 * @param groups Gives the groups of the relations of the given indices; a caller with many tables of
 * one form can keep them.
 */
export function locate(
  problem: Problem,
  limits: Limits = LIMITS,
  groups: typeof groupsOf = groupsOf,
): Fault[] {
  const closed: number[] = [];
  const isBroken = new Set<number>();
  for (const [index, relation] of problem.relations.entries()) {
    const rest = residual(relation, problem.figures);
    if (rest === undefined) continue;
    closed.push(index);
    if (!isNothing(rest, relation, problem.rounding)) isBroken.add(index);
  }
  if (isBroken.size === 0) return [];
  return groups(problem.relations, closed)
    .flatMap((group) => {
      const broken = group.relations.filter((index) => isBroken.has(index));
      if (broken.length === 0) return [];
      const rounding = problem.rounding && roundingIn(group, problem.rounding);
      return rounding
        ? locateRounded(problem, group, broken, rounding)
        : locateIn(problem, group, broken, limits);
    })
    .sort((a, b) => (a.broken[0] ?? 0) - (b.broken[0] ?? 0));
}

function locateIn(
  problem: Problem,
  group: Group,
  broken: readonly number[],
  limits: Limits,
): Fault[] {
  const { solutions, limit } = smallestRepairs(problem, group, limits);
  if (limit !== undefined) return [{ broken, repairs: ranked(problem, solutions), limit }];
  return independentParts(group, broken, solutions).map((part) => {
    const repairs = ranked(problem, part.alternatives);
    const decidedBy = decision(repairs);
    return { broken: part.broken, repairs, ...(decidedBy && { decidedBy }) };
  });
}

/** The repairs with their costs, the likeliest first; at equal cost, that of the smaller changes. */
function ranked(problem: Problem, solutions: readonly (readonly Change[])[]): Repair[] {
  return solutions
    .map((changes) => ({
      repair: { changes, cost: costOf(changes, problem.confirmed) },
      shift: shiftOf(changes),
    }))
    .sort((a, b) => a.repair.cost - b.repair.cost || a.shift - b.shift)
    .map(({ repair }) => repair);
}

function decision([first, second]: readonly Repair[]): Fault['decidedBy'] {
  if (first === undefined) return undefined;
  if (second === undefined) return 'arithmetic';
  return second.cost - first.cost >= MARGIN ? 'likelihood' : undefined;
}
