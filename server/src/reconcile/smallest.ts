import { decimal, unitsAt } from '../figure/decimal.ts';
import type { Change, Limit, Limits } from './repair.ts';
import { searchSupports } from './search.ts';
import type { Group } from './structure.ts';
import type { Support } from './support.ts';
import { type Constraint, eliminate, scaled } from './system.ts';

/** The changes of all smallest repairs of a group of relations, within the limits. */
export interface Smallest {
  readonly solutions: readonly (readonly Change[])[];
  readonly limit?: Limit;
}

/** Looks for repairs with one figure, then with two, and so on, until there are some. */
export function smallestRepairs(group: Group, limits: Limits): Smallest {
  const { figures } = group;
  const rows = rowsOf(group);
  const impossibleNow = figures.filter((figure) => figure.value && !figure.mayBe(figure.value));
  const work = { left: limits.work };
  const impossible: Support[] = [];
  for (let size = 1; size <= limits.figures; size++) {
    if (impossible.some((support) => mayVary(rows, support, size, figures.length))) {
      return { solutions: [], limit: 'values' };
    }
    const solutions: (readonly Change[])[] = [];
    const ended = searchSupports(rows, figures.length, size, work, (support) => {
      const changes = changesOf(support, group);
      const touches = (figure: unknown) => changes?.some((change) => change.figure === figure);
      if (!changes || !impossibleNow.every(touches)) {
        impossible.push(support);
      } else if (changes.length === size) {
        solutions.push(changes);
      }
      return solutions.length <= limits.repairs;
    });
    if (solutions.length > limits.repairs) {
      return { solutions: solutions.slice(0, limits.repairs), limit: 'repairs' };
    }
    if (!ended) return { solutions: [], limit: 'budget' };
    if (solutions.length > 0) return { solutions };
  }
  return { solutions: [], limit: 'size' };
}

/** Each relation as an equation between changes, in units of the group's scale. */
function rowsOf({ relations, figures, scale }: Group): Constraint[] {
  const unknownOf = new Map(figures.map((figure, unknown) => [figure, unknown]));
  return relations.map(({ terms, rest }) => {
    // Nearly all coefficients are zero, and a table of thousands of figures has hundreds of relations.
    const coefficients = new Int8Array(figures.length);
    const unknowns: number[] = [];
    for (const { figure, sign } of terms) {
      const unknown = unknownOf.get(figure) ?? 0;
      coefficients[unknown] = sign;
      unknowns.push(unknown);
    }
    return { coefficients, unknowns, rest: rest ? unitsAt(rest, scale) : 0n };
  });
}

/**
 * The changes that the rows of a support determine, in the order of the figures. Unknowns that need no
 * change are left out. Undefined if a figure would not be whole, or cannot have its value.
 */
function changesOf(support: Support, { figures, scale }: Group): Change[] | undefined {
  const known: { readonly unknown: number; readonly amount: bigint }[] = [];
  const changes: { readonly unknown: number; readonly change: Change }[] = [];
  for (const { unknown, row } of support.toReversed()) {
    const figure = figures[unknown];
    if (figure?.value === undefined) return undefined;
    let rest = row.rest;
    for (const later of known) {
      rest += scaled(later.amount, row.coefficients[later.unknown] ?? 0);
    }
    const coefficient = BigInt(row.coefficients[unknown] ?? 0);
    if (rest % coefficient !== 0n) return undefined;
    const amount = -rest / coefficient;
    known.push({ unknown, amount });
    const from = decimal(unitsAt(figure.value, scale), scale);
    const to = decimal(from.units + amount, scale);
    if (!figure.mayBe(to)) return undefined;
    if (amount !== 0n) changes.push({ unknown, change: { figure, from, to } });
  }
  return changes.sort((a, b) => a.unknown - b.unknown).map(({ change }) => change);
}

/**
 * Whether a set of `size` unknowns that includes an impossible one may solve the rows with other values.
 *
 * Every solution, moved along the dependences between its columns, leads to one with fewer unknowns that
 * the search visits. So a set whose values the rows do not determine contains an impossible set and
 * depends on it: the remaining columns of the added unknowns are linearly dependent.
 */
function mayVary(
  rows: readonly Constraint[],
  impossible: Support,
  size: number,
  unknownCount: number,
): boolean {
  const added = size - impossible.length;
  if (added > 2) return true;
  const all = new Array<boolean>(unknownCount).fill(true);
  const left = impossible.reduce((rest, { unknown }) => {
    const pivot = rest.find((row) => row.coefficients[unknown] !== 0);
    return pivot ? eliminate(rest, pivot, unknown, all) : rest;
  }, rows);
  const columns = new Set<string>();
  for (let unknown = 0; unknown < unknownCount; unknown++) {
    if (impossible.some((pivot) => pivot.unknown === unknown)) continue;
    const column = left.map((row) => row.coefficients[unknown] ?? 0);
    const first = column.find((coefficient) => coefficient !== 0);
    if (first === undefined) return true;
    const direction = column.map((coefficient) => coefficient / first).join();
    if (added === 2 && columns.has(direction)) return true;
    columns.add(direction);
  }
  return false;
}
