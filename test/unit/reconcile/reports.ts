import type { Random } from './random.ts';
import {
  at,
  CARRIED,
  CURRENT,
  FIRST_ITEM,
  type Layout,
  NEW,
  range,
  resultsOf,
  rowsOf,
  WIDTH,
} from './table.ts';

/**
 * A request table that adds up, of realistic size and shape: an office with a handful of requests or
 * a city with thousands, most of them by natural persons, most of them in a few items, most cells 0.
 */
export function randomReport(random: Random, layout: Layout = CURRENT): bigint[] {
  const size = 10 ** (0.3 + 3.4 * random.next());
  const applicants = [1, 0.1 * random.next(), 0.003, 0.005, 0.01 * random.next(), 0.02];
  const items = range(0, layout.items).map(() => random.next() ** 6);
  const allItems = items.reduce((sum, share) => sum + share, 0);

  const figures = new Array<number>(rowsOf(layout) * WIDTH).fill(0);
  const results = resultsOf(layout);
  for (const [column, applicant] of applicants.entries()) {
    let sum = 0;
    for (const [i, share] of items.entries()) {
      const expected = (size * applicant * share) / allItems;
      const count = Math.floor(expected * (0.5 + random.next()) + random.next() * 0.6);
      figures[at(FIRST_ITEM + i, column)] = count;
      sum += count;
    }
    const next = Math.floor(sum * 0.12 * random.next() + random.next() * 0.8);
    const carried = Math.floor((sum + next) * 0.12 * random.next());
    figures[at(results, column)] = sum;
    figures[at(results + 1, column)] = next;
    figures[at(CARRIED, column)] = carried;
    figures[at(NEW, column)] = sum + next - carried;
  }
  for (let row = 0; row < rowsOf(layout); row++) {
    const parts = range(0, WIDTH - 1).map((column) => figures[at(row, column)] ?? 0);
    figures[at(row, WIDTH - 1)] = parts.reduce((sum, part) => sum + part, 0);
  }
  return figures.map(BigInt);
}
