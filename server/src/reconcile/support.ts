import type { Constraint } from './system.ts';

/** Unknowns that solve a system while all others are zero. */
export type Support = readonly Pivot[];

/** An unknown and the row that gives its value; the row is free of the unknowns before it in a support. */
export interface Pivot {
  readonly unknown: number;
  readonly row: Constraint;
}

/** Takes a support that was found; says whether to go on. */
export type Accept = (support: Support) => boolean;

/** Counts down the unknowns that may still be tried. */
export interface Work {
  left: number;
}

/** A row with a rest, and the unknowns that may take it. */
export interface Need {
  readonly row: Constraint;
  readonly candidates: readonly number[];
}
