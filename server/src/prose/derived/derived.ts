import type { Span } from '../../draft/span.ts';
import type { Decimal } from '../../figure/decimal.ts';
import type { Readings } from '../claims/slot-query.ts';

/** A number that the prose works out from other numbers. Spans are as in a `Claim`. */
export type Derived = Share | StatedChange | Sum;

/** A number of the line and the slots that it repeats. */
export interface Stated {
  readonly number: Span;
  readonly value: Decimal;
  /** Sums of slots of which it means one. */
  readonly readings: Readings;
}

/** `自然人764件，占90.8%`: what per cent of a whole a part is. */
export interface Share {
  readonly kind: 'share';
  readonly number: Span;
  /** In per cent, with the digits written. */
  readonly percentage: Decimal;
  /** The number just before; a part that is only named has its slots alone. */
  readonly part: Stated | { readonly readings: Readings };
  /** The wholes that its sentence states, the nearest first. */
  readonly wholes: readonly Stated[];
  /** Sums of slots of which the whole may be one. */
  readonly wholeReadings: Readings;
  /** Every other number of the line, the smallest first: a share of any of them is no mistake. */
  readonly others: readonly Decimal[];
  /** The shares beside it in its sentence: of what these are, it is too. */
  readonly beside: readonly ShareOfNumber[];
  /** Whether it was rounded so that the shares of its sentence come to 100, one off in the last digit. */
  readonly evened: boolean;
}

/** A number, and what per cent it is said to be of a whole. */
export interface ShareOfNumber {
  readonly part: Decimal;
  readonly percentage: Decimal;
}

/** `收到612件，同比增长12.3%`, `比上年增加67件`: how much more or less it is than last year. */
export interface StatedChange {
  readonly kind: 'change';
  readonly number: Span;
  /** Without a sign; in per cent where `percent`, with the digits written. */
  readonly amount: Decimal;
  readonly percent: boolean;
  readonly rises: boolean;
  readonly now: Stated;
  /** Last year's numbers that the sentence states; where there are none, last year's report tells. */
  readonly before: readonly Decimal[];
}

/** `其中A 3件、B 4件，共7件`: the sum of a list before it. */
export interface Sum {
  readonly kind: 'sum';
  readonly number: Span;
  readonly value: Decimal;
  readonly parts: readonly Decimal[];
  /** The numbers of its sentence before it: a sum of any of them is no mistake. */
  readonly others: readonly Decimal[];
}
