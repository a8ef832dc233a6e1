import { type Decimal, decimal, unitsAt } from '../figure/decimal.ts';
import { ranked } from './cost.ts';
import type { Figure } from './figure.ts';
import { type Relation, valueIn } from './relation.ts';
import type { Change, Fault } from './repair.ts';
import type { Group } from './structure.ts';

/** The most values that are listed for one figure. */
const MOST_VALUES = 9;

/**
 * The faults of a group with rounded figures. Its relations leave every figure an interval of values, so
 * that the exact search has nothing to solve: each figure is tried alone, once for all broken relations
 * together and, where none explains them all, for each of them.
 */
export function locateRounded(group: Group, confirmed: ReadonlySet<Figure>): Fault[] {
  const broken = group.relations.filter(({ status }) => status === 'broken');
  const together = candidatesFor(group, broken);
  if (together.length > 0 || broken.length === 1) return [faultOf(broken, together, confirmed)];
  return broken.map((relation) => {
    const candidates = candidatesFor(group, [relation]);
    const { decidedBy: _, ...fault } = faultOf([relation], candidates, confirmed);
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
  broken: readonly Relation[],
  candidates: readonly Candidate[],
  confirmed: ReadonlySet<Figure>,
): Fault {
  const [only, second] = candidates;
  if (!only) return { broken, repairs: [], limit: 'size' };
  // Where several figures can be wrong, the likeliest value of each is enough to choose from.
  const changes = second ? candidates.flatMap(({ values }) => values.slice(0, 1)) : only.values;
  const repairs = ranked(
    changes.map((change) => [change]),
    confirmed,
  );
  return {
    broken,
    repairs,
    ...(repairs.length === 1 && !only.hasMore && { decidedBy: 'arithmetic' as const }),
    ...(!second && only.hasMore && { limit: 'repairs' as const }),
  };
}

function candidatesFor(group: Group, broken: readonly Relation[]): Candidate[] {
  return group.figures.flatMap((figure) => {
    const own = group.relationsOf.get(figure) ?? [];
    if (!broken.every((relation) => own.includes(relation))) return [];
    return candidateOf(figure, own, group.scale) ?? [];
  });
}

/** @param finest Digits after the point of a figure that can have any. */
function candidateOf(
  figure: Figure,
  own: readonly Relation[],
  finest: number,
): Candidate | undefined {
  if (figure.value === undefined) return undefined;
  const scale = figure.step ?? finest;
  const step = 10n ** BigInt(finest - scale);
  const units = (value: Decimal) => unitsAt(value, finest);
  // Twice the least and the greatest value: half a last digit may be less than one of the units.
  let least: bigint | undefined = figure.mayBe(decimal(-1)) ? undefined : 0n;
  let greatest: bigint | undefined;
  for (const relation of own) {
    const value = valueIn(relation, figure);
    if (value === undefined) return undefined;
    const exact = 2n * units(value);
    const slack = units(relation.slack);
    if (least === undefined || exact - slack > least) least = exact - slack;
    if (greatest === undefined || exact + slack < greatest) greatest = exact + slack;
  }
  if (least === undefined || greatest === undefined || least > greatest) return undefined;
  const first = ceilDiv(least, 2n * step);
  const last = floorDiv(greatest, 2n * step);
  if (first > last) return undefined;
  const from = figure.value;
  const to = (multiple: bigint): Change => ({ figure, from, to: decimal(multiple, scale) });
  const middle = floorDiv(first + last, 2n);
  const values: Change[] = [];
  for (let away = 0n; values.length < MOST_VALUES; away++) {
    const [below, above] = [middle - away, middle + away];
    if (below < first && above > last) break;
    if (below >= first) values.push(to(below));
    if (away > 0n && above <= last) values.push(to(above));
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
