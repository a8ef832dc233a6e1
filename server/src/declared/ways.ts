import { type Field, NO_FIGURE } from './field.ts';
import { slipBits } from './slip.ts';

/** A line as the sum of others, as indices of a field's lines: one way in which a table may add up. */
export interface Way {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * What a way comes to along one cross.
 *
 * - `holding`: exactly, or by no more than rounding is off.
 * - `vague`: off by little more than that, which says nothing.
 */
export type ProofStatus = 'holding' | 'vague' | 'broken' | 'open';

export interface Outcome {
  readonly cross: number;
  readonly status: ProofStatus;
  /** Total less parts, in the field's units. */
  readonly off: number;
  /** Parts that are not 0. */
  readonly filled: number;
  /** How unlikely it is that it comes so near by chance, in bits; 0 where it does not hold. */
  readonly bits: number;
  /** Where it is broken, how unlikely it is that one slip of the pen would explain it, in bits; 0 where none does. */
  readonly slip: number;
  /** Where it is broken, whether it is so far off that it is likelier no sum: a change, an average. */
  readonly isUnlike: boolean;
}

/** A way with what it comes to along every cross, and how strongly the table upholds it. */
export interface Proof {
  readonly way: Way;
  readonly outcomes: readonly Outcome[];
  /** How many of these hold and say something, each sum counted once. */
  readonly holding: number;
  /** How many are broken, and how many of others are so far off that these are likelier no sums. */
  readonly broken: number;
  readonly unlike: number;
  readonly bits: number;
}

/** A single sum says no more than this, however long its figures. */
const MOST_BITS = 16;
/** A sum of rounded figures says something from so many times on what rounding allows. */
const VAGUE = 20;
/** What one sum that is broken takes away: one figure in some hundred is wrong. */
const BITS_OF_BREAK = 6;
/** What a cross takes away that need not be added at all. */
const BITS_OF_UNLIKE = 2;
/** A sum that is off by a larger share of itself is likelier none. */
const UNLIKE = 3;

/** What the label of a total adds, and what 其中 takes away from a part. */
const BITS_OF_LABEL = 6;

/** Tries a way along every cross. */
export function prove(field: Field, way: Way): Proof {
  const tried = field.crosses.map((_, cross) => outcomeOf(field, way, cross));
  const outcomes = blanksAreNothing(field, way, tried)
    ? tried
    : tried.map((one): Outcome => {
        const isOpen = one.status === 'broken' && hasBlank(field, way, one.cross);
        return isOpen ? { ...one, status: 'open', isUnlike: false } : one;
      });
  const seen = new Set<string>();
  let [holding, broken, unlike, bits] = [0, 0, 0, 0];
  for (const outcome of outcomes) {
    if (outcome.isUnlike) {
      unlike++;
      bits -= BITS_OF_UNLIKE;
    } else if (outcome.status === 'broken') {
      broken++;
      bits += Math.min(MOST_BITS, outcome.slip) - BITS_OF_BREAK;
    }
    if (outcome.bits === 0) continue;
    // Sums that are alike confirm as much as one of them.
    const key = keyOf(field, way, outcome.cross);
    if (seen.has(key)) continue;
    seen.add(key);
    holding++;
    bits += outcome.bits;
  }
  if (field.lines[way.total]?.mayBeTotal) bits += BITS_OF_LABEL;
  if (way.parts.some((part) => field.lines[part]?.role === 'within')) bits -= BITS_OF_LABEL;
  return { way, outcomes, holding, broken, unlike, bits };
}

/** Whether a way holds along some of a few crosses, and along as many as it does not: most ways do not. */
export function mayHold({ units, steps, crosses }: Field, { total, parts }: Way): boolean {
  const width = crosses.length;
  const stride = Math.max(1, Math.floor(width / MOST_LOOKED_AT));
  let [holding, failing] = [0, 0];
  for (let cross = 0; cross < width; cross += stride) {
    let off = units[total * width + cross] ?? Number.NaN;
    let slack = steps[total * width + cross] ?? 1;
    for (const part of parts) {
      off -= units[part * width + cross] ?? Number.NaN;
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

/** Whether blanks among the parts are nothing: the sums that have them hold so. Elsewhere they may be unknown. */
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

function keyOf({ units, crosses }: Field, { total, parts }: Way, cross: number): string {
  const at = (line: number) => units[line * crosses.length + cross] ?? 0;
  return [total, ...parts.slice(0, 3)].map(at).join();
}

function outcomeOf(field: Field, { total, parts }: Way, cross: number): Outcome {
  const { units, blanks, steps, written, lines, crosses, kinds } = field;
  const width = crosses.length;
  const totalAt = total * width + cross;
  const sum = units[totalAt] ?? Number.NaN;
  let off = sum;
  let slack = Math.max(steps[totalAt] ?? 1, written[totalAt] ?? 1);
  let filled = 0;
  for (const part of parts) {
    const at = part * width + cross;
    const value = units[at] ?? Number.NaN;
    off -= value;
    slack += steps[at] ?? 1;
    if (value !== 0) filled++;
  }
  const open: Outcome = { cross, status: 'open', off, filled, bits: 0, slip: 0, isUnlike: false };
  // What is taken away is not added.
  if (
    parts.some((part) => lines[part]?.role === 'less' && (units[part * width + cross] ?? 0) > 0)
  ) {
    return open;
  }
  if (kinds && parts.some((part) => isOfOther(kinds[part * width + cross], kinds[totalAt])))
    return open;
  if (Number.isNaN(off) || blanks[totalAt] === 1 || (filled === 0 && sum === 0)) return open;
  const size = Math.abs(off);
  // Each figure stands for half a step either way.
  const rounding = mayBeRounded(field, { total, parts }, cross) ? slack / 2 : 0;
  if (size > 0 && size > 2 * rounding) {
    const slip = slipIn(field, { total, parts }, cross, off, rounding);
    const isFar = slip === 0 && UNLIKE * size > Math.abs(sum);
    const isUnlike = isFar || crosses[cross]?.role === 'apart';
    return { ...open, status: 'broken', slip, isUnlike };
  }
  if (size > rounding) return { ...open, status: 'vague' };
  const chance = Math.abs(sum) / (2 * size + (steps[totalAt] ?? 1));
  // Nearly anything adds up where figures are as small as what rounding allows.
  const isVague = off !== 0 && rounding * VAGUE > Math.abs(sum);
  const bits = filled < 2 || isVague ? 0 : Math.min(MOST_BITS, Math.log2(1 + chance));
  return { ...open, bits, status: 'holding' };
}

/** How well a slip in one of its figures explains a sum that is off, in bits; of many figures, one is soon found. */
function slipIn(field: Field, { total, parts }: Way, cross: number, off: number, slack: number) {
  const at = (line: number) => field.units[line * field.crosses.length + cross] ?? 0;
  let best = slipBits(at(total), at(total) - off, slack);
  if (slack > 0) best = Math.max(best, slipBits(at(total), at(total) - off, 0));
  for (const part of parts) {
    best = Math.max(best, slipBits(at(part), at(part) + off, slack) - Math.log2(parts.length + 1));
  }
  return best;
}

/** Figures with digits behind the point are rounded, and those of large units; counts are not. */
function mayBeRounded(field: Field, { total, parts }: Way, cross: number): boolean {
  const { isRounded, lines, crosses, steps, whole } = field;
  if (isRounded || crosses[cross]?.isRounded) return true;
  return [total, ...parts].some(
    (line) => lines[line]?.isRounded || (steps[line * crosses.length + cross] ?? whole) < whole,
  );
}

/** Whether two figures are given in different units; a blank is given in any. */
function isOfOther(a: number | undefined, b: number | undefined): boolean {
  return a !== b && a !== NO_FIGURE;
}

/** What tells a way from all others. */
export function wayKey({ total, parts }: Way): string {
  return `${total}=${parts.toSorted((a, b) => a - b).join('+')}`;
}
