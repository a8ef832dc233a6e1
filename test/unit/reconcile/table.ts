import type { Problem, Sum, SumTerm } from './problem.ts';

/** Seven columns in every row of the request table: six kinds of applicants, then their total. */
export const WIDTH = 7;

/** The rows of the request table, from the top: 新收, 上年结转, the items, （七）总计, 结转下年度. */
export interface Layout {
  /** How many items stand under 三、本年度办理结果. */
  readonly items: number;
}

/** 21 items since 2021; 19 in the trial form, where （六）其他处理 is a single row. */
export const CURRENT: Layout = { items: 21 };
export const TRIAL: Layout = { items: 19 };

export const NEW = 0;
export const CARRIED = 1;
export const FIRST_ITEM = 2;

/** The row （七）总计. */
export function resultsOf({ items }: Layout): number {
  return FIRST_ITEM + items;
}

export function rowsOf({ items }: Layout): number {
  return items + 4;
}

/** A figure's index by its place. */
export function at(row: number, column: number): number {
  return row * WIDTH + column;
}

/** What a figure of the request table is, from a part of two sums to the total of both. */
export type Kind = 'item' | 'inflow or outflow' | 'row total' | 'item sum' | 'grand total';

export function kindOf(layout: Layout, figure: number): Kind {
  const inTotals = figure % WIDTH === WIDTH - 1;
  const row = Math.floor(figure / WIDTH);
  if (row === resultsOf(layout)) return inTotals ? 'grand total' : 'item sum';
  if (inTotals) return 'row total';
  return row >= FIRST_ITEM && row < resultsOf(layout) ? 'item' : 'inflow or outflow';
}

/**
 * The relations of the request table: the row sums, then 7 sums of the items, then 7 balances. They
 * are written down here a second time, apart from the forms, so that a slip in either shows.
 */
export function requestRelations(layout: Layout = CURRENT): Sum[] {
  const results = resultsOf(layout);
  const columns = range(0, WIDTH);
  const rows = range(0, rowsOf(layout)).map((row) =>
    sum(
      range(0, WIDTH - 1).map((column) => at(row, column)),
      at(row, WIDTH - 1),
    ),
  );
  const items = columns.map((column) =>
    sum(
      range(FIRST_ITEM, results).map((row) => at(row, column)),
      at(results, column),
    ),
  );
  const balances = columns.map((column) => ({
    terms: [
      plus(at(NEW, column)),
      plus(at(CARRIED, column)),
      minus(at(results, column)),
      minus(at(results + 1, column)),
    ],
  }));
  return [...rows, ...items, ...balances];
}

/** A review or litigation block: four outcomes and their total. */
export function reviewBlock(figures: readonly number[]): Problem {
  return { figures: figures.map(BigInt), relations: [sum([0, 1, 2, 3], 4)] };
}

export function sum(parts: readonly number[], total: number): Sum {
  return { terms: [...parts.map(plus), minus(total)] };
}

export function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

function plus(figure: number): SumTerm {
  return { figure, sign: 1 };
}

function minus(figure: number): SumTerm {
  return { figure, sign: -1 };
}
