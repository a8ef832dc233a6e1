import type { Span } from '../draft/span.ts';
import { type Decimal, ZERO } from '../figure/decimal.ts';
import { Reader } from './claims/claim-reader.ts';
import type { ReportContext } from './claims/scope.ts';
import type { SlotId } from './claims/slot.ts';
import { changesIn } from './derived/change.ts';
import type { Derived } from './derived/derived.ts';
import { listSumAt } from './derived/list-sum.ts';
import { LineNumbers } from './derived/numbers.ts';
import { shareAt } from './derived/share.ts';
import { withCarriedYears } from './lexer/carried-years.ts';
import { clauses } from './lexer/clauses.ts';
import { compact, spanIn } from './lexer/compact.ts';
import type { MoneyUnit } from './lexer/money.ts';
import { type Token, tokens } from './lexer/tokens.ts';

export type { SlotId } from './claims/slot.ts';

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

/**
 * What a line says below a sentence that is left open. The line may go on with it, and then the sentence
 * says of whom it speaks, and of which year; or it may not. What is read either way is certain.
 *
 * @param whole The reading of the open sentence and the line in one.
 * @param shift Length of the open sentence.
 */
function readEitherWay(alone: LineReading, whole: LineReading, shift: number): LineReading {
  const key = ({ number }: { readonly number: { readonly start: number } }) => number.start;
  const readings = new Map<number, Set<string>>();
  for (const claim of whole.claims) {
    const at = key(claim) - shift;
    const known = readings.get(at) ?? new Set();
    for (const reading of claim.readings) known.add(reading.join());
    readings.set(at, known);
  }
  const derived = new Set(whole.derived.map((one) => key(one) - shift));
  return {
    claims: alone.claims.filter((claim) =>
      claim.readings.some((reading) => readings.get(key(claim))?.has(reading.join())),
    ),
    derived: alone.derived.filter((one) => derived.has(key(one))),
  };
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
