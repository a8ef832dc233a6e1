import type { Decimal } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import type { Relation } from './relation.ts';

/** A figure and the value that it is to have; `from` is undefined where it is missing. */
export interface Change {
  readonly figure: Figure;
  readonly from: Decimal | undefined;
  readonly to: Decimal;
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
  /** The broken relations, in the order of the ledger. */
  readonly broken: readonly Relation[];
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

/** The changes that are singled out; none where the figures cannot tell. */
export function decidedChanges({ decidedBy, repairs }: Fault): readonly Change[] {
  return (decidedBy && repairs[0]?.changes) ?? [];
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
