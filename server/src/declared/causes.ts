import { type Decimal, unitsAt } from '../figure/decimal.ts';
import { locate } from '../reconcile/locate.ts';
import type { Relation } from '../reconcile/relation.ts';
import type { DeclaredFigure } from './sheet.ts';
import type { DeclaredSum } from './totals.ts';

/** Broken sums that are told together, at the total of one of them. */
export interface Cause {
  readonly broken: readonly DeclaredSum[];
  /** The one of them whose total is told. */
  readonly anchor: DeclaredSum;
  /** The one change that makes all of them hold and breaks no other, where the figures single it out. */
  readonly repair?: { readonly figure: DeclaredFigure; readonly to: Decimal };
}

/** More figures than this are not searched: each keystroke in the table would wait for it. */
const MOST_SEARCHED = 1000;

/** What is behind the broken sums of a table, each of which is told once. */
export function causesOf(sums: readonly DeclaredSum[]): Cause[] {
  const broken = sums.filter(({ status }) => status === 'broken');
  if (broken.length === 0) return [];
  const causes = located(sums, broken);
  const told = new Set(causes.flatMap((cause) => cause.broken));
  const left = broken.filter((sum) => !told.has(sum));
  // Several that are off by next to nothing are counts of a unit that the text around the table tells.
  if (left.length >= 2 && left.every(isOffByRounding)) return causes;
  for (const anchor of left) {
    if (told.has(anchor)) continue;
    const here = broken.filter(({ total }) => isSameFigure(total, anchor.total));
    for (const sum of here) told.add(sum);
    causes.push({ broken: here, anchor });
  }
  return causes;
}

/** By how many units of the last digit rounding throws a sum off that anybody would publish. */
const MOST_BY_ROUNDING = 2n;

function isOffByRounding({ total, sum }: DeclaredSum): boolean {
  const scale = Math.max(total.value.scale, sum.scale);
  const off = unitsAt(total.value, scale) - unitsAt(sum, scale);
  return -MOST_BY_ROUNDING <= off && off <= MOST_BY_ROUNDING;
}

/** Whether both are the figure of one place. */
export function isSameFigure(a: DeclaredFigure, b: DeclaredFigure): boolean {
  return a.span.start === b.span.start;
}

/** The causes that the sums single out as one figure. Rounded sums tell no figure to its last digit. */
function located(sums: readonly DeclaredSum[], broken: readonly DeclaredSum[]): Cause[] {
  if (sums.some(({ status }) => status === 'rounded')) return [];
  const near = sumsBeside(sums, broken);
  if (near.reduce((count, { parts }) => count + parts.length, 0) > MOST_SEARCHED) return [];
  const { figures, relations, scale } = ledgerOf(near);
  const units = figures.map(({ value }) => unitsAt(value, scale));
  const areSigned = units.some((value) => value < 0n);
  const problem = { figures: units, relations, signed: units.map(() => areSigned) };
  return locate(problem).flatMap((fault): Cause[] => {
    const [change, second] = fault.repairs[0]?.changes ?? [];
    const figure = change && figures[change.figure];
    if (!fault.decidedBy || !figure || second) return [];
    const mended = fault.broken.flatMap((index) => near[index] ?? []);
    const anchor = mended.find(({ total }) => isSameFigure(total, figure)) ?? mended[0];
    const repair = { figure, to: { units: change.to, scale } };
    return anchor ? [{ broken: mended, anchor, repair }] : [];
  });
}

/** The broken sums, and those that a change of one of their figures would touch. */
function sumsBeside(
  sums: readonly DeclaredSum[],
  broken: readonly DeclaredSum[],
): readonly DeclaredSum[] {
  const places = new Set(broken.flatMap((sum) => figuresOf(sum).map(({ span }) => span.start)));
  return sums.filter((sum) => figuresOf(sum).some(({ span }) => places.has(span.start)));
}

function figuresOf({ total, parts }: DeclaredSum): DeclaredFigure[] {
  return [total, ...parts];
}

/** The sums as relations over their figures, each of which stands in it once. */
function ledgerOf(sums: readonly DeclaredSum[]): {
  readonly figures: readonly DeclaredFigure[];
  readonly relations: readonly Relation[];
  readonly scale: number;
} {
  const places = new Map<number, number>();
  const figures: DeclaredFigure[] = [];
  const indexOf = (figure: DeclaredFigure): number => {
    const known = places.get(figure.span.start);
    if (known !== undefined) return known;
    places.set(figure.span.start, figures.length);
    return figures.push(figure) - 1;
  };
  const relations = sums.map(
    ({ total, parts }): Relation => ({
      terms: [
        { figure: indexOf(total), sign: 1 },
        ...parts.map((part) => ({ figure: indexOf(part), sign: -1 }) as const),
      ],
    }),
  );
  const scale = figures.reduce((most, { value }) => Math.max(most, value.scale), 0);
  return { figures, relations, scale };
}
