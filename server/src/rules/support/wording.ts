import { type Decimal, format, negate, shortest, unitsAt } from '../../figure/decimal.ts';
import type { Translate } from '../../l10n.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { type Relation, type Status, sumOf, type Term } from '../../reconcile/relation.ts';

/** A figure in digits, as it is written; `?` where it is missing or unreadable. */
export function digitsOf({ value }: Figure): string {
  return value ? format(value) : '?';
}

/** A number in digits, with no more after the point than it needs: a count stays a count beside amounts. */
export function digits(value: Decimal): string {
  return format(shortest(value));
}

/** A new value for a figure, with the digits after the point that its form asks for. */
export function newDigits(figure: Figure, value: Decimal): string {
  const short = shortest(value);
  const scale = Math.max(short.scale, figure.digits);
  const text = format({ units: unitsAt(short, scale), scale });
  return figure.point ? text.replace('.', figure.point) : text;
}

/** By how much a relation is off, without sign. */
export function gap({ rest }: Relation): string {
  return rest ? digits(rest.units < 0n ? negate(rest) : rest) : '?';
}

/** What one side of a relation comes to, in digits; `?` where a figure is missing. */
export function totalText(side: readonly Term[]): string {
  const sum = sumOf(side);
  return sum ? digits(sum) : '?';
}

/** One side with its numbers, zeros left out of long sums: `841 + 46 = 887`, or `824` alone. */
export function sideText(side: readonly Term[]): string {
  const terms = termsText(side);
  const total = totalText(side);
  return terms === undefined ? total : `${terms} = ${total}`;
}

/** A sum of more numbers is not read to its end. */
const MOST_TERMS = 24;

/** The numbers of one side, `841 + 46`; undefined where there is no more than one to show. */
function termsText(side: readonly Term[]): string | undefined {
  const shown = side.length > 2 ? side.filter(({ figure }) => figure.value?.units !== 0n) : side;
  const [first] = shown;
  if (!first || (shown.length === 1 && first.sign === 1)) return undefined;
  const terms = shown.slice(0, MOST_TERMS);
  const rest = shown.length > MOST_TERMS ? ' + …' : '';
  return joinedTerms(terms, digitsOf) + rest;
}

/** Terms with their signs between them. */
function joinedTerms(side: readonly Term[], say: (figure: Figure) => string): string {
  return side
    .map(({ figure, sign }, index) => {
      const said = say(figure);
      if (index === 0) return sign === 1 ? said : `− ${said}`;
      const isLess = said.startsWith('-');
      return `${isLess === (sign === 1) ? '−' : '+'} ${isLess ? said.slice(1) : said}`;
    })
    .join(' ');
}

/**
 * A relation with its numbers, as one equation: `794 + 36 + 11 = 841`, or where it is broken
 * `794 + 36 + 11 = 841 ≠ 814` and `841 + 46 = 887 ≠ 888 = 825 + 63`.
 */
export function sumText({ left, right, status }: Relation): string {
  // A total stands behind its parts, as one reckons.
  const [first, second] = left.length === 1 && right.length > 1 ? [right, left] : [left, right];
  return equation(
    { terms: termsText(first), total: totalText(first) },
    { terms: termsText(second), total: totalText(second) },
    status,
  );
}

/** A side of an equation: its numbers where there are several, and what they come to. */
interface Sum {
  readonly terms: string | undefined;
  /** `?` where a figure is missing. */
  readonly total: string;
}

/** Two sides that should come to the same, with what they come to between them. */
function equation(first: Sum, second: Sum, status: Status): string {
  if (status === 'open') return `${first.terms ?? first.total} = ${second.terms ?? second.total}`;
  if (first.total === second.total) {
    const links = [first.terms, first.total, second.terms].flatMap((link) => link ?? []);
    return (links.length === 1 ? [...links, ...links] : links).join(' = ');
  }
  const [left, right] = [
    [first.terms, first.total],
    [second.total, second.terms],
  ].map((side) => side.flatMap((link) => link ?? []).join(' = '));
  return `${left} ${status === 'broken' ? '≠' : '≈'} ${right}`;
}

/** A relation by its name and its numbers: `3.其他 · 总计：413 + 23 + 9 = 445`. */
export function relationText(t: Translate, relation: Relation): string {
  return `${relationName(relation)}${t(': ')}${sumText(relation)}`;
}

/** Whether a sum shows more than the number that a message has given already: `3 + 2 = 5`, and not `5`. */
export function isReckoned(sum: string): boolean {
  return sum.includes(' = ');
}

/** Whole sentences, one behind the other; what is undefined is left out. */
export function sentences(t: Translate, ...all: readonly (string | undefined)[]): string {
  const said = all.flatMap((sentence) => sentence ?? []);
  return said.reduce((before, sentence) => t('{0} {1}', before, sentence));
}

/** A relation by its sums, in words that no wording changes: what is accepted is known by them. */
export function sumKey({ left, right }: Relation): string {
  return `${sideText(left)}，${sideText(right)}`;
}

/**
 * What a relation is called: its total's name; a balance by its rows and its column, a relation between tables by
 * its figures, as they can be written in a form: `《收费》合计 · 金额 = 《处罚》合计 · 罚款`.
 */
export function relationName({ origin, left, right, anchor }: Relation): string {
  if (origin.code !== 'balance') return anchor.name;
  const [first, second] = [left, right].map((side) =>
    joinedTerms(side, (figure) =>
      origin.kind === 'between' ? `《${figure.tableName}》${figure.name}` : figure.rowName,
    ),
  );
  const column = origin.kind === 'between' ? '' : ` · ${anchor.columnName}`;
  return `${first} = ${second}${column}`;
}
