import { type Decimal, format, negate, shortest, unitsAt } from '../../figure/decimal.ts';
import { separated } from '../../figure/thousands.ts';
import type { Translate } from '../../l10n.ts';
import type { Figure } from '../../reconcile/figure.ts';
import type { Measure } from '../../reconcile/measure.ts';
import {
  inUnitOf,
  type Relation,
  type Status,
  sumOf,
  type Term,
  valueIn,
} from '../../reconcile/relation.ts';

/** The value of a figure in digits; `?` if it is missing or unreadable. */
export function digitsOf({ value }: Figure): string {
  return value ? format(value) : '?';
}

/**
 * A number in digits, without trailing zeros after the point: a count beside amounts still looks like a
 * count.
 */
export function digits(value: Decimal): string {
  return format(shortest(value));
}

/** A new value of a figure in digits: with the decimal places that its form asks for, and the marks of the old one. */
export function newDigits(figure: Figure, value: Decimal): string {
  const short = shortest(value);
  const scale = Math.max(short.scale, figure.digits);
  return marked(format({ units: unitsAt(short, scale), scale }), figure);
}

/** The value of a figure beside a new one: with the same marks; `?` if it is missing or unreadable. */
export function oldDigits(figure: Figure): string {
  return figure.value ? marked(format(figure.value), figure) : '?';
}

/** Digits with the marks with which a figure is written. */
function marked(digits: string, { point, group, lessThanZero }: Figure): string {
  const text = point ? digits.replace('.', point) : digits;
  const number = group === undefined ? text : separated(text, group);
  if (!lessThanZero) return number;
  const [before, behind] = lessThanZero;
  if (number.startsWith('-')) return before + number.slice(1) + behind;
  return before.replace(/[-–−(（]/, '') + number + behind.replace(/[)）]/, '');
}

/** By how much the sides of a relation differ, without a sign. */
export function gap({ rest, terms }: Relation): string {
  return rest ? digits(rest.units < 0n ? negate(rest) : rest) + unitOf(terms) : '?';
}

/** The unit of a relation between figures in several units; empty if they have one. */
function unitOf(terms: readonly Term[]): string {
  return terms.find(({ tens }) => tens === 0)?.figure.unit ?? '';
}

/** The value of a figure in digits, with its unit in a relation between figures in several units. */
function amountOf({ figure, tens }: Term): string {
  return digitsOf(figure) + (tens === undefined ? '' : (figure.unit ?? ''));
}

/** The sum of one side of a relation in digits; `?` if a figure is missing. */
export function totalText(side: readonly Term[]): string {
  const sum = sumOf(side);
  const smallest = side.toSorted((a, b) => (a.tens ?? 0) - (b.tens ?? 0))[0];
  if (!sum || !smallest) return '?';
  return smallest.tens === undefined
    ? digits(sum)
    : digits(inUnitOf(smallest, sum)) + (smallest.figure.unit ?? '');
}

/** One side with its numbers, without the zeros of long sums: `841 + 46 = 887`, or only `824`. */
export function sideText(side: readonly Term[]): string {
  return textOf(sideOf(side));
}

function sideOf(side: readonly Term[]): EquationSide {
  return { terms: termsText(side), total: totalText(side) };
}

function textOf({ terms, total }: EquationSide): string {
  return terms === undefined ? total : `${terms} = ${total}`;
}

/** How many terms of a sum are shown. */
const MOST_TERMS = 24;

/** The numbers of one side, `841 + 46`; undefined if only one would be shown. */
function termsText(side: readonly Term[]): string | undefined {
  const shown = side.length > 2 ? side.filter(({ figure }) => figure.value?.units !== 0n) : side;
  const [first] = shown;
  if (!first || (shown.length === 1 && first.sign === 1)) return undefined;
  const terms = shown.slice(0, MOST_TERMS);
  const rest = shown.length > MOST_TERMS ? ' + …' : '';
  return joinedTerms(terms, amountOf) + rest;
}

/** Terms with signs between them. */
function joinedTerms(side: readonly Term[], say: (term: Term) => string): string {
  return side
    .map((term, index) => {
      const { sign } = term;
      const said = say(term);
      if (index === 0) return sign === 1 ? said : `− ${said}`;
      const isLess = said.startsWith('-');
      return `${isLess === (sign === 1) ? '−' : '+'} ${isLess ? said.slice(1) : said}`;
    })
    .join(' ');
}

/**
 * A relation with its numbers as one equation: `794 + 36 + 11 = 841`; a broken one as `794 + 36 + 11 =
 * 841 ≠ 814` or `841 + 46 = 887 ≠ 888 = 825 + 63`.
 */
export function sumText(relation: Relation): string {
  const { status, isBound } = relation;
  const [left, right] = [sideOf(relation.left), rightSide(relation)];
  if (isBound) return bound(left, right, status);
  // A total follows its parts, as in calculating.
  const isTotal = relation.left.length === 1 && relation.right.length > 1;
  return isTotal ? equation(right, left, status) : equation(left, right, status);
}

/** The value of the right side of a relation, with its numbers: `841 + 46 = 887`, `12 ÷ 48 × 100 = 25`. */
export function rightText(relation: Relation): string {
  return textOf(rightSide(relation));
}

/** The value of the right side of a relation. */
export function rightSide(relation: Relation): EquationSide {
  const { right, measure, anchor } = relation;
  if (!measure) return sideOf(right);
  const value = valueIn(relation, anchor);
  return { terms: measureText(measure, right), total: value ? digits(value) : '?' };
}

/** How a measure is calculated: `12 ÷ 48 × 100`, `(71 − 68) ÷ 68`, `(2 + 3 + 7) ÷ 3`. */
function measureText(measure: Measure, right: readonly Term[]): string {
  const { kind, whole } = measure;
  if (kind !== 'mean') {
    return quotientText(measure, right, amountOf) + (whole === 1n ? '' : ` × ${whole}`);
  }
  const rest = right.length > MOST_TERMS ? ' + …' : '';
  return `(${joinedTerms(right.slice(0, MOST_TERMS), amountOf)}${rest}) ÷ ${right.length}`;
}

/** What divides by its last term: `12 ÷ 48`, `(71 − 68) ÷ 68`. */
function quotientText(
  { kind }: Measure,
  right: readonly Term[],
  say: (term: Term) => string,
): string {
  const parts = right.slice(0, -1);
  const [by] = right.slice(-1);
  const divisor = by ? say(by) : '?';
  const less = kind === 'change' ? ` − ${divisor}` : '';
  const dividend = joinedTerms(parts, say) + less;
  return `${parts.length > 1 || less ? `(${dividend})` : dividend} ÷ ${divisor}`;
}

/** A side of an equation: its numbers if there are several, and its total. */
export interface EquationSide {
  readonly terms: string | undefined;
  /** `?` if a figure is missing. */
  readonly total: string;
}

/** Both sides of a bound: `12 ≤ 10 + 3 = 13`. */
function bound(left: EquationSide, right: EquationSide, status: Status): string {
  return `${textOf(left)} ${status === 'broken' ? '>' : '≤'} ${textOf(right)}`;
}

/** Both sides, with their totals in the middle. */
function equation(first: EquationSide, second: EquationSide, status: Status): string {
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

/** A relation with name and numbers: `3.其他 · 总计：413 + 23 + 9 = 445`. */
export function relationText(t: Translate, relation: Relation): string {
  return `${relationName(relation)}${t(': ')}${sumText(relation)}`;
}

/** Whether a sum shows more than its total, which a message has already given: `3 + 2 = 5`, but not `5`. */
export function isReckoned(sum: string): boolean {
  return sum.includes(' = ');
}

/** Joins whole sentences. Undefined ones are omitted. */
export function sentences(t: Translate, ...all: readonly (string | undefined)[]): string {
  const said = all.flatMap((sentence) => sentence ?? []);
  return said.reduce((before, sentence) => t('{0} {1}', before, sentence));
}

/**
 * A relation by its numbers, in a form that never changes with the wording: acceptances are identified by
 * it.
 */
export function sumKey({ left, right }: Relation): string {
  return `${sideText(left)}，${sideText(right)}`;
}

/**
 * The name of a relation: that of its total. A balance is named by its rows and its column, a relation
 * between tables by its figures, as in a form file: `《收费》合计 · 金额 = 《处罚》合计 · 罚款`.
 */
export function relationName(relation: Relation): string {
  const { origin, isBound, left, right, anchor, measure } = relation;
  if (origin.code !== 'balance' && !isBound) return anchor.name;
  const isInRow = [...left, ...right].every(({ figure }) => figure.rowName === anchor.rowName);
  const nameOf = ({ figure }: Term) => {
    if (origin.kind === 'between') return `《${figure.tableName}》${figure.name}`;
    return isInRow ? figure.columnName : figure.rowName;
  };
  const first = joinedTerms(left, nameOf);
  const second = measure ? quotientText(measure, right, nameOf) : joinedTerms(right, nameOf);
  const where = isInRow ? anchor.rowName : anchor.columnName;
  const place = origin.kind === 'between' || where === '' ? '' : ` · ${where}`;
  return `${first} ${isBound ? '≤' : '='} ${second}${place}`;
}
