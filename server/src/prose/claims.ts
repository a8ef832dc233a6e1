import type { Span } from '../draft/span.ts';
import { type Decimal, ZERO } from '../figure/decimal.ts';
import { withCarriedYears } from './carried-years.ts';
import { changesIn } from './change.ts';
import { clauses } from './clauses.ts';
import { compact, spanIn } from './compact.ts';
import type { Derived } from './derived.ts';
import { listSumAt } from './list-sum.ts';
import type { MoneyUnit } from './money.ts';
import { LineNumbers } from './numbers.ts';
import { Reader } from './reader.ts';
import type { ReportContext } from './scope.ts';
import { shareAt } from './share.ts';
import type { SlotId } from './slot.ts';
import { type Token, tokens } from './token.ts';
import { readEitherWay } from './unfinished.ts';

export type { SlotId } from './slot.ts';

/** A number in prose that repeats slots of the tables. */
export interface Claim {
  /**
   * The number's own characters in the line's text: UTF-16 code units, end exclusive. Where the
   * prose denies (无行政诉讼), the word that does.
   */
  readonly number: Span;
  /** Exactly what is written, in the table's unit. */
  readonly value: Decimal;
  /** The prose's own unit, for an amount of money; it stands right behind `number`. */
  readonly unit?: MoneyUnit;
  /** Whether a word such as 无 or 未收到 stands for the number, so that no digits can replace it. */
  readonly worded: boolean;
  /**
   * Sums of slots, the plainest first: the claim agrees where the value equals any of them. A sum
   * may name a slot that only one of the statutory forms has; it speaks of that form only.
   */
  readonly readings: readonly (readonly SlotId[])[];
}

/** What a line of prose says in numbers. */
export interface LineReading {
  /** The numbers that repeat figures of the tables, in their order. */
  readonly claims: readonly Claim[];
  /** The numbers that are worked out from others. */
  readonly derived: readonly Derived[];
}

/**
 * Reads the numbers in a line of prose. What is not certain to be meant so is left out: other years and
 * bodies, parts, and what is said to be about.
 */
export function readLine(text: string, context: ReportContext): LineReading {
  if (text.length > LONGEST_LINE) return NOTHING;
  const line = compact(text);
  const written = tokens(line.text);
  if (!written.some(saysHowMany)) return NOTHING;
  const found = withCarriedYears(written, line.text, context.year);
  const reader = new Reader(line.text, context);
  const parts = clauses(found, line.text.length);
  for (const clause of parts) reader.read(clause);
  return {
    claims: reader.counts.map(({ start, end, value, unit, readings }) => ({
      number: spanIn(line, start, end),
      value: value ?? ZERO,
      ...(unit && { unit }),
      worded: value === undefined,
      readings,
    })),
    derived: found.some(({ kind }) => kind === 'number')
      ? derivedIn(new LineNumbers(line, parts, reader), context.year)
      : [],
  };
}

/**
 * Reads a line below a sentence that the line above left open, see `leftOpen`; nothing is open where that
 * is empty.
 */
export function readLineBelow(above: string, text: string, context: ReportContext): LineReading {
  const alone = readLine(text, context);
  if (above === '' || alone.claims.length + alone.derived.length === 0) return alone;
  return readEitherWay(alone, readLine(above + text, context), above.length);
}

/** Whether a token can be compared with figures: an exact number, or a word that says none. */
function saysHowMany(token: Token): boolean {
  if (token.kind === 'word') return token.word.meaning === 'none';
  if (token.kind !== 'number') return false;
  return (token.value ?? token.entries ?? token.money ?? token.percentage) !== undefined;
}

const NOTHING: LineReading = { claims: [], derived: [] };

/** The numbers in a line of prose that repeat figures of the tables, in their order. */
export function readClaims(text: string, context: ReportContext): readonly Claim[] {
  return readLine(text, context).claims;
}

function derivedIn(line: LineNumbers, year: number | undefined): Derived[] {
  const indexes = [...line.numbers.keys()];
  return [
    ...indexes.flatMap((index) => shareAt(line, index) ?? []),
    ...indexes.flatMap((index) => listSumAt(line, index) ?? []),
    ...changesIn(line, year),
  ];
}

/** No ten reports together have as many characters; this bounds the memory that a line can fill. */
const LONGEST_LINE = 1_000_000;
