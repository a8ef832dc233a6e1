import type { Constraint } from './system.ts';

/** Unknowns that solve a system when all others are zero. */
export type Support = readonly Pivot[];

/**
 * An unknown with the row that determines its value. The row does not contain the earlier unknowns of the
 * support.
 */
export interface Pivot {
  readonly unknown: number;
  readonly row: Constraint;
}

/** Receives a support; returns whether to continue. */
export type Accept = (support: Support) => boolean;

/** Counts down how much may still be tried in a search. */
export interface Work {
  left: number;
}

/** A row with a rest, and the unknowns that may cover it. */
export interface Need {
  readonly row: Constraint;
  readonly candidates: readonly number[];
}
