import type { Span } from '../../draft/span.ts';
import { add, compare, type Decimal, ZERO } from '../../figure/decimal.ts';
import { grouped } from '../../grouped.ts';
import type { Count, LineClaims, NamedPart } from '../claims/count.ts';
import type { Clause } from '../lexer/clauses.ts';
import { type Compact, spanIn } from '../lexer/compact.ts';
import type { NumberToken } from '../lexer/token.ts';
import type { Stated } from './derived.ts';

/** A number of a line, with the text before it. */
export interface LineNumber {
  readonly token: NumberToken;
  readonly clause: Clause;
  /** Index of its sentence in the line. Full stops separate sentences. */
  readonly sentence: number;
  /**
   * The compact text between the previous number of its sentence, or the sentence's start, and this
   * number.
   */
  readonly gap: string;
}

/** How many earlier numbers are considered. It bounds the work for a line. */
const MOST_BEFORE = 30;

/** The numbers of a line in order, with what was read about them. */
export class LineNumbers {
  readonly numbers: readonly LineNumber[];
  /** The values of all numbers except percentages, in ascending order. */
  readonly values: readonly Decimal[];
  readonly #percentages: ReadonlyMap<number, Decimal>;
  readonly #line: Compact;
  readonly #counts: ReadonlyMap<number, readonly Count[]>;
  readonly #past: ReadonlyMap<number, readonly Count[]>;
  readonly #named: ReadonlyMap<number, NamedPart>;

  constructor(line: Compact, clauses: readonly Clause[], { counts, past, namedParts }: LineClaims) {
    this.#line = line;
    this.numbers = numbersOf(line.text, clauses);
    this.#counts = grouped(counts, ({ start }) => [start]);
    this.#past = grouped(past, ({ start }) => [start]);
    this.values = this.numbers
      .flatMap(({ token: { value, percent } }) => (value && !percent ? value : []))
      .sort(compare);
    this.#percentages = percentageSums(this.numbers);
    this.#named = new Map(namedParts.map((part) => [part.start, part]));
  }

  /** The earlier numbers of its sentence, the nearest first, at most `MOST_BEFORE`. */
  before(index: number): LineNumber[] {
    const found: LineNumber[] = [];
    const { sentence } = this.numbers[index] ?? {};
    for (let at = index - 1; at >= 0 && found.length < MOST_BEFORE; at--) {
      const number = this.numbers[at];
      if (number?.sentence !== sentence) break;
      if (number) found.push(number);
    }
    return found;
  }

  /** The sum of the percentages in a number's sentence. */
  percentages({ sentence }: LineNumber): Decimal {
    return this.#percentages.get(sentence) ?? ZERO;
  }

  span({ token }: LineNumber): Span {
    return spanIn(this.#line, token.start, token.numberEnd);
  }

  /** What a number counts in the report's tables; undefined if it counts nothing there, or several things. */
  count({ token }: LineNumber): Count | undefined {
    return only(this.#counts.get(token.start));
  }

  /** What a number counts in last year's tables. */
  past({ token }: LineNumber): Count | undefined {
    return only(this.#past.get(token.start));
  }

  /** The part of a percentage, if only words name it. */
  named({ token }: LineNumber): NamedPart | undefined {
    return this.#named.get(token.start);
  }

  /** A number with its value and readings, if it counts something in the tables. */
  stated(number: LineNumber): Stated | undefined {
    const { value } = number.token;
    const count = this.count(number);
    return count && value && { number: this.span(number), value, readings: count.readings };
  }
}

function numbersOf(text: string, clauses: readonly Clause[]): LineNumber[] {
  const found: LineNumber[] = [];
  let [sentence, from] = [0, 0];
  for (const clause of clauses) {
    for (const token of clause.tokens) {
      if (token.kind !== 'number') continue;
      const gap = text.slice(from, token.start);
      found.push({ token, clause, sentence, gap });
      // The per cent sign belongs to the number.
      from = token.percent ? token.end + 1 : token.end;
    }
    if (clause.mark === 'stop') {
      sentence++;
      from = clause.end + 1;
    }
  }
  return found;
}

function percentageSums(numbers: readonly LineNumber[]): Map<number, Decimal> {
  const sums = new Map<number, Decimal>();
  for (const { sentence, token } of numbers) {
    if (token.percentage) sums.set(sentence, add(sums.get(sentence) ?? ZERO, token.percentage));
  }
  return sums;
}

function only<T>(list: readonly T[] | undefined): T | undefined {
  return list?.length === 1 ? list[0] : undefined;
}
