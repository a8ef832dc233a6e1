import type { Row } from './system.ts';

/** A set of unknowns that solve a system while all others are zero. */
export interface Support {
  readonly unknowns: readonly number[];
  /** The row that gives each unknown's value; it is free of the unknowns listed before. */
  readonly pivots: readonly Row[];
}

/** Takes a support that was found; says whether to go on. */
export type Accept = (support: Support) => boolean;

/** Counts down the unknowns that may still be tried. */
export interface Work {
  left: number;
}

/** A row with a rest, and the unknowns that may take it. */
export interface Need {
  readonly row: Row;
  readonly candidates: readonly number[];
}
