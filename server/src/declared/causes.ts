import { type Decimal, decimal } from '../figure/decimal.ts';
import { grouped } from '../grouped.ts';
import { COST, slipOf } from '../reconcile/cost.ts';
import { valuesAfter } from '../reconcile/effect.ts';
import type { Figure } from '../reconcile/figure.ts';
import { locate } from '../reconcile/locate.ts';
import {
  has,
  isBroken,
  type Relation,
  relate,
  statusWith,
  sumOf,
  valueIn,
} from '../reconcile/relation.ts';
import { type Change, decidedChanges, type Fault } from '../reconcile/repair.ts';

/** The sums of a table as relations. */
interface Sums {
  readonly broken: readonly Relation[];
  /** The broken sums, and those that have a figure of a broken one; in the order of the table. */
  disputed(): readonly Relation[];
}

/** What is wrong in a table. */
interface Judged {
  readonly faults: readonly Fault[];
  /** A sum as it was judged: with slack if it is off only by rounding. */
  settled(sum: Relation): Relation;
}

/**
 * Judges the sums and the measures of a table. Finds the causes that single out one figure, and groups
 * the other broken relations by the figure at which they are reported.
 */
export function judge(sums: Sums, measures: readonly Relation[]): Judged {
  const located = locatedBySums(sums).map((fault) => withMended(fault, measures));
  const explained = new Set(located.flatMap(({ broken }) => broken));
  const isLeft = (relation: Relation) => isBroken(relation) && !explained.has(relation);
  // If several sums are off only by rounding, the figures are given in a larger unit that only the
  // surrounding text names.
  const nearly = sums.broken.filter((one) => isLeft(one) && isOffByRounding(one));
  const rounded = new Map(
    nearly.length < 2 ? [] : nearly.map((one) => [one, withinRounding(one)] as const),
  );
  const settled = (sum: Relation) => rounded.get(sum) ?? sum;
  let disputed: readonly Relation[] | undefined;
  const settledDisputed = () => {
    disputed ??= sums.disputed().map(settled);
    return disputed;
  };
  const byTotal = grouped(sums.broken.map(settled).filter(isLeft), ({ anchor }) => [anchor]);
  const others = [...byTotal.values()].map((broken) => {
    const fault = witnessedFault(
      broken,
      settledDisputed,
      measures.filter((one) => !explained.has(one)),
    );
    for (const one of fault.broken) explained.add(one);
    return fault;
  });
  return { faults: [...located, ...others, ...faultsOfMeasures(measures, isLeft)], settled };
}

/** The most units of the last digit by which rounding makes a published sum differ. */
const MOST_BY_ROUNDING = 2n;

function isOffByRounding({ rest }: Relation): boolean {
  return rest !== undefined && -MOST_BY_ROUNDING <= rest.units && rest.units <= MOST_BY_ROUNDING;
}

/** A sum with all the slack that it needs to hold. */
export function withinRounding({ origin, left, right, anchor, rest }: Relation): Relation {
  return relate(origin, left, right, anchor, rest ? { slack: slackFor(rest) } : {});
}

function slackFor({ units, scale }: Decimal): Decimal {
  return decimal(2n * (units < 0n ? -units : units), scale);
}

/** Larger sums are not searched, because each keystroke in the table would wait for it. */
const MOST_SEARCHED = 1000;

/**
 * The causes that the sums single out as one figure. Rounded sums do not determine a figure to its last
 * digit.
 */
function locatedBySums({ broken, disputed }: Sums): Fault[] {
  if (broken.length === 0 || termsIn(broken) > MOST_SEARCHED) return [];
  const all = disputed();
  if (termsIn(all) > MOST_SEARCHED || all.some(({ slack }) => slack.units !== 0n)) return [];
  return locate(all).filter((fault) => decidedChanges(fault).length === 1);
}

function termsIn(relations: readonly Relation[]): number {
  return relations.reduce((count, { terms }) => count + terms.length, 0);
}

/** A fault, with the measures that its repair fixes too. */
function withMended(fault: Fault, measures: readonly Relation[]): Fault {
  const changes = decidedChanges(fault);
  const mended = measures.filter(
    (one) => isBroken(one) && statusWith(one, valuesAfter(changes)) === 'holding',
  );
  return mended.length === 0 ? fault : { ...fault, broken: [...fault.broken, ...mended] };
}

/**
 * The fault of broken sums of one total, if measures show which of their figures is wrong: with another
 * value, the sums and everything that was calculated from it hold, and nothing else breaks.
 */
function witnessedFault(
  broken: readonly Relation[],
  disputed: () => readonly Relation[],
  measures: readonly Relation[],
): Fault {
  const unlocated: Fault = { broken, repairs: [] };
  const [sum, ...others] = broken;
  if (!sum || others.length > 0) return unlocated;
  const witnesses = measures.filter(({ terms }) => terms.some(({ figure }) => has(sum, figure)));
  const off = witnesses.filter(isBroken);
  if (off.length === 0) return unlocated;
  const changes = [
    ...sum.terms.flatMap(({ figure }) => changeIn(sum, figure)),
    ...off.flatMap((one) => (has(sum, one.anchor) ? changeIn(one, one.anchor) : [])),
  ];
  const mended = (change: Change) =>
    off.filter((one) => statusWith(one, valuesAfter([change])) === 'holding');
  const isMending = (change: Change) =>
    mended(change).length > 0 &&
    isNearlyMended(sum, change) &&
    keepsAll([...disputed(), ...witnesses], change);
  const mending = changes.filter(isMending);
  const all = [...broken, ...new Set(mending.flatMap(mended))];
  const [only] = mending;
  if (!only || mending.some(({ figure }) => figure !== only.figure)) {
    return { broken: all, repairs: [] };
  }
  const areRounded = disputed().some(({ slack }) => slack.units !== 0n);
  const decided = toLastDigit(only, sum, areRounded, isMending);
  if (!decided) return { broken: all, repairs: [] };
  return { broken: all, repairs: [{ changes: [decided], cost: 1 }], decidedBy: 'arithmetic' };
}

/** The most units of the last digit by which the right figure is looked for beside the one that a sum demands. */
const MOST_BESIDE = 10n;

/**
 * The change to the right figure, if its last digit is known. A sum of rounded figures demands one that may be off by
 * some units of its last digit. The only one of these is right that differs by a slip from what is written; if there
 * are none or several, it is the one that the sum demands, unless figures are known to be rounded.
 */
function toLastDigit(
  change: Change,
  { terms }: Relation,
  areRounded: boolean,
  isMending: (change: Change) => boolean,
): Change | undefined {
  const { units, scale } = change.to;
  if (scale === 0 && !areRounded) return change;
  const half = BigInt(terms.length) / 2n;
  const most = half < MOST_BESIDE ? half : MOST_BESIDE;
  const slips: Change[] = [];
  for (let by = -most; by <= most; by++) {
    const beside = { ...change, to: decimal(units + by, scale) };
    if (slipOf(beside) < COST.other && isMending(beside)) slips.push(beside);
  }
  const [slip] = slips;
  return slips.length === 1 ? slip : areRounded ? undefined : change;
}

function changeIn(relation: Relation, figure: Figure): Change[] {
  const to = valueIn(relation, figure);
  return to && figure.mayBe(to) ? [{ figure, from: figure.value, to }] : [];
}

/** Whether a change leaves a sum off by no more than the rounding of its figures. */
function isNearlyMended({ terms }: Relation, change: Change): boolean {
  const rest = sumOf(terms, valuesAfter([change]));
  const size = rest && (rest.units < 0n ? -rest.units : rest.units);
  return size !== undefined && 2n * size <= BigInt(terms.length);
}

/** Whether a change breaks no relation that holds. */
function keepsAll(relations: readonly Relation[], change: Change): boolean {
  const values = valuesAfter([change]);
  return relations.every(
    (one) => isBroken(one) || !has(one, change.figure) || statusWith(one, values) !== 'broken',
  );
}

/**
 * The faults of broken measures. Measures are joined if one figure is in all of them and in none that
 * holds; otherwise each is a fault of its own.
 */
function faultsOfMeasures(
  measures: readonly Relation[],
  isLeft: (relation: Relation) => boolean,
): Fault[] {
  const left = new Set(measures.filter(isLeft));
  const byFigure = grouped(measures, ({ terms }) => terms.map(({ figure }) => figure));
  const shared = [...byFigure.values()]
    .filter((all) => all.length > 1 && all.every(isLeft))
    .toSorted((a, b) => b.length - a.length);
  const faults: Fault[] = [];
  for (const all of [...shared, ...[...left].map((one) => [one])]) {
    if (!all.every((one) => left.has(one))) continue;
    faults.push({ broken: all, repairs: [] });
    for (const one of all) left.delete(one);
  }
  return faults;
}
