import type { Ledger } from './relation.ts';

/** A ledger together with what is known of its figures beyond the relations. */
export interface Problem extends Ledger {
  /** Whether each figure may be negative, as 本年增/减 may. Without an entry it may not. */
  readonly signed?: readonly boolean[];
  /** Whether another place states the same figure: the prose, or last year's report. */
  readonly confirmed?: readonly boolean[];
}

/** A figure and the value that it is to have; `from` is undefined where it is missing. */
export interface Change {
  readonly figure: number;
  readonly from: bigint | undefined;
  readonly to: bigint;
}

/** Changes that together make every relation hold; see `cost.ts` for what its cost counts. */
export interface Repair {
  /** In the order of the figures, each of them once. */
  readonly changes: readonly Change[];
  readonly cost: number;
}

/**
 * Which bound cut the search of a fault short.
 *
 * - `size`: no repair of so few figures.
 * - `budget`: the allowed work was done before the search had ended.
 * - `repairs`: there are more smallest repairs than may be listed.
 * - `values`: some smallest set of figures may admit several values, which the sums cannot settle.
 */
export type Limit = 'size' | 'budget' | 'repairs' | 'values';

/**
 * A located cause: broken relations that are mended together, and the smallest ways to mend them.
 * The repairs of different faults never touch each other's relations and may be chosen freely.
 */
export interface Fault {
  /** The broken relations, by index, ascending. */
  readonly broken: readonly number[];
  /** All repairs of the fewest figures, the likeliest first; see `limit` for when they are not all. */
  readonly repairs: readonly Repair[];
  /**
   * What singles out the first repair: arithmetic, for it is the only smallest one, or its being far
   * likelier than the next (`MARGIN` in `cost.ts`). Absent where the figures cannot tell.
   */
  readonly decidedBy?: 'arithmetic' | 'likelihood';
  /** The bound that was hit. Unless it is `repairs`, no repair is listed then. */
  readonly limit?: Limit;
}

/** How far a search goes. */
export interface Limits {
  /** The most figures that the faults of one group of connected relations may need together. */
  readonly figures: number;
  /** The most figures tried, over all branches of the search of one group. */
  readonly work: number;
  /** The most repairs found in one group before the search gives up listing them. */
  readonly repairs: number;
}

/**
 * Six figures are twice what is promised. The work suffices for every case of three figures in the
 * request table (`docs/locating-faults.md` says by how much).
 */
export const LIMITS: Limits = { figures: 6, work: 20_000, repairs: 500 };
