import { searchChoices } from './search-choices.ts';
import type { Accept, Need, Pivot, Work } from './support.ts';
import { type Constraint, eliminate } from './system.ts';

/**
 * Visits every set of exactly `size` unknowns that solves the rows while no subset does. Each set is
 * visited once.
 *
 * The search is depth first. A row with a rest needs a change of one of its unknowns. Each of these is
 * tried and eliminated from the other rows, and the remaining unknowns must solve what is left. After its
 * turn an unknown is excluded.
 *
 * @param accept Returns whether to continue.
 * @returns Whether the search ended by itself, rather than because `accept` stopped it or the work was
 *   used up.
 */
export function searchSupports(
  rows: readonly Constraint[],
  unknownCount: number,
  size: number,
  work: Work,
  accept: Accept,
): boolean {
  const pivots: Pivot[] = [];
  return visit(rows, new Array<boolean>(unknownCount).fill(true), size);

  function visit(
    rows: readonly Constraint[],
    allowed: readonly boolean[],
    remaining: number,
  ): boolean {
    const broken = rows.filter((row) => row.rest !== 0n);
    if (broken.length === 0) {
      if (remaining > 0) return true;
      return accept([...pivots]);
    }
    const needs = needsOf(broken, allowed);
    const packing = largestPacking(needs, unknownCount);
    if (packing.length > remaining) return true;
    if (packing.length < remaining) return branch(rows, needs, allowed, remaining);
    // There are as many disjoint needs as unknowns to choose. So each need takes exactly one unknown, and
    // nothing else may change.
    return searchChoices(rows, packing, work, (choice) => accept([...pivots, ...choice]));
  }

  /** Tries each unknown of the need with the fewest candidates. */
  function branch(
    rows: readonly Constraint[],
    needs: readonly Need[],
    allowed: readonly boolean[],
    remaining: number,
  ): boolean {
    const { row, candidates } = narrowest(needs);
    const still = allowed.slice();
    for (const unknown of candidates) {
      if (work.left-- <= 0) return false;
      still[unknown] = false;
      pivots.push({ unknown, row });
      const goOn = visit(eliminate(rows, row, unknown, still), still, remaining - 1);
      pivots.pop();
      if (!goOn) return false;
    }
    return true;
  }
}

function needsOf(broken: readonly Constraint[], allowed: readonly boolean[]): Need[] {
  return broken.map((row) => {
    const candidates: number[] = [];
    for (const unknown of row.unknowns) if (allowed[unknown]) candidates.push(unknown);
    return { row, candidates };
  });
}

function narrowest(needs: readonly Need[]): Need {
  return needs.reduce((a, b) => (b.candidates.length < a.candidates.length ? b : a));
}

/**
 * A large set of needs that share no candidate. At least as many unknowns are needed to satisfy them. It
 * is built greedily, once from the narrowest need and once from the widest, because rows and columns are
 * each disjoint.
 */
function largestPacking(needs: readonly Need[], unknownCount: number): readonly Need[] {
  const sorted = needs.toSorted((a, b) => a.candidates.length - b.candidates.length);
  const fromNarrow = packed(sorted, unknownCount);
  const fromWide = packed(sorted.reverse(), unknownCount);
  return fromWide.length > fromNarrow.length ? fromWide : fromNarrow;
}

function packed(needs: readonly Need[], unknownCount: number): Need[] {
  const isTaken = new Array<boolean>(unknownCount).fill(false);
  return needs.filter(({ candidates }) => {
    if (candidates.some((unknown) => isTaken[unknown])) return false;
    for (const unknown of candidates) isTaken[unknown] = true;
    return true;
  });
}
