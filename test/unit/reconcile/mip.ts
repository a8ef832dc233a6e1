import { createRequire } from 'node:module';
import type highsModule from 'highs';
import type { Highs } from 'highs';
import { restOf, type Sum } from './problem.ts';

/** What an independent solver finds: the fewest figures, and which figures they may be. */
export interface Minimum {
  readonly count: number;
  /** The sets of that many figures, each as its ascending indices joined; in no order. */
  readonly sets: readonly string[];
  /** Whether the sets are all there are. */
  readonly complete: boolean;
}

/** A question for the solver: no figure missing, and small enough for its floating-point numbers. */
export interface Instance {
  readonly figures: readonly bigint[];
  readonly relations: readonly Sum[];
  readonly signed?: readonly boolean[];
}

// Its types describe what `require` gives: a module with a default, where `import` gives the default.
const { default: start }: typeof highsModule = createRequire(import.meta.url)('highs');

let loading: Promise<Highs> | undefined;

/** Starts the solver once for all tests of a process. */
export function loadSolver(): Promise<Highs> {
  loading ??= start();
  return loading;
}

/**
 * Solves error localisation as a mixed-integer programme: for each figure by how much it goes up, by
 * how much down, and whether it changes at all; the last are to be few. Once a set is found, a row
 * forbids it, until the next would be larger or `most` sets are known.
 *
 * Amounts may be fractions at first, which is much faster to solve and never needs more figures. What
 * comes out is checked with exact numbers; should it not be whole, whole amounts are demanded.
 */
export function solveMinimum(highs: Highs, instance: Instance, most: number): Minimum {
  return solve(highs, instance, most, false) ?? mustHave(solve(highs, instance, most, true));
}

/** Undefined where a solution is not exact. */
function solve(
  highs: Highs,
  instance: Instance,
  most: number,
  wholeAmounts: boolean,
): Minimum | undefined {
  const { figures } = instance;
  const n = figures.length;
  const { integer: whole, continuous } = highs.constants.variableType;
  const model = highs.createModel({
    ...programmeOf(highs, instance),
    integrality: [...fill(2 * n, wholeAmounts ? whole : continuous), ...fill(n, whole)],
  });
  try {
    model.options.set({ output_flag: false, mip_rel_gap: 0 });
    const sets: string[] = [];
    let count = n;
    while (sets.length < most) {
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) break;
      const { colValue } = model.getSolution();
      const changes = figures.map((_, i) =>
        Math.round((colValue[i] ?? 0) - (colValue[n + i] ?? 0)),
      );
      const set = [...changes.keys()].filter((i) => changes[i] !== 0);
      if (!isRepair(instance, changes) || set.length !== Math.round(model.getObjectiveValue())) {
        return undefined;
      }
      const chosen = (of: readonly number[]) => ({
        indices: of.map((i) => 2 * n + i),
        values: fill(of.length, 1),
      });
      if (sets.length === 0) {
        count = set.length;
        model.addRow(-highs.infinity, count, chosen([...figures.keys()]));
      }
      sets.push(set.join());
      model.addRow(-highs.infinity, count - 1, chosen(set));
    }
    return { count, sets, complete: sets.length < most };
  } finally {
    model.dispose();
  }
}

/** Columns: the way up of each figure, its way down, whether it changes. */
function programmeOf(highs: Highs, instance: Instance) {
  const { figures, relations, signed } = instance;
  const n = figures.length;
  const reach = reachOf(instance);
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const addRow = (low: number, high: number, entries: readonly (readonly [number, number])[]) => {
    for (const [index, value] of entries) {
      indices.push(index);
      values.push(value);
    }
    starts.push(indices.length);
    rowLower.push(low);
    rowUpper.push(high);
  };

  for (const relation of relations) {
    const rest = -Number(restOf(relation, figures));
    const ups = relation.terms.map(({ figure, sign }) => [figure, sign] as const);
    const downs = relation.terms.map(({ figure, sign }) => [n + figure, -sign] as const);
    addRow(rest, rest, [...ups, ...downs]);
  }
  for (let i = 0; i < n; i++) {
    addRow(-highs.infinity, 0, [
      [i, 1],
      [n + i, 1],
      [2 * n + i, -reach],
    ]);
  }
  // A figure that must not be negative falls to zero at most; if it is negative, it has to rise.
  const least = figures.map((figure, i) => (signed?.[i] ? 0 : Math.max(0, -Number(figure))));
  const down = figures.map((figure, i) =>
    signed?.[i] ? reach : Math.min(reach, Math.max(0, Number(figure))),
  );
  const numRows = rowLower.length;
  return {
    numCols: 3 * n,
    numRows,
    colCost: [...fill(2 * n, 0), ...fill(n, 1)],
    colLower: [...least, ...fill(2 * n, 0)],
    colUpper: [...fill(n, reach), ...down, ...fill(n, 1)],
    rowLower,
    rowUpper,
    matrix: { format: 'csr', numRows, numCols: 3 * n, starts, indices, values } as const,
  };
}

/**
 * How far a figure may move. The sums ask for no more than all that is amiss; a figure that must not
 * become negative may make another move further, which only small systems can afford to allow for.
 */
function reachOf({ figures, relations }: Instance): number {
  const magnitude = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + Math.abs(value), 0);
  const amiss = magnitude(relations.map((relation) => Number(restOf(relation, figures))));
  const all = magnitude(figures.map(Number));
  const negative = magnitude(figures.map((figure) => Math.min(0, Number(figure))));
  return all < 1000 ? 2 * (amiss + all) : amiss + negative;
}

function isRepair({ figures, relations, signed }: Instance, changes: readonly number[]): boolean {
  const after = figures.map((figure, i) => figure + BigInt(changes[i] ?? 0));
  return (
    relations.every((relation) => restOf(relation, after) === 0n) &&
    after.every((figure, i) => figure >= 0n || signed?.[i])
  );
}

function mustHave<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the solver’s solution does not bear checking');
  return value;
}

function fill<T>(length: number, value: T): T[] {
  return new Array<T>(length).fill(value);
}
