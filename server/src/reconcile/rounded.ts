import { decimal, unitsAt } from '../figure/decimal.ts';
import { ranked, slipOf } from './cost.ts';
import { valuesAfter } from './effect.ts';
import type { Figure } from './figure.ts';
import {
  balancingValue,
  boundsIn,
  exactly,
  has,
  isBroken,
  isInUnits,
  type Relation,
  statusWith,
  type Values,
} from './relation.ts';
import { type Change, decidedChanges, type Fault } from './repair.ts';
import { type Mended, repairsOfSeveral } from './several.ts';
import type { Group } from './structure.ts';

/** How many values are listed for one figure. */
const MOST_VALUES = 9;
/** How many values of a figure are weighed that rates give, or figures in a larger unit. */
const MOST_WEIGHED = 200;
/** With more broken relations, several figures are not tried together: that takes too long. */
const MOST_BROKEN = 24;
/** How many figures are tried together. A slip is copied into few other places. */
const MOST_TOGETHER = 3;

/**
 * The faults of a group with rounded figures or bounds. Its relations leave each figure an interval of values, so
 * the exact search cannot solve them. For one broken relation after another, single figures are tried, and then
 * several together: the explanation is those that mend the most relations for each figure changed and break none.
 */
export function locateRounded(group: Group, confirmed: ReadonlySet<Figure>): Fault[] {
  const left = new Set(group.relations.filter(isBroken));
  const faults: Fault[] = [];
  for (const relation of left) {
    const mended = faults.flatMap(decidedChanges);
    const beside = faultAt(relation, left, { group, mended }, confirmed);
    const isBeside = mended.length > 0 && beside.decidedBy !== undefined;
    const fault = isBeside ? beside : faultAt(relation, left, { group, mended: [] }, confirmed);
    for (const one of fault.broken) left.delete(one);
    const [first, ...others] = isBeside ? faultsNeeded(fault, faults, group) : [];
    if (first) faults[faults.indexOf(first)] = together([first, ...others, fault], group);
    else faults.push(fault);
    for (const other of others) faults.splice(faults.indexOf(other), 1);
  }
  return faults;
}

/** The earlier faults without whose repair the repair of a fault would break relations. */
function faultsNeeded(fault: Fault, faults: readonly Fault[], { relationsOf }: Group): Fault[] {
  const changes = decidedChanges(fault);
  const values = valuesAfter(changes);
  const own = changes.flatMap(({ figure }) => relationsOf.get(figure) ?? []);
  const broken = own.filter((relation) => statusWith(relation, values) === 'broken');
  return faults.filter((other) =>
    decidedChanges(other).some(({ figure }) => broken.some((relation) => has(relation, figure))),
  );
}

/** Several faults that are only repaired together. */
function together(faults: readonly Fault[], { relations }: Group): Fault {
  const broken = faults.flatMap((fault) => fault.broken);
  const changes = faults.flatMap(decidedChanges);
  const cost = faults.reduce((sum, { repairs }) => sum + (repairs[0]?.cost ?? 0), 0);
  return {
    broken: relations.filter((relation) => broken.includes(relation)),
    repairs: [{ changes, cost }],
    decidedBy: 'arithmetic',
  };
}

/** Figures that explain broken relations, with the values for which all their relations hold. */
interface Candidate {
  readonly mended: readonly Relation[];
  readonly size: number;
  /** The likeliest first, at most `MOST_VALUES`. */
  readonly values: readonly (readonly Change[])[];
  readonly hasMore: boolean;
  /** Whether the first values are likelier than the others. */
  readonly isClear: boolean;
}

function faultAt(
  relation: Relation,
  left: ReadonlySet<Relation>,
  state: Mended,
  confirmed: ReadonlySet<Figure>,
): Fault {
  const candidates = relation.terms.flatMap(({ figure }) => single(figure, left, state) ?? []);
  const explainsAll = candidates.some(({ mended }) => mended.length === left.size);
  if (!explainsAll && left.size <= MOST_BROKEN && left.size > 1) {
    for (const changes of repairsOfSeveral(relation, state, MOST_TOGETHER)) {
      const mended = mendedBy(changes, left, state.group);
      const size = changes.length;
      candidates.push({ mended, size, values: [changes], hasMore: false, isClear: true });
    }
  }
  const [best, next] = candidates.toSorted(
    (a, b) => b.mended.length * a.size - a.mended.length * b.size || a.size - b.size,
  );
  if (!best) return { broken: [relation], repairs: [], limit: 'size' };
  const rival = next && next.mended.length * best.size >= best.mended.length * next.size;
  const { mended: broken } = best;
  if (!rival) {
    const repairs = best.values.flatMap((changes) => ranked([changes], confirmed));
    return {
      broken,
      repairs,
      ...(best.isClear && {
        decidedBy: repairs.length > 1 || best.hasMore ? 'likelihood' : 'arithmetic',
      }),
      ...(best.hasMore && !best.isClear && { limit: 'repairs' as const }),
    };
  }
  // If several figures may be wrong, the likeliest value of each is enough to choose from.
  const isSame = ({ mended, size }: Candidate) =>
    size === best.size &&
    mended.length === broken.length &&
    mended.every((one) => broken.includes(one));
  const changes = candidates.filter(isSame).flatMap(({ values }) => values.slice(0, 1));
  return { broken, repairs: ranked(changes, confirmed) };
}

/** The broken relations that changes mend. */
function mendedBy(
  changes: readonly Change[],
  left: ReadonlySet<Relation>,
  { relationsOf }: Group,
): Relation[] {
  const own = new Set(changes.flatMap(({ figure }) => relationsOf.get(figure) ?? []));
  return [...left].filter((relation) => own.has(relation));
}

function single(
  figure: Figure,
  left: ReadonlySet<Relation>,
  { group: { relationsOf, scale: finest }, mended }: Mended,
): Candidate | undefined {
  const own = (relationsOf.get(figure) ?? []).filter(({ status }) => status !== 'open');
  const from = figure.value;
  const values = valuesAfter(mended);
  const range = from && rangeOf(figure, own, values, finest);
  if (!range) return undefined;
  const { first, last, scale } = range;
  const mends = own.filter((relation) => left.has(relation));
  // A bound says how great a figure may be, and not how great it is.
  if (own.every(({ isBound }) => isBound)) {
    return { mended: mends, size: 1, values: [], hasMore: false, isClear: false };
  }
  const isVague = own.some((relation) => relation.measure || isInUnits(relation));
  const most = isVague ? MOST_WEIGHED : MOST_VALUES;
  const weighed = multiplesIn(range, balancingIn(own, figure, values, scale), most)
    .map((multiple) => {
      const change = { figure, from, to: decimal(multiple, scale) };
      const exact = exactly(own, valuesAfter([...mended, change]));
      return { change, exact, slip: slipOf(change) };
    })
    .toSorted((a, b) => a.slip - b.slip || b.exact - a.exact);
  const [best, next] = weighed;
  return {
    mended: mends,
    size: 1,
    values: weighed.slice(0, MOST_VALUES).map(({ change }) => [change]),
    hasMore: last - first >= BigInt(Math.min(weighed.length, MOST_VALUES)),
    isClear: best !== undefined && (!next || best.slip < next.slip || best.exact > next.exact),
  };
}

/** The values of a figure for which all its relations hold: multiples of 10^-`scale`. */
interface Range {
  readonly first: bigint;
  readonly last: bigint;
  readonly scale: number;
}

/** @param finest Decimal places of a figure that may have any number of them. */
function rangeOf(
  figure: Figure,
  own: readonly Relation[],
  values: Values,
  finest: number,
): Range | undefined {
  const scale = figure.step ?? finest;
  const one = 10n ** BigInt(scale);
  let first: bigint | undefined = figure.mayBe(decimal(-1)) ? undefined : 0n;
  let last: bigint | undefined;
  for (const relation of own) {
    const bounds = boundsIn(relation, figure, values);
    if (!bounds) return undefined;
    const { least, greatest } = bounds;
    const from = least && ceilDiv(least.over * one, least.under);
    const to = greatest && floorDiv(greatest.over * one, greatest.under);
    if (from !== undefined && (first === undefined || from > first)) first = from;
    if (to !== undefined && (last === undefined || to < last)) last = to;
  }
  if (first === undefined || last === undefined || first > last) return undefined;
  return { first, last, scale };
}

/** The values for which a relation holds exactly, as multiples of 10^-`scale`. */
function balancingIn(
  own: readonly Relation[],
  figure: Figure,
  values: Values,
  scale: number,
): bigint[] {
  return own.flatMap((relation) => {
    const value = relation.isBound ? undefined : balancingValue(relation, figure, values);
    if (!value) return [];
    if (value.scale <= scale) return unitsAt(value, scale);
    const part = 10n ** BigInt(value.scale - scale);
    return value.units % part === 0n ? value.units / part : [];
  });
}

/** Some multiples in a range: certain ones, and those around its middle. */
function multiplesIn({ first, last }: Range, certain: readonly bigint[], most: number): bigint[] {
  const found = new Set(certain.filter((one) => first <= one && one <= last));
  const middle = floorDiv(first + last, 2n);
  for (let away = 0n; found.size < most; away++) {
    const [below, above] = [middle - away, middle + away];
    if (below < first && above > last) break;
    if (below >= first) found.add(below);
    if (above <= last) found.add(above);
  }
  return [...found].slice(0, most);
}

function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b < 0n ? quotient - 1n : quotient;
}

function ceilDiv(a: bigint, b: bigint): bigint {
  return -floorDiv(-a, b);
}
