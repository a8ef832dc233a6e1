import type { Decimal } from '../figure/decimal.ts';
import type { Site } from '../form/found-table.ts';

/**
 * A figure of a ledger: the number in a cell, or the place of a form for which the draft has no cell. A figure
 * is known by its object, wherever it is spoken of.
 */
export interface Figure {
  /** Undefined where it is missing or cannot be read. */
  readonly value: Decimal | undefined;
  /** Whether it is an amount, which is rounded at its last digit; a count is exact. */
  readonly isRounded: boolean;
  /** Digits after the point in what it is a multiple of; undefined where it can have any. */
  readonly step: number | undefined;
  /** Whether it is a blank that is read as 0; see `zeros.ts`. */
  readonly isBlank: boolean;
  /** Whether its column takes a value. */
  mayBe(value: Decimal): boolean;
  /** The same place with another value. */
  with(value: Decimal): Figure;
  /** What it is called: `3.其他 · 自然人`. */
  readonly name: string;
  /** The names of its row, its column and its table; empty where there is none. */
  readonly rowName: string;
  readonly columnName: string;
  readonly tableName: string;
  /** Where its own characters stand; undefined where the draft has no cell for it. */
  readonly site: Site | undefined;
  /** The whole cell. */
  readonly extent: Site | undefined;
  /** The fewest digits after the point that a new value is written with. */
  readonly digits: number;
  /** What stands before digits behind the point of a new value, where it is not `.`. */
  readonly point?: ',' | undefined;
}
