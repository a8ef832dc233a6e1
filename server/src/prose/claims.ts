import type { Span } from '../draft/span.ts';
import { type Decimal, ZERO } from '../figure/decimal.ts';
import { withCarriedYears } from './carried-years.ts';
import { clauses } from './clauses.ts';
import { compact, spanIn } from './compact.ts';
import { Reader } from './reader.ts';
import type { ReportContext } from './scope.ts';
import type { SlotId } from './slot.ts';
import { tokens } from './token.ts';

export type { SlotId } from './slot.ts';

/** A number in prose that repeats slots of the tables. */
export interface Claim {
  /**
   * The number's own characters in the line's text: UTF-16 code units, end exclusive. Where the
   * prose denies (无行政诉讼), the word that does.
   */
  readonly number: Span;
  /** Exactly what is written. */
  readonly value: Decimal;
  /** Whether a word such as 无 or 未收到 stands for the number, so that no digits can replace it. */
  readonly worded: boolean;
  /**
   * Sums of slots, the plainest first: the claim agrees where the value equals any of them. A sum
   * may name a slot that only one of the statutory forms has; it speaks of that form only.
   */
  readonly readings: readonly (readonly SlotId[])[];
}

/**
 * The numbers in a line of prose that repeat figures of the tables, in their order. What is not
 * certain to be meant so is left out: other years and bodies, parts, and what is said to be about.
 */
export function readClaims(text: string, context: ReportContext): Claim[] {
  if (text.length > LONGEST_LINE) return [];
  const line = compact(text);
  const found = withCarriedYears(tokens(line.text), line.text, context.year);
  const reader = new Reader(line.text, context);
  for (const clause of clauses(found, line.text.length)) reader.read(clause);
  return reader.counts.map(({ start, end, value, readings }) => ({
    number: spanIn(line, start, end),
    value: value ?? ZERO,
    worded: value === undefined,
    readings,
  }));
}

/** No paragraph of a report has a tenth as many characters; what goes on longer is no prose. */
const LONGEST_LINE = 50_000;
