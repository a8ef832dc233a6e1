import type { Decimal } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import type { Relation } from './relation.ts';
import type { Slide } from './slide.ts';

/** A figure and its new value. `from` is undefined if the figure is missing. */
export interface Change {
  readonly figure: Figure;
  readonly from: Decimal | undefined;
  readonly to: Decimal;
}

/** Changes that together make every relation hold; see `cost.ts` for the cost. */
export interface Repair {
  /** In the order of the figures, each at most once. */
  readonly changes: readonly Change[];
  readonly cost: number;
  /** Set if all changes have one cause: figures that stand off their labels. */
  readonly slide?: Slide;
}

/**
 * Which limit ended the search for a fault.
 *
 * - `size`: there is no repair with so few figures.
 * - `budget`: the permitted work was used up before the search ended.
 * - `repairs`: there are more smallest repairs than may be listed.
 * - `values`: some smallest set of figures may have several values, between which the sums cannot decide.
 */
export type Limit = 'size' | 'budget' | 'repairs' | 'values';

/**
 * A located cause: broken relations that are mended together, and the smallest ways to mend them. Repairs
 * of different faults never affect each other's relations and can be chosen independently.
 */
export interface Fault {
  /** The broken relations, in the order of the ledger. */
  readonly broken: readonly Relation[];
  /** All repairs with the fewest figures, the likeliest first; incomplete if `limit` is set. */
  readonly repairs: readonly Repair[];
  /**
   * What singles out the first repair: `arithmetic` if it is the only smallest one, `likelihood` if it is
   * much likelier than the next (`MARGIN` in `cost.ts`). Absent if nothing decides.
   */
  readonly decidedBy?: 'arithmetic' | 'likelihood';
  /** The limit that was reached. With a limit other than `repairs`, no repair is listed. */
  readonly limit?: Limit;
}

/** The repair that is singled out; undefined if none is. */
export function decidedRepair({ decidedBy, repairs }: Fault): Repair | undefined {
  return decidedBy && repairs[0];
}

/** Its changes; empty if none is singled out. */
export function decidedChanges(fault: Fault): readonly Change[] {
  return decidedRepair(fault)?.changes ?? [];
}

/**
 * The slide that is the cause; undefined if the cause is none. If several repairs are listed, they differ in
 * where the slide begins, and this is the shortest: what it moves is certainly off.
 */
export function slideOf({ repairs: [shortest] }: Fault): Slide | undefined {
  return shortest?.slide;
}

/** The figures at which a cause is reported: those that its repair changes, or where its slide begins. */
export function causesOf(fault: Fault): Figure[] {
  const first = slideOf(fault)?.runs[0]?.first;
  return first ? [first] : decidedChanges(fault).map(({ figure }) => figure);
}

/** Limits of a search. */
export interface Limits {
  /** How many figures the faults of one group of connected relations may need together. */
  readonly figures: number;
  /** How many figures are tried in all branches of the search of one group. */
  readonly work: number;
  /** How many repairs of one group are listed. */
  readonly repairs: number;
}

/**
 * Six figures are twice as many as promised. The work is enough for every case of three figures in the
 * request table; `docs/locating-faults.md` says by what margin.
 */
export const LIMITS: Limits = { figures: 6, work: 20_000, repairs: 500 };
