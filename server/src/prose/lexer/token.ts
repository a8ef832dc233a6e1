import type { Decimal } from '../../figure/decimal.ts';
import type { Word } from './lexicon.ts';
import type { ProseMark } from './marks.ts';
import type { Money } from './money.ts';

/** A piece of a compact text, from index `start` to `end`, end exclusive. */
export type Token =
  | WordToken
  | {
      readonly kind: 'mark';
      readonly mark: ProseMark;
      readonly start: number;
      readonly end: number;
    }
  | YearToken
  | NumberToken;

export interface WordToken {
  readonly kind: 'word';
  readonly word: Word;
  readonly start: number;
  readonly end: number;
}

export interface YearToken {
  readonly kind: 'year';
  /** Undefined if it is one end of a range of years. */
  readonly year: number | undefined;
  readonly start: number;
  readonly end: number;
}

export interface NumberToken {
  readonly kind: 'number';
  /** The exact count of cases; undefined if it counts something else, or approximately. */
  readonly value: Decimal | undefined;
  /**
   * The exact number, if its clause ends with a unit such as 条 or 项, which count many things and also
   * requests.
   */
  readonly entries: Decimal | undefined;
  /** The exact number of things of whatever kind: 190处, 5件. */
  readonly things: Decimal | undefined;
  /** Whether it is a percentage. Then the last thing counted stays the same. */
  readonly percent: boolean;
  /** The amount of money; undefined if it is none, or not exact. */
  readonly money: Money | undefined;
  /** The number before `%`; undefined if there is none, or if the percentage is approximate. */
  readonly percentage: Decimal | undefined;
  readonly start: number;
  /** Index after the number's own characters. */
  readonly numberEnd: number;
  /** Index after the unit. */
  readonly end: number;
}
