import { costOf, shiftOf } from './cost.ts';
import { type Rounding, residual, slackOf } from './relation.ts';
import type { Change, Fault, Problem, Repair } from './repair.ts';
import type { Group } from './structure.ts';

/** The most values that are listed for one figure. */
const MOST_VALUES = 9;

/** How the figures of a group are rounded; undefined where all of them are exact. */
export function roundingIn({ figures }: Group, rounding: Rounding): Rounding | undefined {
  return figures.some((figure) => rounding.slack[figure] !== 0n) ? rounding : undefined;
}

/**
 * The faults of a group with rounded figures. Its relations leave every figure an interval of values, so
 * that the exact search has nothing to solve: each figure is tried alone, once for all broken relations
 * together and, where none explains them all, for each of them.
 */
export function locateRounded(
  problem: Problem,
  group: Group,
  broken: readonly number[],
  rounding: Rounding,
): Fault[] {
  const together = candidatesFor(problem, group, broken, rounding);
  if (together.length > 0 || broken.length === 1) return [faultOf(problem, broken, together)];
  return broken.map((index) => {
    const { decidedBy: _, ...fault } = faultOf(
      problem,
      [index],
      candidatesFor(problem, group, [index], rounding),
    );
    return fault;
  });
}

/** A figure that can explain broken relations, and the values with which all its relations hold. */
interface Candidate {
  /** The likeliest first; at most `MOST_VALUES`. */
  readonly values: readonly Change[];
  readonly hasMore: boolean;
}

function faultOf(
  problem: Problem,
  broken: readonly number[],
  candidates: readonly Candidate[],
): Fault {
  const [only, second] = candidates;
  if (!only) return { broken, repairs: [], limit: 'size' };
  // Where several figures can be wrong, the likeliest value of each is enough to choose from.
  const changes = second ? candidates.flatMap(({ values }) => values.slice(0, 1)) : only.values;
  const repairs = changes
    .map((change) => ({
      repair: { changes: [change], cost: costOf([change], problem.confirmed) },
      shift: shiftOf([change]),
    }))
    .sort((a, b) => a.repair.cost - b.repair.cost || a.shift - b.shift)
    .map(({ repair }): Repair => repair);
  return {
    broken,
    repairs,
    ...(repairs.length === 1 && !only.hasMore && { decidedBy: 'arithmetic' as const }),
    ...(!second && only.hasMore && { limit: 'repairs' as const }),
  };
}

function candidatesFor(
  problem: Problem,
  group: Group,
  broken: readonly number[],
  rounding: Rounding,
): Candidate[] {
  return group.figures.flatMap((figure) => {
    const own = group.relationsOf.get(figure) ?? [];
    if (!broken.every((index) => own.includes(index))) return [];
    return candidateOf(problem, figure, own, rounding) ?? [];
  });
}

function candidateOf(
  { figures, relations, signed }: Problem,
  figure: number,
  own: readonly number[],
  rounding: Rounding,
): Candidate | undefined {
  const from = figures[figure];
  const step = rounding.step[figure] ?? 1n;
  if (from === undefined) return undefined;
  // Twice the least and the greatest value: half a last digit may be less than a unit of the ledger.
  let least: bigint | undefined = signed?.[figure] ? undefined : 0n;
  let greatest: bigint | undefined;
  for (const index of own) {
    const relation = relations[index];
    const rest = relation && residual(relation, figures);
    const sign = relation?.terms.find((term) => term.figure === figure)?.sign;
    if (!relation || rest === undefined || sign === undefined) return undefined;
    const slack = slackOf(relation, rounding);
    const exact = 2n * (sign === 1 ? from - rest : from + rest);
    if (least === undefined || exact - slack > least) least = exact - slack;
    if (greatest === undefined || exact + slack < greatest) greatest = exact + slack;
  }
  if (least === undefined || greatest === undefined || least > greatest) return undefined;
  const first = ceilDiv(least, 2n * step);
  const last = floorDiv(greatest, 2n * step);
  if (first > last) return undefined;
  const middle = floorDiv(first + last, 2n);
  const values: Change[] = [];
  for (let away = 0n; values.length < MOST_VALUES; away++) {
    const [below, above] = [middle - away, middle + away];
    if (below < first && above > last) break;
    if (below >= first) values.push({ figure, from, to: below * step });
    if (away > 0n && above <= last) values.push({ figure, from, to: above * step });
  }
  return { values, hasMore: last - first >= BigInt(values.length) };
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return -floorDiv(-a, b);
}
