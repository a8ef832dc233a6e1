import type { Field } from './field.ts';
import type { Way } from './ways.ts';

/** What searches have cost so far in one field: figures looked at, which are bounded by the field's size. */
export interface Budget {
  left: number;
  /** Ways tried, by which chance grows. */
  tried: number;
}

/** Longer runs of lines are not looked for where no figure tells that the sum is passed. */
const LONGEST_SIGNED = 40;
/** Of the lengths at which figures add up, so many are tried. */
const MOST_LENGTHS = 3;

/**
 * The runs of lines in a sequence, from one place on, that add up to a line along one cross at least: the lengths
 * at which most crosses do first.
 *
 * @param sequence The lines in their order, as indices of the field's lines.
 * @param from The place in the sequence of the first part.
 * @param step 1 for parts behind one another, -1 for parts before one another.
 */
export function runsOf(
  field: Field,
  total: number,
  sequence: readonly number[],
  from: number,
  step: 1 | -1,
  budget: Budget,
): Way[] {
  const { units, steps, written, blanks, crosses, isSigned, isRounded, whole } = field;
  const width = crosses.length;
  const sums = new Float64Array(width);
  const slacks = new Float64Array(width);
  const filled = new Uint16Array(width);
  let alive: number[] = [];
  for (let cross = 0; cross < width; cross++) {
    const at = total * width + cross;
    const value = units[at] ?? Number.NaN;
    if (Number.isNaN(value) || value === 0 || blanks[at] === 1) continue;
    slacks[cross] = Math.max(steps[at] ?? 1, written[at] ?? 1);
    alive.push(cross);
  }
  const votes = new Map<number, number>();
  for (let length = 1; alive.length > 0 && budget.left > 0; length++) {
    const line = sequence[from + step * (length - 1)];
    if (line === undefined) break;
    budget.left -= alive.length;
    budget.tried++;
    let next = alive;
    for (const cross of alive) {
      const value = units[line * width + cross] ?? Number.NaN;
      const sum = (sums[cross] ?? 0) + value;
      const slack = (slacks[cross] ?? 0) + (steps[line * width + cross] ?? 1);
      sums[cross] = sum;
      slacks[cross] = slack;
      if (value !== 0) filled[cross] = (filled[cross] ?? 0) + 1;
      const want = units[total * width + cross] ?? 0;
      const off = want - sum;
      if (
        Math.abs(off) <= (isRounded || slack < (length + 1) * whole ? slack / 2 : 0) &&
        value !== 0
      ) {
        votes.set(length, (votes.get(length) ?? 0) + 1);
      }
      const isPassed = isSigned[cross] ? length >= LONGEST_SIGNED : off < -slack;
      if (Number.isNaN(sum) || isPassed) next = next.filter((one) => one !== cross);
    }
    alive = next;
  }
  return [...votes]
    .toSorted(([a, votesA], [b, votesB]) => votesB - votesA || a - b)
    .slice(0, MOST_LENGTHS)
    .map(([length]) => ({
      total,
      parts: Array.from({ length }, (_, index) => sequence[from + step * index] ?? 0).toSorted(
        (a, b) => a - b,
      ),
    }));
}
