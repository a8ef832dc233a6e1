import type { Decimal } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';

/**
 * A figure of a ledger: the number in a cell, or a slot for which the draft has no cell. Figures are
 * identified by their objects.
 */
export interface Figure {
  /** Undefined if it is missing or unreadable. */
  readonly value: Decimal | undefined;
  /** Whether it is an amount, rounded to its last digit. Counts are exact. */
  readonly isRounded: boolean;
  /** Its decimal places: it is a multiple of 10^-`step`. Undefined if it can have any number of them. */
  readonly step: number | undefined;
  /** Whether it is a blank that is read as 0; see `zeros.ts`. */
  readonly isBlank: boolean;
  /** Whether its column accepts a value. */
  mayBe(value: Decimal): boolean;
  /** The same figure with another value. */
  with(value: Decimal): Figure;
  /** Its name: `3.其他 · 自然人`. */
  readonly name: string;
  /** Names of its row, its column and its table; empty if there is none. */
  readonly rowName: string;
  readonly columnName: string;
  readonly tableName: string;
  /** Where its characters are; undefined if the draft has no cell for it. */
  readonly site: Site | undefined;
  /** The whole cell. */
  readonly extent: Site | undefined;
  /** Minimum number of decimal places when a new value is written. */
  readonly digits: number;
  /** Its unit; empty or undefined if nothing says it. */
  readonly unit?: string | undefined;
  /** The decimal mark of a new value, if it is not `.`. */
  readonly point?: ',' | undefined;
  /** The mark between thousands, if the figure is written with one: a new value is then, too. */
  readonly group?: string | undefined;
  /** What stands before and behind its digits to say that it is less than 0, if it is not `-`: `($` and `)`. */
  readonly lessThanZero?: readonly [before: string, behind: string] | undefined;
}
