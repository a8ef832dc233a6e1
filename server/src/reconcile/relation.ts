import { type Decimal, decimal, negate, unitsAt, ZERO } from '../figure/decimal.ts';
import type { RelationCode, Severity } from '../form/source.ts';
import type { Figure } from './figure.ts';

/** One figure in a relation, and its sign: on its own side, or with the right side taken from the left. */
export interface Term {
  readonly figure: Figure;
  readonly sign: 1 | -1;
}

/** Where a relation comes from. */
export interface Origin {
  /**
   * `table`: the form asks for it within a table. `between`: the form asks for it between tables. `declared`: a
   * table of no known form declares it by its own labels.
   */
  readonly kind: 'table' | 'between' | 'declared';
  /** The rule that reports it where its cause is not located. */
  readonly code: RelationCode | 'declared-total';
  /** How grave the form says that a break is; undefined where it is silent. */
  readonly severity: Severity | undefined;
}

/** *Open* where a figure is missing or cannot be read: nothing can be said of the relation then. */
export type Status = 'holding' | 'broken' | 'open';

/** An equation between figures and how it stands. No figure stands in it twice. */
export interface Relation {
  readonly origin: Origin;
  /** Both sides, in the order of the equation. */
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** The left side less the right one, which should be nothing. */
  readonly terms: readonly Term[];
  /** The figure at which the relation is reported. */
  readonly anchor: Figure;
  /** What the terms come to; undefined where the relation is open. */
  readonly rest: Decimal | undefined;
  /** Twice what rounding can have made of it: one of the last digit of every rounded figure. */
  readonly slack: Decimal;
  readonly status: Status;
}

/** What figures are taken to be; as they are written, unless something else is tried. */
export type Values = (figure: Figure) => Decimal | undefined;

const written: Values = ({ value }) => value;

/** Sets two sides against each other. */
export function relate(
  origin: Origin,
  left: readonly Term[],
  right: readonly Term[],
  anchor: Figure,
  slack?: Decimal,
): Relation {
  const terms = [...left];
  for (const { figure, sign } of right) terms.push({ figure, sign: sign === 1 ? -1 : 1 });
  const rest = sumOf(terms);
  const allowed = slack ?? slackOf(terms);
  const status = statusOf(rest, allowed);
  return { origin, left, right, terms, anchor, rest, slack: allowed, status };
}

/** What terms come to; undefined where a figure is missing. */
export function sumOf(terms: readonly Term[], values: Values = written): Decimal | undefined {
  let sum = 0n;
  let scale = 0;
  for (const { figure, sign } of terms) {
    const value = values(figure);
    if (value === undefined) return undefined;
    // Most figures are zero, and a sum of big integers is a new object each time.
    if (value.units === 0n) continue;
    if (value.scale > scale) {
      sum = unitsAt({ units: sum, scale }, value.scale);
      scale = value.scale;
    }
    const units = unitsAt(value, scale);
    sum += sign === 1 ? units : -units;
  }
  return { units: sum, scale };
}

/** The value of one figure with which a relation would hold; undefined where another one is missing. */
export function valueIn(
  { terms }: Pick<Relation, 'terms'>,
  figure: Figure,
  values: Values = written,
): Decimal | undefined {
  const own = terms.find((term) => term.figure === figure);
  if (!own) return undefined;
  const rest = sumOf(
    terms.filter((term) => term !== own),
    values,
  );
  return rest && own.sign === 1 ? negate(rest) : rest;
}

/** Whether a relation would hold with some values. */
export function statusWith({ terms, slack }: Relation, values: Values): Status {
  return statusOf(sumOf(terms, values), slack);
}

/** Whether a figure may be changed for the sake of its relation: one that is written may not, beside a blank read as 0. */
export function mayChange(terms: readonly Term[], figure: Figure): boolean {
  return figure.isBlank || !terms.some((term) => term.figure.isBlank);
}

/** Whether a figure stands in a relation. */
export function has({ terms }: Pick<Relation, 'terms'>, figure: Figure): boolean {
  return terms.some((term) => term.figure === figure);
}

/**
 * What is left of a relation is nothing where it is zero, or for rounded figures no more than half the last digit
 * of each, the total's included.
 */
function statusOf(rest: Decimal | undefined, slack: Decimal): Status {
  if (rest === undefined) return 'open';
  if (rest.units === 0n) return 'holding';
  if (slack.units === 0n) return 'broken';
  const scale = Math.max(rest.scale, slack.scale);
  const units = unitsAt(rest, scale);
  return 2n * (units < 0n ? -units : units) <= unitsAt(slack, scale) ? 'holding' : 'broken';
}

function slackOf(terms: readonly Term[]): Decimal {
  let slack = ZERO;
  for (const { figure } of terms) {
    if (!figure.isRounded) continue;
    const { step = 0 } = figure;
    const scale = Math.max(step, slack.scale);
    slack = { units: unitsAt(slack, scale) + unitsAt(decimal(1, step), scale), scale };
  }
  return slack;
}
