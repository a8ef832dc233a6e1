import type { Span } from '../../draft/span.ts';
import type { Decimal } from '../../figure/decimal.ts';
import type { Reckoned } from '../arithmetic/reckoned.ts';
import type { Readings } from '../claims/slot-query.ts';

/** A number that the prose calculates from other numbers. Spans are as in `Claim`. */
export type Derived = Share | StatedChange | Sum | Calculated;

/** A number of the line that repeats slots. */
export interface Stated {
  readonly number: Span;
  readonly value: Decimal;
  /** The sums of slots that it may mean. */
  readonly readings: Readings;
}

/** `自然人764件，占90.8%`: a part as a percentage of a whole. */
export interface Share {
  readonly kind: 'share';
  readonly number: Span;
  /** In per cent, with the digits as written. */
  readonly percentage: Decimal;
  /** The number directly before it. If the part is only named, its slots alone. */
  readonly part: Stated | { readonly readings: Readings };
  /** The wholes stated in its sentence, the nearest first. */
  readonly wholes: readonly Stated[];
  /** The sums of slots that the whole may be. */
  readonly wholeReadings: Readings;
  /** All numbers of the line, in ascending order. A share of any of them counts as right. */
  readonly others: readonly Decimal[];
  /** The neighbouring shares of its sentence. They probably have the same whole. */
  readonly beside: readonly ShareOfNumber[];
  /**
   * Whether the shares of its sentence add up to 100, so that it may have been adjusted by one unit in
   * the last place.
   */
  readonly evened: boolean;
}

/** A number and its stated percentage of a whole. */
export interface ShareOfNumber {
  readonly part: Decimal;
  readonly percentage: Decimal;
}

/** `收到612件，同比增长12.3%`, `比上年增加67件`: a change since last year. */
export interface StatedChange {
  readonly kind: 'change';
  readonly number: Span;
  /** Without a sign. If `percent`, in per cent with the digits as written. */
  readonly amount: Decimal;
  readonly percent: boolean;
  readonly rises: boolean;
  readonly now: Stated;
  /** Last year's numbers stated in the sentence. If there are none, last year's report has them. */
  readonly before: readonly Decimal[];
}

/** `其中A 3件、B 4件，共7件`: the sum of the list before it. */
export interface Sum {
  readonly kind: 'sum';
  readonly number: Span;
  readonly value: Decimal;
  readonly parts: readonly Decimal[];
  /** All earlier numbers of its sentence. A sum of any of them counts as right. */
  readonly others: readonly Decimal[];
}

/**
 * A number that follows from other numbers of its line, or a word that compares some of them, whatever they are about:
 * `支出决算90万元，完成预算的90%`. Of the numbers that the report's tables count, the kinds above know more.
 */
export interface Calculated extends Pick<Reckoned, 'reckoning' | 'fault'> {
  readonly kind: 'calculated';
  /** Range of the number or of the word. */
  readonly number: Span;
  /** The numbers from which it follows. */
  readonly from: readonly { readonly number: Span }[];
}
