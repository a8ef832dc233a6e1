import { brokenGroups, type Closed } from './components.ts';
import { costOf, MARGIN, shiftOf } from './cost.ts';
import { independentParts } from './independent.ts';
import {
  type Change,
  type Fault,
  LIMITS,
  type Limits,
  type Problem,
  type Repair,
} from './repair.ts';
import { smallestRepairs } from './smallest.ts';

/**
 * Finds what is wrong: for the broken relations, the smallest sets of figures that, changed, make
 * every relation hold, with all figures whole and none negative that may not be. Faults come in the
 * order of their first broken relation; there is none where no relation is broken.
 */
export function locate(problem: Problem, limits: Limits = LIMITS): Fault[] {
  return brokenGroups(problem)
    .flatMap((group) => locateIn(problem, group, limits))
    .sort((a, b) => (a.broken[0] ?? 0) - (b.broken[0] ?? 0));
}

function locateIn(problem: Problem, group: readonly Closed[], limits: Limits): Fault[] {
  const { solutions, limit } = smallestRepairs(problem, group, limits);
  const broken = group.filter(({ residual }) => residual !== 0n).map(({ index }) => index);
  if (limit !== undefined) return [{ broken, repairs: ranked(problem, solutions), limit }];

  const relations = group.map(({ index }) => index);
  return independentParts(problem, relations, broken, solutions).map((part) => {
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
