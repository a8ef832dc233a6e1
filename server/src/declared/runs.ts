import { type Field, roundingOf } from './field.ts';
import type { Way } from './ways.ts';

/** The cost of the searches in one field so far. It is bounded by the size of the field. */
export interface Budget {
  left: number;
  /** The number of ways that were tried. The more there are, the likelier is a chance. */
  tried: number;
}

/**
 * Longer runs are not looked for if figures may be negative, so that no figure shows that the sum is
 * passed.
 */
const LONGEST_SIGNED = 30;
/** Of the lengths at which figures add up, so many are tried. */
const MOST_LENGTHS = 3;
/** If figures may be negative, so many crosses decide about which lengths the others are asked. */
const MOST_ASKED = 32;

/**
 * Finds runs of lines in a sequence, from one place on, that add up to a line along at least one cross.
 * Returns the lengths for which most crosses add up, the best first.
 *
 * @param sequence The lines in order, as indexes of the field's lines.
 * @param from The place of the first part in the sequence.
 * @param step 1 for parts that follow each other, -1 for parts in reverse order.
 */
export type RunFinder = (
  total: number,
  sequence: readonly number[],
  from: number,
  step: 1 | -1,
) => readonly Way[];

const NONE: readonly Way[] = [];

/**
 * Makes a run finder for a field. It allocates room for its sums once, so that a search allocates
 * nothing.
 */
export function runFinder(field: Field, budget: Budget): RunFinder {
  const { units, addends, steps, written, blanks, crosses, isSigned } = field;
  const width = crosses.length;
  const asked = evenly(width, MOST_ASKED);
  const alive = new Int32Array(asked.length);
  const sums = new Float64Array(width);
  const slacks = new Float64Array(width);
  return (total, sequence, from, step) => {
    let count = 0;
    for (const cross of asked) {
      const at = total * width + cross;
      const value = units[at] ?? Number.NaN;
      if (Number.isNaN(value) || value === 0 || blanks[at] === 1) continue;
      sums[cross] = 0;
      slacks[cross] = Math.max(steps[at] ?? 1, written[at] ?? 1);
      alive[count++] = cross;
    }
    let votes: Map<number, number> | undefined;
    for (let length = 1; count > 0 && budget.left > 0; length++) {
      const line = sequence[from + step * (length - 1)];
      if (line === undefined) break;
      budget.left -= count;
      budget.tried++;
      let kept = 0;
      for (let index = 0; index < count; index++) {
        const cross = alive[index] ?? 0;
        const at = line * width + cross;
        const value = addends[at] ?? Number.NaN;
        const sum = (sums[cross] ?? 0) + value;
        if (Number.isNaN(sum)) continue;
        const slack = (slacks[cross] ?? 0) + (steps[at] ?? 1);
        sums[cross] = sum;
        slacks[cross] = slack;
        const off = (units[total * width + cross] ?? 0) - sum;
        const isFilled = value !== 0 && length > 1;
        if (isFilled && Math.abs(off) <= roundingOf(field, slack, length + 1)) {
          votes ??= new Map();
          votes.set(length, (votes.get(length) ?? 0) + 1);
        }
        if (isSigned[cross] ? length < LONGEST_SIGNED : off >= -slack) alive[kept++] = cross;
      }
      count = kept;
    }
    if (!votes) return NONE;
    return [...votes]
      .toSorted(([a, votesA], [b, votesB]) => votesB - votesA || a - b)
      .slice(0, MOST_LENGTHS)
      .map(([length]) => {
        const parts = Array.from({ length }, (_, index) => sequence[from + step * index] ?? 0);
        return { total, parts: step > 0 ? parts : parts.reverse() };
      });
  };
}

/** Up to `most` numbers below a count, at equal distances. */
function evenly(count: number, most: number): readonly number[] {
  const step = Math.max(1, count / most);
  return Array.from({ length: Math.min(count, most) }, (_, index) => Math.floor(index * step));
}
