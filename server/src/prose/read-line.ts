import type { Span } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { ClaimTools } from './claims/count.ts';
import { readClaims as claimsIn } from './claims/read-claims.ts';
import type { ReportFacts } from './claims/said.ts';
import type { Readings } from './claims/slot-query.ts';
import { changesIn } from './derived/change.ts';
import type { Derived } from './derived/derived.ts';
import { listSumAt } from './derived/list-sum.ts';
import { LineNumbers } from './derived/numbers.ts';
import { sharesIn } from './derived/share.ts';
import type { Language } from './form-language.ts';
import { clauses } from './lexer/clauses.ts';
import { compact, spanIn } from './lexer/compact.ts';
import type { MoneyUnit } from './lexer/money.ts';
import type { Token } from './lexer/token.ts';
import { tokens } from './lexer/tokenize.ts';

/** A number in prose that repeats slots of the tables. */
export interface Claim {
  /**
   * The number's own characters in the line's text: UTF-16 code units, end exclusive. Where words say how
   * many (无行政诉讼, 均获维持), those.
   */
  readonly number: Span;
  /** Those characters. */
  readonly text: string;
  /**
   * What says how many: digits; a word such as 无 or 未收到; or words that say that all came to one end, so
   * that nothing else is left. No digits can replace words.
   */
  readonly says: 'number' | 'none' | 'all';
  /** Exactly what is written, in the table's unit. */
  readonly value: Decimal;
  /** The prose's own unit, for an amount of money; it stands right behind `number`. */
  readonly unit?: MoneyUnit;
  /** Slots by what they mean, summed; the claim agrees where the value equals any of the sums. */
  readonly readings: Readings;
}

/** What a line of prose says in numbers. */
export interface LineReading {
  /** The numbers that repeat figures of the tables, in their order. */
  readonly claims: readonly Claim[];
  /** The numbers that are worked out from others. */
  readonly derived: readonly Derived[];
}

/** What a report's prose is read with: its title, and the language of its form. */
export interface ReportContext extends ReportFacts {
  readonly language: Language;
}

/** What is left out of the reading, for tests of the exceptions. */
export type Exempt = Pick<ClaimTools, 'exceptions' | 'denialExceptions'>;

/**
 * Reads the numbers in a line of prose. What is not certain to be meant so is left out: other years and
 * bodies, parts, and what is said to be about.
 */
export function readLine(text: string, context: ReportContext, exempt: Exempt = {}): LineReading {
  if (text.length > LONGEST_LINE) return NOTHING;
  const { language, year } = context;
  const line = compact(text);
  const found = tokens(line.text, language.lexicon, year);
  if (!found.some(saysHowMany) && !language.allDone.mayBeIn(line.text)) return NOTHING;
  const parts = clauses(found, line.text.length);
  const read = claimsIn(line.text, parts, { facts: context, ...language, ...exempt });
  return {
    claims: read.counts.map(({ start, end, says, value, unit, readings }) => {
      const number = spanIn(line, start, end);
      const written = text.slice(number.start, number.end);
      return { number, text: written, says, value, ...(unit && { unit }), readings };
    }),
    derived: found.some(({ kind }) => kind === 'number')
      ? derivedIn(new LineNumbers(line, parts, read), context)
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
  const { value, entries, things, money, percentage } = token;
  return (value ?? entries ?? things ?? money ?? percentage) !== undefined;
}

const NOTHING: LineReading = { claims: [], derived: [] };

function derivedIn(line: LineNumbers, { language, year }: ReportContext): Derived[] {
  const indexes = [...line.numbers.keys()];
  return [
    ...sharesIn(line, language.shares),
    ...indexes.flatMap((index) => listSumAt(line, index) ?? []),
    ...changesIn(line, year, language.changes),
  ];
}

/** No ten reports together have as many characters; this bounds the memory that a line can fill. */
const LONGEST_LINE = 1_000_000;
