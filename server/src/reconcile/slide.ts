import type { Decimal } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';

/** A cell of a table that can hold a figure. */
export interface SlidePlace {
  readonly figure: Figure;
  /** `other`: something that is not a figure, or whose column is uncertain. It stays, and nothing replaces it. */
  readonly holds: 'figure' | 'nothing' | 'other';
}

/** A table in which figures can slide along its rows and columns. Each row has equally many places. */
export interface SlidingTable {
  readonly rows: readonly (readonly SlidePlace[])[];
  /** The value of a place that is left blank: 0 if the table reads its blanks as 0. */
  readonly blank: Decimal | undefined;
}

/** Figures that stand off their labels, with one cause, and where they belong. */
export interface Slide {
  /** Whether they stand rows off; otherwise, columns. */
  readonly areColumns: boolean;
  /** The names of the columns in which they stand; if they stand columns off, of the rows. */
  readonly lanes: readonly string[];
  /** From the first to the last. */
  readonly runs: readonly SlideRun[];
  /** Every place whose content changes. */
  readonly moves: readonly Move[];
  /** How many relations hold only after the move. */
  readonly mends: number;
  /** Figures whose place is taken by others, or that would have none. If there are some, nothing is moved. */
  readonly lost: readonly Figure[];
}

/** A run of figures that are equally far off, up to the next run or the end. */
export interface SlideRun {
  /** The first figure, as written. */
  readonly first: Figure;
  /** By how many places it stands too far down or right; negative if too far up or left. */
  readonly off: number;
}

/** A place with the figure that belongs there; undefined if the place is left blank. */
export interface Move {
  readonly to: Figure;
  readonly from: Figure | undefined;
  /** The value of the place after it; undefined if the place is blank and blanks are not read as 0. */
  readonly value: Decimal | undefined;
}
