import type { Part } from '../analysis.ts';
import { equal } from '../figure/decimal.ts';
import type { Carried } from './carried.ts';

/**
 * For each table of a report, the figures of 二、上年结转 that last year's report confirms: what stands in
 * two reports is hardly a slip of the pen, and costs more to change. Indices in the reckoning's ledger.
 *
 * @param last Last year's reports.
 */
export function confirmedByLastYear(
  { verdict: { reckonings } }: Part,
  last: readonly Carried[],
): ReadonlySet<number>[] {
  return reckonings.map(({ table: { form }, slots }) => {
    const confirmed = new Set<number>();
    if (last.length === 0 || !form.carryOver) return confirmed;
    for (const [index, { row, column, figure }] of slots.entries()) {
      const { value } = figure ?? {};
      const id = form.columns[column]?.id ?? '';
      if (row?.row !== form.carryOver.this || !value) continue;
      const isSame = last.some(({ figures }) => {
        const carried = figures.get(id);
        return carried !== undefined && equal(carried.value, value);
      });
      if (isSame) confirmed.add(index);
    }
    return confirmed;
  });
}
