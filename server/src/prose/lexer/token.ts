import type { Decimal } from '../../figure/decimal.ts';
import type { Word } from './lexicon.ts';
import type { ProseMark } from './marks.ts';
import type { Money } from './money.ts';

/** A piece of a compact text; `start` and `end` are indexes into it, end exclusive. */
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
  /** Undefined where it is one end of a span of years. */
  readonly year: number | undefined;
  readonly start: number;
  readonly end: number;
}

export interface NumberToken {
  readonly kind: 'number';
  /** The exact count of cases; undefined where the number counts something else, or about. */
  readonly value: Decimal | undefined;
  /** The exact number where its clause ends with 条, 项 or the like, which count much, and requests too. */
  readonly entries: Decimal | undefined;
  /** The exact number of whatever a measure word behind it counts: 190处. */
  readonly things: Decimal | undefined;
  /** A percentage leaves what was last counted as it was. */
  readonly percent: boolean;
  /** What is an amount of money; undefined where it is none, or not exact. */
  readonly money: Money | undefined;
  /** What stands before `%`; undefined where none does, or where the percentage is about. */
  readonly percentage: Decimal | undefined;
  readonly start: number;
  /** Behind the number's own characters. */
  readonly numberEnd: number;
  /** Behind the unit. */
  readonly end: number;
}
