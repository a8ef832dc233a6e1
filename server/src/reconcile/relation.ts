import {
  type Decimal,
  decimal,
  equal,
  negate,
  rounded,
  shift,
  subtract,
  unitsAt,
  ZERO,
} from '../figure/decimal.ts';
import type { RelationCode, Severity } from '../form/source.ts';
import { tensAbove } from '../form/unit.ts';
import type { Figure } from './figure.ts';
import {
  type Bounds,
  boundsOfOperand,
  boundsOfResult,
  type Given,
  isWithin,
  type Measure,
  type Measured,
  measureOf,
  roundedTo,
} from './measure.ts';

/** A figure in a relation with its sign: on its side, or in left side minus right side. */
export interface Term {
  readonly figure: Figure;
  readonly sign: 1 | -1;
  /** In a measure, the unit of the figure's last significant digit; without it, the figure is exact. */
  readonly step?: Decimal | undefined;
  /**
   * In a relation between figures in several units, how many times the figure is multiplied by ten: 4 for 万元
   * beside 元. The relation is in the smallest of its units.
   */
  readonly tens?: number | undefined;
}

/** Where a relation comes from. */
export interface Origin {
  /**
   * `table`: asked for by the form within a table. `between`: asked for by the form between tables.
   * `declared`: declared by the labels of a table of no known form.
   */
  readonly kind: 'table' | 'between' | 'declared';
  /** The rule that reports it when its cause is not located. */
  readonly code: RelationCode | 'declared-total';
  /** The severity that the form gives; undefined if it gives none. */
  readonly severity: Severity | undefined;
}

/** *Open* if a figure is missing or unreadable. Then nothing can be said about the relation. */
export type Status = 'holding' | 'broken' | 'open';

/** The sides of a relation, with the figures multiplied that are in a larger unit than others. */
export function inOneUnit(sides: readonly (readonly Term[])[]): readonly (readonly Term[])[] {
  const tens = tensAbove(sides.flat().map(({ figure }) => figure.unit ?? ''));
  if (!tens) return sides;
  return sides.map((side) =>
    side.map((term) => ({ ...term, tens: tens.get(term.figure.unit ?? '') })),
  );
}

/** An equation or a bound between figures and whether it holds. Each figure occurs in it once. */
export interface Relation {
  readonly origin: Origin;
  /** Whether it is a bound: the left side may be less than the right side. */
  readonly isBound: boolean;
  /** How the value of the right side is calculated. Without it, the right side is a sum. */
  readonly measure?: Measure;
  /** Both sides, in the order of the equation. */
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** Left side minus right side, which should be zero; in a measure, the figures of both sides. */
  readonly terms: readonly Term[];
  /** The figure at which the relation is reported. */
  readonly anchor: Figure;
  /** The sum of `terms`, or left side minus measure; undefined if the relation is open. */
  readonly rest: Decimal | undefined;
  /** Twice the difference that rounding can cause: one unit in the last place for every rounded figure. */
  readonly slack: Decimal;
  readonly status: Status;
}

/** The values of figures: those written, or others to be tried. */
export type Values = (figure: Figure) => Decimal | undefined;

const written: Values = ({ value }) => value;

/** What a relation may have besides its two sides. */
export interface Loosely {
  readonly isBound?: boolean;
  /** By default, what the rounding of its figures can cause. */
  readonly slack?: Decimal;
}

/** Makes a relation of two sides and evaluates it. */
export function relate(
  origin: Origin,
  left: readonly Term[],
  right: readonly Term[],
  anchor: Figure,
  { isBound = false, slack }: Loosely = {},
): Relation {
  const terms = left.concat(
    right.map((term): Term => ({ ...term, sign: term.sign === 1 ? -1 : 1 })),
  );
  const rest = sumOf(terms);
  const allowed = slack ?? slackOf(terms);
  const status = statusOf(rest, allowed, isBound);
  return { origin, isBound, left, right, terms, anchor, rest, slack: allowed, status };
}

/** A relation between a figure and a measure of other figures: two, or for a mean any number. */
export function relateMeasure(
  origin: Origin,
  measure: Measure,
  anchor: Term,
  right: readonly Term[],
): Relation {
  const { figure } = anchor;
  const left = [anchor];
  const terms = [...left, ...right];
  const measured = measuredBy(measure, right, written);
  const { value } = figure;
  const rest = measured && value && subtract(value, roundedTo(measured, value.scale));
  const status = measureStatus(anchor, measure, measured, written);
  const isBound = false;
  return {
    origin,
    isBound,
    measure,
    left,
    right,
    terms,
    anchor: figure,
    rest,
    slack: ZERO,
    status,
  };
}

function measuredBy(
  measure: Measure,
  right: readonly Term[],
  values: Values,
): Measured | undefined {
  const operands = right.flatMap((term) => given(term, values) ?? []);
  return operands.length === right.length ? measureOf(measure, operands) : undefined;
}

function given({ figure, sign, step = ZERO }: Term, values: Values): Given | undefined {
  const value = values(figure);
  return value && { value: sign === 1 ? value : negate(value), step };
}

function measureStatus(
  anchor: Term,
  { mayBeCut }: Measure,
  measured: Measured | undefined,
  values: Values,
): Status {
  const figure = given(anchor, values);
  if (!figure || !measured) return 'open';
  return isWithin(figure, measured, mayBeCut) ? 'holding' : 'broken';
}

/** The sum of terms; undefined if a figure is missing. */
export function sumOf(terms: readonly Term[], values: Values = written): Decimal | undefined {
  let sum = 0n;
  let scale = 0;
  for (const { figure, sign, tens } of terms) {
    const written = values(figure);
    if (written === undefined) return undefined;
    // Most figures are zero, and each sum of big integers makes a new object.
    if (written.units === 0n) continue;
    const value = tens ? shift(written, tens) : written;
    if (value.scale > scale) {
      sum = unitsAt({ units: sum, scale }, value.scale);
      scale = value.scale;
    }
    const units = unitsAt(value, scale);
    sum = sign === 1 ? sum + units : sum - units;
  }
  return { units: sum, scale };
}

/**
 * The value of one figure that a relation determines. Undefined if another figure is missing, in a bound, for
 * the operands of a measure, because the rounded result determines none of them, and for a figure beside others in
 * a larger unit.
 */
export function valueIn(
  relation: Pick<Relation, 'terms' | 'right' | 'measure' | 'anchor' | 'isBound'>,
  figure: Figure,
  values: Values = written,
): Decimal | undefined {
  const value = relation.isBound ? undefined : balancingValue(relation, figure, values);
  const tens = relation.terms.find((term) => term.figure === figure)?.tens;
  if (!value || tens === undefined) return value;
  const isLargest = relation.terms.every((term) => (term.tens ?? 0) <= tens);
  return isLargest ? rounded(value, figure.step ?? value.scale) : undefined;
}

/** The value of one figure for which both sides are equal; see `valueIn`. */
export function balancingValue(
  { terms, right, measure, anchor }: Pick<Relation, 'terms' | 'right' | 'measure' | 'anchor'>,
  figure: Figure,
  values: Values = written,
): Decimal | undefined {
  if (measure) {
    const measured = figure === anchor ? measuredBy(measure, right, values) : undefined;
    return measured && roundedTo(measured, figure.value?.scale ?? figure.digits);
  }
  const own = terms.find((term) => term.figure === figure);
  if (!own) return undefined;
  const rest = sumOf(
    terms.filter((term) => term !== own),
    values,
  );
  return rest && inUnitOf(own, own.sign === 1 ? negate(rest) : rest);
}

/** An amount in the unit of a relation, in the unit of one of its figures. */
export function inUnitOf({ tens = 0 }: Term, { units, scale }: Decimal): Decimal {
  return { units, scale: scale + tens };
}

/**
 * How many equations between figures in one unit hold exactly, without any rounding; a measure, if its result is
 * rounded right.
 */
export function exactly(relations: readonly Relation[], values: Values): number {
  return relations.filter((one) => {
    if (one.isBound || isInUnits(one)) return false;
    if (!one.measure) return sumOf(one.terms, values)?.units === 0n;
    const result = values(one.anchor);
    const measured = measuredBy(one.measure, one.right, values);
    return result && measured && equal(result, roundedTo(measured, result.scale));
  }).length;
}

/** The values of a figure for which a relation holds; undefined if nothing can be said. */
export function boundsIn(relation: Relation, figure: Figure, values: Values): Bounds | undefined {
  const { measure, left, right, terms, slack, isBound } = relation;
  const own = terms.find((term) => term.figure === figure);
  if (!own) return undefined;
  if (measure) return boundsInMeasure(measure, left, right, own, values);
  const value = balancingValue(relation, figure, values);
  if (!value) return undefined;
  const half = inUnitOf(own, slack);
  const scale = Math.max(value.scale, half.scale);
  const [twice, off] = [2n * unitsAt(value, scale), unitsAt(half, scale)];
  const under = 2n * 10n ** BigInt(scale);
  const isFree = (side: 1 | -1) => isBound && own.sign === side;
  return {
    least: isFree(1) ? undefined : { over: twice - off, under },
    greatest: isFree(-1) ? undefined : { over: twice + off, under },
  };
}

function boundsInMeasure(
  measure: Measure,
  [result]: readonly Term[],
  right: readonly Term[],
  own: Term,
  values: Values,
): Bounds | undefined {
  const of = result && given(result, values);
  if (!of) return undefined;
  if (own === result) {
    const measured = measuredBy(measure, right, values);
    return measured && boundsOfResult(of, measured);
  }
  const operands = right.flatMap((term) => given(term, values) ?? []);
  if (operands.length < right.length) return undefined;
  return boundsOfOperand(measure, of, operands, right.indexOf(own), own.sign);
}

/** Whether a relation is between figures in several units. */
export function isInUnits({ terms }: Pick<Relation, 'terms'>): boolean {
  return terms.some(({ tens }) => tens);
}

/** The status of a relation with other values. */
export function statusWith(relation: Relation, values: Values): Status {
  const { measure, left, right, terms, slack, isBound } = relation;
  const [anchor] = left;
  return measure && anchor
    ? measureStatus(anchor, measure, measuredBy(measure, right, values), values)
    : statusOf(sumOf(terms, values), slack, isBound);
}

/**
 * Whether a relation between sums would hold if left side minus right side were `rest`.
 *
 * @param slack That of the relation, in the same units as `rest`: whole numbers that are exact.
 */
export function holdsWithin({ isBound }: Relation, rest: number, slack: number): boolean {
  return 2 * Math.abs(rest) <= slack || (isBound && rest < 0);
}

/**
 * Whether a figure may be changed to mend a relation. Next to a blank read as 0, a written figure may
 * not.
 */
export function mayChange(terms: readonly Term[], figure: Figure): boolean {
  return figure.isBlank || !terms.some((term) => term.figure.isBlank);
}

/** Whether a relation does not hold. */
export function isBroken({ status }: Relation): boolean {
  return status === 'broken';
}

/** Whether a figure takes part in a relation. */
export function has({ terms }: Pick<Relation, 'terms'>, figure: Figure): boolean {
  return terms.some((term) => term.figure === figure);
}

/**
 * A relation holds if the difference of its sides is zero. With rounded figures, the total included, the
 * difference may be up to half a unit in the last place of each. A bound also holds if the left side is
 * less.
 */
function statusOf(rest: Decimal | undefined, slack: Decimal, isBound: boolean): Status {
  if (rest === undefined) return 'open';
  if (rest.units === 0n || (isBound && rest.units < 0n)) return 'holding';
  if (slack.units === 0n) return 'broken';
  const scale = Math.max(rest.scale, slack.scale);
  const units = unitsAt(rest, scale);
  return 2n * (units < 0n ? -units : units) <= unitsAt(slack, scale) ? 'holding' : 'broken';
}

function slackOf(terms: readonly Term[]): Decimal {
  let slack = ZERO;
  for (const { figure, tens = 0 } of terms) {
    const { step = 0 } = figure;
    // A 0 in a larger unit may stand for a little in the smaller one.
    if (!figure.isRounded && (tens === 0 || step === 0)) continue;
    const own = shift(decimal(1, step), tens);
    const scale = Math.max(own.scale, slack.scale);
    slack = { units: unitsAt(slack, scale) + unitsAt(own, scale), scale };
  }
  return slack;
}
