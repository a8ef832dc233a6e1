import { brokenGroups, type Closed } from './components.ts';
import { costOf, MARGIN, shiftOf } from './cost.ts';
import { independent } from './independent.ts';
import type { Change, Fault, Limit, Limits, Problem, Repair } from './repair.ts';
import { LIMITS } from './repair.ts';
import { type Support, searchSupports, type Work } from './search.ts';
import { mayVary, type Row, solve } from './system.ts';

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
  const { solutions, limit } = smallest(problem, group, limits);
  const broken = group.filter(({ residual }) => residual !== 0n).map(({ index }) => index);
  if (limit === 'size' || limit === 'budget' || limit === 'values') {
    return [{ broken, repairs: [], limit }];
  }
  if (limit === 'repairs') {
    return [{ broken, repairs: ranked(problem, solutions), limit }];
  }
  return independent(problem, broken, solutions).map((part) => {
    const repairs = ranked(problem, part.alternatives);
    const decidedBy = decision(repairs);
    return { broken: part.broken, repairs, ...(decidedBy && { decidedBy }) };
  });
}
