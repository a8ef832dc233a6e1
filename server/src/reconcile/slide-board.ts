import { unitsAt } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import type { Relation, Term } from './relation.ts';
import type { SlidePlace, SlidingTable } from './slide.ts';

/** A relation of figures that may have slid. */
export interface Bond {
  readonly index: number;
  readonly relation: Relation;
  /** Left side minus right side as far as its figures are there, in units of the board. */
  readonly rest: number;
  /** How many of its figures are missing. */
  readonly missing: number;
  /** Twice the difference that rounding can cause, in units of the board. */
  readonly slack: number;
}

/** A place of a table, with the relations of its figure and by how much it is multiplied in each. */
export interface Square {
  readonly place: SlidePlace;
  /** Its value in units of the board; undefined if there is none. */
  readonly units: number | undefined;
  /** Twice the difference that its rounding can cause, in units of the board. */
  readonly step: number;
  readonly spots: readonly Spot[];
}

interface Spot {
  readonly bond: Bond;
  readonly times: number;
}

/**
 * A table prepared for trying moves. All values are whole numbers in units of the last digit of any of them, and
 * JavaScript numbers, which are exact up to 2^53.
 */
export interface Board {
  readonly rows: readonly (readonly Square[])[];
  readonly bonds: readonly Bond[];
  /** The relations that are no sums. They are looked at in the end. */
  readonly measures: readonly Relation[];
  /** The value of a place that is left blank; undefined if nothing is known of it then. */
  readonly blank: SlidingTable['blank'];
}

/** The greatest sum of the absolute values of a relation. */
const GREATEST = Number.MAX_SAFE_INTEGER / 4;

/** Prepares a table; undefined if sums of its figures would be inexact. */
export function boardOf(
  { rows, blank }: SlidingTable,
  relationsOf: ReadonlyMap<Figure, readonly Relation[]>,
): Board | undefined {
  const places = rows.flat();
  const all = [...new Set(places.flatMap(({ figure }) => relationsOf.get(figure) ?? []))];
  const relations = all.filter(({ measure }) => !measure);
  const figures = new Set([
    ...places.map(({ figure }) => figure),
    ...relations.flatMap(({ terms }) => terms.map(({ figure }) => figure)),
  ]);
  let scale = 0;
  for (const { value, step } of figures) scale = Math.max(scale, value?.scale ?? 0, step ?? 0);
  for (const { slack } of relations) scale = Math.max(scale, slack.scale);
  const unitsOf = new Map<Figure, number>();
  for (const figure of figures) {
    if (figure.value) unitsOf.set(figure, Number(unitsAt(figure.value, scale)));
  }
  const spots = new Map<Figure, Spot[]>();
  const bonds: Bond[] = [];
  for (const [index, relation] of relations.entries()) {
    let [rest, missing, size] = [0, 0, 0];
    for (const term of relation.terms) {
      const units = unitsOf.get(term.figure);
      const amount = timesOf(term) * (units ?? 0);
      if (units === undefined) missing++;
      rest += amount;
      size += Math.abs(amount);
    }
    if (size > GREATEST) return undefined;
    const slack = Number(unitsAt(relation.slack, scale));
    const bond = { index, relation, rest, missing, slack };
    bonds.push(bond);
    for (const term of relation.terms) {
      const spot = { bond, times: timesOf(term) };
      const own = spots.get(term.figure);
      if (own) own.push(spot);
      else spots.set(term.figure, [spot]);
    }
  }
  const square = (place: SlidePlace): Square => ({
    place,
    units: unitsOf.get(place.figure),
    step: stepOf(place.figure, scale),
    spots: spots.get(place.figure) ?? [],
  });
  const measures = all.filter(({ measure }) => measure);
  return { rows: rows.map((row) => row.map(square)), bonds, measures, blank };
}

function timesOf({ sign, tens = 0 }: Term): number {
  return sign * 10 ** tens;
}

function stepOf({ isRounded, step = 0 }: Figure, scale: number): number {
  return isRounded ? 10 ** (scale - step) : 0;
}

/** Whether so many relations have no figure in common. */
export function areApart(relations: readonly Relation[], count: number): boolean {
  if (relations.length < count) return false;
  const taken = new Set<Figure>();
  let left = count;
  for (const { terms } of relations.toSorted((a, b) => a.terms.length - b.terms.length)) {
    if (terms.some(({ figure }) => taken.has(figure))) continue;
    if (--left === 0) return true;
    for (const { figure } of terms) taken.add(figure);
  }
  return false;
}
