import { type Field, NO_FIGURE, NO_UNIT, roundingOf } from './field.ts';
import { slipBits } from './slip.ts';

/** A line as the sum of others, as indexes of a field's lines: one way in which a table may add up. */
export interface Way {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * The result of a way along one cross.
 *
 * - `holding`: the sum is exact, or off by no more than rounding.
 * - `vague`: it is off by little more than that, which shows nothing.
 */
export type ProofStatus = 'holding' | 'vague' | 'broken' | 'open';

export interface Outcome {
  readonly cross: number;
  readonly status: ProofStatus;
  /** The total minus the parts, in the field's units. */
  readonly off: number;
  /** The number of parts that are not 0. */
  readonly filled: number;
  /** How unlikely it is that the sum is so near by chance, in bits; 0 if it does not hold. */
  readonly bits: number;
  /**
   * If it is broken, how unlikely it is that a slip would explain it by chance, in bits; 0 if no slip
   * does.
   */
  readonly slip: number;
  /** If it is broken, whether it is so far off that it is probably no sum but a change or an average. */
  readonly isUnlike: boolean;
}

/** A way with its results along every cross, and how strongly the table confirms it. */
export interface Proof {
  readonly way: Way;
  readonly outcomes: readonly Outcome[];
  /** The number of results that hold and are meaningful. Equal sums count once. */
  readonly holding: number;
  /** The number of broken results, and of crosses that are probably not sums because they are so far off. */
  readonly broken: number;
  readonly unlike: number;
  readonly bits: number;
}

/** The most bits that a single sum gives, however long its figures are. */
const MOST_BITS = 16;
/** A sum of rounded figures is meaningful if it is at least so many times what rounding allows. */
const VAGUE = 20;
/** The bits that a broken sum costs. About one figure in a hundred is wrong. */
const BITS_OF_BREAK = 6;
/** The bits that a cross costs that may not be added at all. */
const BITS_OF_UNLIKE = 2;
/** A sum that is off by so many times itself is probably no sum. */
const UNLIKE = 3;

/** The bits that the label of a total adds, and that 其中 costs for a part. */
const BITS_OF_LABEL = 6;

/** Tries a way along every cross. */
export function prove(field: Field, way: Way): Proof {
  const outcomeAlong = trial(field, way);
  const tried = field.crosses.map((_, cross) => outcomeAlong(cross));
  const mayBeOpen = ({ status, cross }: Outcome) =>
    status === 'broken' && hasBlank(field, way, cross);
  const outcomes =
    tried.some(mayBeOpen) && !blanksAreNothing(field, way, tried)
      ? tried.map((one) =>
          mayBeOpen(one) ? { ...one, status: 'open' as const, isUnlike: false } : one,
        )
      : tried;
  const isNew = sumsApart(field, way);
  let [holding, broken, unlike, bits] = [0, 0, 0, 0];
  for (const outcome of outcomes) {
    if (outcome.isUnlike) {
      unlike++;
      bits -= BITS_OF_UNLIKE;
    } else if (outcome.status === 'broken') {
      broken++;
      bits += Math.min(MOST_BITS, outcome.slip) - BITS_OF_BREAK;
    }
    if (outcome.bits === 0 || field.shares.has(outcome.cross) || !isNew(outcome.cross)) continue;
    holding++;
    bits += outcome.bits;
  }
  if (field.lines[way.total]?.mayBeTotal) bits += BITS_OF_LABEL;
  if (way.parts.some((part) => field.lines[part]?.role === 'within')) bits -= BITS_OF_LABEL;
  return { way, outcomes, holding, broken, unlike, bits };
}

/** Whether a way holds along one cross. */
export function holdsAlong(field: Field, way: Way, cross: number): boolean {
  return trial(field, way)(cross).status === 'holding';
}

/** Gives what tries a way along a cross. */
function trial(field: Field, way: Way): (cross: number) => Outcome {
  const isLineRounded = [way.total, ...way.parts].some((line) => field.lines[line]?.isRounded);
  const isOfShares = isSumOfShares(field, way);
  return (cross) => outcomeOf(field, way, cross, isLineRounded || isOfShares(cross));
}

/** Gives what tells whether a sum is one of shares in per cent. If a total is 100 more than once, this is no chance. */
function isSumOfShares(
  { units, crosses, whole }: Field,
  { total }: Way,
): (cross: number) => boolean {
  const isHundred = (cross: number) => units[total * crosses.length + cross] === 100 * whole;
  const hundreds = crosses.filter((_, cross) => isHundred(cross)).length;
  return (cross) => hundreds > 1 && isHundred(cross);
}

/** Whether a way holds along at least half of a few crosses. Most ways do not. */
export function mayHold({ units, addends, steps, crosses }: Field, { total, parts }: Way): boolean {
  const width = crosses.length;
  const stride = Math.max(1, Math.floor(width / MOST_LOOKED_AT));
  let [holding, failing] = [0, 0];
  for (let cross = 0; cross < width; cross += stride) {
    let off = units[total * width + cross] ?? Number.NaN;
    let slack = steps[total * width + cross] ?? 1;
    for (const part of parts) {
      off -= addends[part * width + cross] ?? Number.NaN;
      slack += steps[part * width + cross] ?? 1;
    }
    if (Number.isNaN(off)) continue;
    if (Math.abs(off) <= slack) holding++;
    else failing++;
    if (failing > MOST_FAILING && failing > holding) return false;
  }
  return holding > 0 || stride > 1;
}

const MOST_LOOKED_AT = 64;
const MOST_FAILING = 6;

/**
 * Whether blanks among the parts mean nothing, because sums with blanks hold in this way. Otherwise they
 * may be unknown.
 */
function blanksAreNothing(field: Field, way: Way, tried: readonly Outcome[]): boolean {
  let [holding, broken] = [0, 0];
  for (const { status, cross, bits } of tried) {
    if (!hasBlank(field, way, cross)) continue;
    if (bits > 0) holding++;
    else if (status === 'broken') broken++;
  }
  return holding >= 2 && holding >= 2 * broken;
}

function hasBlank({ blanks, crosses }: Field, { parts }: Way, cross: number): boolean {
  return parts.some((part) => blanks[part * crosses.length + cross] === 1);
}

/**
 * Gives what tells whether a sum is another one than those along the crosses that it was asked about before: sums of
 * the same figures confirm as much as one of them.
 */
export function sumsApart(
  { units, crosses }: Field,
  { total, parts }: Way,
): (cross: number) => boolean {
  const at = (line: number, cross: number) => units[line * crosses.length + cross] ?? 0;
  const crossesOf = new Map<number, number[]>();
  return (cross) => {
    const sum = at(total, cross);
    const others = crossesOf.get(sum);
    if (!others) {
      crossesOf.set(sum, [cross]);
      return true;
    }
    const isNew = others.every((other) =>
      parts.some((part) => at(part, cross) !== at(part, other)),
    );
    if (isNew) others.push(cross);
    return isNew;
  };
}

function outcomeOf(field: Field, way: Way, cross: number, areRounded: boolean): Outcome {
  const { units, addends, blanks, steps, written, crosses, kinds } = field;
  const { total, parts } = way;
  const width = crosses.length;
  const totalAt = total * width + cross;
  const sum = units[totalAt] ?? Number.NaN;
  let off = sum;
  let slack = Math.max(steps[totalAt] ?? 1, written[totalAt] ?? 1);
  let filled = 0;
  for (const part of parts) {
    const at = part * width + cross;
    const value = addends[at] ?? Number.NaN;
    off -= value;
    slack += steps[at] ?? 1;
    if (value !== 0) filled++;
  }
  if (
    Number.isNaN(off) ||
    blanks[totalAt] === 1 ||
    (filled === 0 && sum === 0) ||
    (kinds && parts.some((part) => isOfOther(kinds[part * width + cross], kinds[totalAt])))
  ) {
    return { cross, status: 'open', off, filled, bits: 0, slip: 0, isUnlike: false };
  }
  const size = Math.abs(off);
  // Each figure may be off by half a step.
  const rounding =
    areRounded || crosses[cross]?.isRounded
      ? slack / 2
      : roundingOf(field, slack, parts.length + 1);
  if (size > 0 && size > 2 * rounding) {
    const slip = slipIn(field, way, cross, off, rounding);
    const isFar = slip === 0 && UNLIKE * size > Math.abs(sum);
    const isUnlike = isFar || crosses[cross]?.role === 'apart';
    return { cross, status: 'broken', off, filled, bits: 0, slip, isUnlike };
  }
  if (size > rounding) {
    return { cross, status: 'vague', off, filled, bits: 0, slip: 0, isUnlike: false };
  }
  const bits = bitsOf(field, way, cross, { off, rounding });
  return { cross, status: 'holding', off, filled, bits, slip: 0, isUnlike: false };
}

/** How unlikely it is, in bits, that a sum is so near by chance. */
function bitsOf(
  { units, addends, steps, crosses }: Field,
  { total, parts }: Way,
  cross: number,
  { off, rounding }: { readonly off: number; readonly rounding: number },
): number {
  const at = total * crosses.length + cross;
  const sum = Math.abs(units[at] ?? 0);
  // Nearly everything adds up if the figures are as small as the rounding.
  if (off !== 0 && rounding * VAGUE > sum) return 0;
  const added = parts.map((part) => Math.abs(addends[part * crosses.length + cross] ?? 0));
  // What is less than the rounding is no part that one sees.
  if (added.filter((value) => value > rounding).length < 2) return 0;
  return Math.min(MOST_BITS, Math.log2(1 + sum / (2 * Math.abs(off) + (steps[at] ?? 1))));
}

/**
 * How well a slip in one of its figures explains a sum that is off, in bits. Among many figures, one is
 * easily found.
 */
function slipIn(field: Field, { total, parts }: Way, cross: number, off: number, slack: number) {
  const { units, addends, written, crosses } = field;
  // Only the digits that are written can be mistyped.
  const bitsAt = (at: number, value: number, right: number, by: number) => {
    const step = written[at] ?? 1;
    return slipBits(value / step, right / step, by / step);
  };
  const at = total * crosses.length + cross;
  const sum = units[at] ?? 0;
  let best = bitsAt(at, sum, sum - off, slack);
  if (slack > 0) best = Math.max(best, bitsAt(at, sum, sum - off, 0));
  for (const part of parts) {
    const place = part * crosses.length + cross;
    const value = addends[place] ?? 0;
    best = Math.max(best, bitsAt(place, value, value + off, slack) - Math.log2(parts.length + 1));
  }
  return best;
}

/**
 * Whether two figures are given in different units. A figure without one fits all of them: many tables write the
 * currency in the first row and the last one.
 */
function isOfOther(a: number | undefined, b: number | undefined): boolean {
  return a !== b && a !== NO_FIGURE && a !== NO_UNIT && b !== NO_UNIT;
}

/** Identifies a way among all others. */
export function wayKey({ total, parts }: Way): string {
  return `${total}=${parts.toSorted((a, b) => a - b).join('+')}`;
}
