import type { Span } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { Interval } from '../figure/interval.ts';
import { type Passage, passagesIn } from './arithmetic/passage.ts';
import { mayReckon, reckonedIn } from './arithmetic/reckoned-in.ts';
import type { ClaimTools } from './claims/count.ts';
import { readClaims as claimsIn } from './claims/read-claims.ts';
import type { ReportFacts } from './claims/said.ts';
import type { Readings } from './claims/slot-query.ts';
import { changesIn } from './derived/change.ts';
import type { Calculated, Derived } from './derived/derived.ts';
import { listSumAt } from './derived/list-sum.ts';
import { LineNumbers } from './derived/numbers.ts';
import { sharesIn } from './derived/share.ts';
import type { Language } from './form-language.ts';
import { clauses } from './lexer/clauses.ts';
import { type Compact, compact, spanIn } from './lexer/compact.ts';
import type { MoneyUnit } from './lexer/money.ts';
import type { Token } from './lexer/token.ts';
import { tokens } from './lexer/tokenize.ts';
import { PLAIN_UNIT } from './sentences/figure-in-place.ts';
import { type HeadingsAbove, NO_HEADINGS } from './sentences/heading-above.ts';
import { repeatedIn } from './sentences/repeated-in.ts';
import type { SlotPlace } from './sentences/slot-place.ts';

/** A number in prose that repeats slots of the tables. */
export interface Claim {
  /**
   * Range of the number in the line's text, in UTF-16 code units, end exclusive. If words say how many
   * (无行政诉讼, 均获维持), range of the words.
   */
  readonly number: Span;
  /** The text of that range. */
  readonly text: string;
  /**
   * How the number is expressed: by digits, by a denial such as 无 or 未收到, or by words that say that
   * everything ended in one way, so that every other number is 0. Words cannot be replaced by digits.
   */
  readonly says: 'number' | 'none' | 'all';
  /** The exact number written, in the table's unit. If the words name single figures, in its plain unit, such as 元. */
  readonly value: Decimal;
  /** For an amount of money, the prose's own unit. It directly follows `number`. */
  readonly unit?: MoneyUnit;
  /** Sums of slots, by meaning. The claim agrees if its value equals any of them. */
  readonly readings: Readings;
  /** For a number whose words name single figures. It agrees if it may be any of them. */
  readonly named?: NamedFigures;
}

/** The figures that words name, and the values that their number may stand for, in its plain unit. */
export interface NamedFigures {
  readonly places: readonly SlotPlace[];
  readonly range: Interval;
}

/** What a line of prose says in numbers. */
export interface LineReading {
  /** The numbers that repeat figures of the tables, in order. */
  readonly claims: readonly Claim[];
  /** The numbers calculated from others. */
  readonly derived: readonly Derived[];
}

/** What is needed to read a report's prose: facts from its title, and the language of its form. */
export interface ReportContext extends ReportFacts {
  readonly language: Language;
  /** The headings above the line; by default there are none. */
  readonly headings?: HeadingsAbove;
}

/** Replacements for the exceptions, for their tests. */
export type Exempt = Pick<ClaimTools, 'exceptions' | 'denialExceptions'>;

/**
 * Reads the numbers in a line of prose. Numbers that are not certainly about the tables are left out:
 * those of other years and bodies, of parts, and approximate ones.
 */
export function readLine(text: string, context: ReportContext, exempt: Exempt = {}): LineReading {
  if (text.length > LONGEST_LINE) return NOTHING;
  const { language, year } = context;
  const line = compact(text);
  const found = tokens(line.text, language.lexicon, year);
  const mayRepeat = language.sentences?.units.some((unit) => line.text.includes(unit)) === true;
  const passages = mayRepeat || mayReckon(line.text) ? passagesIn(line.text) : [];
  const calculated = calculatedIn(line, passages, context);
  const named = mayRepeat ? namedIn(text, line, passages, context) : [];
  if (!found.some(saysHowMany) && !language.allDone.mayBeIn(line.text)) {
    const isNothing = calculated.length === 0 && named.length === 0;
    return isNothing ? NOTHING : { claims: named, derived: calculated };
  }
  const parts = clauses(found, line.text.length);
  const read = claimsIn(line.text, parts, { facts: context, ...language, ...exempt });
  const derived = found.some(({ kind }) => kind === 'number')
    ? derivedIn(new LineNumbers(line, parts, read), context)
    : [];
  const known = new Set(derived.map(({ number }) => number.start));
  const isKnown = ({ number, from }: Calculated) =>
    [number, ...from.map((one) => one.number)].some(({ start }) => known.has(start));
  const counts = read.counts.map(({ start, end, says, value, unit, readings }): Claim => {
    const number = spanIn(line, start, end);
    const written = text.slice(number.start, number.end);
    return { number, text: written, says, value, ...(unit && { unit }), readings };
  });
  const counted = new Set(counts.map(({ number }) => number.start));
  const others = named.filter(({ number }) => !counted.has(number.start));
  return {
    claims: others.length > 0 ? inOrder([...counts, ...others]) : counts,
    derived: [...derived, ...calculated.filter((one) => !isKnown(one))],
  };
}

/**
 * Reads a line that may continue a sentence of the line above.
 *
 * @param above The unfinished sentence, see `leftOpen`; empty if there is none.
 */
export function readLineBelow(above: string, text: string, context: ReportContext): LineReading {
  const alone = readLine(text, context);
  if (above === '' || alone.claims.length + alone.derived.length === 0) return alone;
  return readEitherWay(alone, readLine(above + text, context), above.length);
}

/**
 * Combines two readings of a line below an unfinished sentence. If the line continues the sentence, the
 * sentence may say which body and year it is about. Only what both readings say is certain.
 *
 * @param whole The reading of the unfinished sentence together with the line.
 * @param shift Length of the unfinished sentence.
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
  const named = new Set(whole.claims.flatMap((one) => (one.named ? key(one) - shift : [])));
  return {
    claims: alone.claims.filter(
      (claim) =>
        (claim.named && named.has(key(claim))) ||
        claim.readings.some((reading) => readings.get(key(claim))?.has(reading.join())),
    ),
    derived: alone.derived.filter((one) => derived.has(key(one))),
  };
}

/** Whether a token can be compared with figures: an exact number, or a denial. */
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

function calculatedIn(
  line: Compact,
  passages: readonly Passage[],
  { language, year }: ReportContext,
): Calculated[] {
  const reckoned = reckonedIn(line, passages, language.plans, year);
  return reckoned.map(({ start, end, from, reckoning, fault }) => ({
    kind: 'calculated',
    number: spanIn(line, start, end),
    from: from.map((one) => ({ number: spanIn(line, one.start, one.numberEnd) })),
    reckoning,
    fault,
  }));
}

/** The amounts that repeat figures which their words name. */
function namedIn(
  text: string,
  line: Compact,
  passages: readonly Passage[],
  context: ReportContext,
): Claim[] {
  const { language, headings = NO_HEADINGS } = context;
  if (!language.sentences) return [];
  const found = repeatedIn(
    line.text,
    passages,
    language.sentences,
    language.plans,
    context,
    headings,
  );
  return found.map(({ said, places }) => {
    const number = spanIn(line, said.start, said.numberEnd);
    return {
      number,
      text: text.slice(number.start, number.end),
      says: 'number',
      value: said.value,
      ...(said.unit === PLAIN_UNIT && {
        unit: { name: said.text.slice(said.digits.length), places: -said.zeros },
      }),
      readings: [],
      named: { places, range: said.range },
    };
  });
}

function inOrder(claims: readonly Claim[]): Claim[] {
  return claims.toSorted((a, b) => a.number.start - b.number.start);
}

/** Ten reports together have fewer characters. It bounds the memory for a line. */
const LONGEST_LINE = 1_000_000;
