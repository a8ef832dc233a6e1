import { eliminate, type Row } from './system.ts';

/** A set of unknowns that solve a system while all others are zero. */
export interface Support {
  readonly unknowns: readonly number[];
  /** The row that each unknown was eliminated with; it is free of the unknowns listed before. */
  readonly pivots: readonly Row[];
}

/** Counts down the unknowns that may still be tried. */
export interface Work {
  left: number;
}

/**
 * Visits every set of exactly `size` unknowns that solves the rows, and of which no part does, once.
 *
 * Depth first: a row with a rest needs a change of one of its unknowns. Each is tried in turn and
 * eliminated, which leaves what the remaining ones must satisfy. An unknown whose turn is over is
 * forbidden from then on.
 *
 * @param accept says whether to go on.
 * @returns whether the search came to its end: neither was `accept` content nor the work exhausted.
 */
export function searchSupports(
  rows: readonly Row[],
  unknownCount: number,
  size: number,
  work: Work,
  accept: (support: Support) => boolean,
): boolean {
  const unknowns: number[] = [];
  const pivots: Row[] = [];
  return visit(rows, new Array<boolean>(unknownCount).fill(true), size);

  function visit(rows: readonly Row[], allowed: readonly boolean[], remaining: number): boolean {
    const broken = rows.filter((row) => row.rest !== 0n);
    if (broken.length === 0) {
      if (remaining > 0) return true;
      return accept({ unknowns: [...unknowns], pivots: [...pivots] });
    }
    const needs = needsOf(broken, allowed);
    if (remaining === 1) return visitLast(rows, needs);

    const packing = largestPacking(needs, unknownCount);
    if (packing.size > remaining) return true;
    if (packing.size < remaining) return branch(rows, needs, allowed, remaining);
    // As many needs without a common unknown as unknowns to choose: each of them takes exactly one,
    // and nothing outside them may change.
    const inside = withoutOwned(allowed, packing.owner, 0);
    return branch(rows, needsOf(broken, inside), inside, remaining, packing.owner);
  }

  /** Tries each unknown of the narrowest need. Of needs that own their unknowns, one is the limit. */
  function branch(
    rows: readonly Row[],
    needs: readonly Need[],
    allowed: readonly boolean[],
    remaining: number,
    owner?: readonly number[],
  ): boolean {
    const { row, candidates } = narrowest(needs);
    const still = allowed.slice();
    for (const unknown of candidates) {
      if (work.left-- <= 0) return false;
      still[unknown] = false;
      const next = owner === undefined ? still : withoutOwned(still, owner, owner[unknown] ?? 0);
      unknowns.push(unknown);
      pivots.push(row);
      const goOn = visit(eliminate(rows, row, unknown, next), next, remaining - 1);
      unknowns.pop();
      pivots.pop();
      if (!goOn) return false;
    }
    return true;
  }

  /** The one unknown left must satisfy every row at once. */
  function visitLast(rows: readonly Row[], needs: readonly Need[]): boolean {
    const { row, candidates } = narrowest(needs);
    for (const unknown of candidates) {
      if (work.left-- <= 0) return false;
      if (!solves(rows, row, unknown)) continue;
      if (!accept({ unknowns: [...unknowns, unknown], pivots: [...pivots, row] })) return false;
    }
    return true;
  }
}

/** A row with a rest, and the unknowns that may take it. */
interface Need {
  readonly row: Row;
  readonly candidates: readonly number[];
}

function needsOf(broken: readonly Row[], allowed: readonly boolean[]): Need[] {
  return broken.map((row) => {
    const candidates: number[] = [];
    for (const unknown of row.unknowns) if (allowed[unknown]) candidates.push(unknown);
    return { row, candidates };
  });
}

function narrowest(needs: readonly Need[]): Need {
  return needs.reduce((a, b) => (b.candidates.length < a.candidates.length ? b : a));
}

/** Forbids the unknowns that belong to a need of a packing, or with 0 to none. */
function withoutOwned(
  allowed: readonly boolean[],
  owner: readonly number[],
  need: number,
): readonly boolean[] {
  const left = allowed.slice();
  for (let unknown = 0; unknown < left.length; unknown++) {
    if (owner[unknown] === need) left[unknown] = false;
  }
  return left;
}

/** Whether a change of the unknown by what `row` lacks leaves no row with a rest. */
function solves(rows: readonly Row[], row: Row, unknown: number): boolean {
  const coefficient = row.coefficients[unknown] ?? 0;
  for (const other of rows) {
    if ((other.coefficients[unknown] === 0) !== (other.rest === 0n)) return false;
  }
  for (const other of rows) {
    if (other.rest === 0n) continue;
    const left = other.rest * BigInt(coefficient);
    if (left !== row.rest * BigInt(other.coefficients[unknown] ?? 0)) return false;
  }
  return true;
}

/** Needs that share no candidate: no fewer unknowns than these can satisfy them. */
interface Packing {
  readonly size: number;
  /** By unknown: the number of the need in the packing that it belongs to, from 1; or 0. */
  readonly owner: readonly number[];
}

/** Greedy from the narrow end and from the wide end, for rows and columns are each disjoint. */
function largestPacking(needs: readonly Need[], unknownCount: number): Packing {
  const sorted = needs.toSorted((a, b) => a.candidates.length - b.candidates.length);
  const fromNarrow = packed(sorted, unknownCount);
  const fromWide = packed(sorted.reverse(), unknownCount);
  return fromWide.size > fromNarrow.size ? fromWide : fromNarrow;
}

function packed(needs: readonly Need[], unknownCount: number): Packing {
  const owner = new Array<number>(unknownCount).fill(0);
  let size = 0;
  for (const { candidates } of needs) {
    if (isOwned(candidates, owner)) continue;
    size++;
    for (const unknown of candidates) owner[unknown] = size;
  }
  return { size, owner };
}

function isOwned(candidates: readonly number[], owner: readonly number[]): boolean {
  for (const unknown of candidates) if (owner[unknown] !== 0) return true;
  return false;
}
