import { type Decimal, decimal, unitsAt } from '../../../server/src/figure/decimal.ts';
import { effectOf } from '../../../server/src/reconcile/effect.ts';
import type { Figure } from '../../../server/src/reconcile/figure.ts';
import { follows } from '../../../server/src/reconcile/follows.ts';
import { locate } from '../../../server/src/reconcile/locate.ts';
import {
  type Origin,
  type Relation,
  relate,
  type Status,
} from '../../../server/src/reconcile/relation.ts';
import type { Change, Fault, Limits } from '../../../server/src/reconcile/repair.ts';

/** Figures in one row, and what is known of each by its index: a ledger as a test writes it down. */
export interface Problem {
  /** In units of the last digit; undefined where one is missing. */
  readonly figures: readonly (bigint | undefined)[];
  readonly relations: readonly Sum[];
  readonly signed?: readonly boolean[];
  readonly confirmed?: readonly boolean[];
  /** For amounts: digits after the point in a unit, and those that each figure is rounded to; -1 where it is exact. */
  readonly rounding?: { readonly scale: number; readonly digits: readonly number[] };
}

/** A signed sum of figures that is zero. */
export interface Sum {
  readonly terms: readonly SumTerm[];
}

export interface SumTerm {
  readonly figure: number;
  readonly sign: 1 | -1;
}

/** What is found, by the indices of the relations and the figures. */
export interface FoundFault extends Omit<Fault, 'broken' | 'repairs'> {
  readonly broken: readonly number[];
  readonly repairs: readonly FoundRepair[];
}

export interface FoundRepair {
  readonly changes: readonly FoundChange[];
  readonly cost: number;
}

export interface FoundChange {
  readonly figure: number;
  readonly from: bigint | undefined;
  readonly to: bigint;
}

/** `locate` on a problem. */
export function locateIn(problem: Problem, limits?: Limits): FoundFault[] {
  const { relations, figures, scale } = ledgerOf(problem);
  const confirmed = new Set<Figure>(figures.filter((_, index) => problem.confirmed?.[index]));
  return locate(relations, confirmed, limits).map(({ broken, repairs, ...fault }) => ({
    broken: broken.map((relation) => relations.indexOf(relation)),
    repairs: repairs.map(({ changes, cost }) => ({
      changes: changes.map((change) => foundChange(change, figures, scale)).toSorted(byFigure),
      cost,
    })),
    ...fault,
  }));
}

/** `effectOf` on a problem. */
export function effectIn(
  problem: Problem,
  changes: readonly FoundChange[],
): { mends: number[]; breaks: number[] } {
  const { relations, figures, scale } = ledgerOf(problem);
  const made = changes.flatMap(({ figure, from, to }): Change[] => {
    const own = figures[figure];
    return own ? [{ figure: own, from: decimalOf(from, scale), to: decimal(to, scale) }] : [];
  });
  const { mends, breaks } = effectOf(relations, made);
  const indexOf = (relation: Relation) => relations.indexOf(relation);
  return { mends: mends.map(indexOf), breaks: breaks.map(indexOf) };
}

/** `follows` on a problem. */
export function followsIn(problem: Problem, figure: number): bigint | undefined {
  const { relations, figures, scale } = ledgerOf(problem);
  const own = figures[figure];
  const value = own && follows(relations, own);
  return value && unitsAt(value, scale);
}

/** How a sum stands. */
export function statusIn(
  sum: Sum,
  figures: Problem['figures'],
  rounding?: Problem['rounding'],
): Status | undefined {
  const problem = { figures, relations: [sum], ...(rounding && { rounding }) };
  return ledgerOf(problem).relations[0]?.status;
}

/** What is left of a sum, of which no figure is missing. */
export function restOf({ terms }: Sum, figures: readonly bigint[]): bigint {
  return terms.reduce((sum, { figure, sign }) => sum + BigInt(sign) * (figures[figure] ?? 0n), 0n);
}

/** The figures after changes. */
export function applied(
  figures: Problem['figures'],
  changes: readonly FoundChange[],
): Problem['figures'] {
  return changes.reduce((after, { figure, to }) => after.with(figure, to), figures);
}

const ORIGIN: Origin = { kind: 'table', code: 'row-total', severity: undefined };

/** The figures and relations of a problem. */
export function ledgerOf({ figures, relations, signed, rounding }: Problem) {
  const scale = rounding?.scale ?? 0;
  const own = figures.map((units, index) => {
    const digits = rounding?.digits[index] ?? -1;
    return figureOf(decimalOf(units, scale), signed?.[index] ?? false, digits, scale);
  });
  const at = (index: number): Figure => {
    const figure = own[index];
    if (!figure) throw new RangeError(`no figure ${index}`);
    return figure;
  };
  return {
    figures: own,
    scale,
    relations: relations.map(({ terms }) => {
      const sides = terms.map(({ figure, sign }) => ({ figure: at(figure), sign }));
      const [anchor = figureOf(undefined, false, -1, 0)] = own;
      return relate(ORIGIN, sides, [], sides.at(-1)?.figure ?? anchor);
    }),
  };
}

/** A figure that counts things. */
export function countOf(units: bigint): Figure {
  return figureOf(decimal(units), false, -1, 0);
}

function figureOf(
  value: Decimal | undefined,
  isSigned: boolean,
  digits: number,
  scale: number,
): Figure {
  return {
    value,
    isRounded: digits >= 0,
    step: digits >= 0 ? digits : scale,
    isBlank: false,
    mayBe: ({ units }) => units >= 0n || isSigned,
    with: (other) => figureOf(other, isSigned, digits, scale),
    name: '',
    rowName: '',
    columnName: '',
    tableName: '',
    site: undefined,
    extent: undefined,
    digits: 0,
  };
}

function decimalOf(units: bigint | undefined, scale: number): Decimal | undefined {
  return units === undefined ? undefined : decimal(units, scale);
}

function foundChange(
  { figure, from, to }: Change,
  figures: readonly Figure[],
  scale: number,
): FoundChange {
  return {
    figure: figures.indexOf(figure),
    from: from && unitsAt(from, scale),
    to: unitsAt(to, scale),
  };
}

function byFigure(a: FoundChange, b: FoundChange): number {
  return a.figure - b.figure;
}
