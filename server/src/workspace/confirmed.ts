import type { Part } from '../analysis.ts';
import { type Decimal, equal } from '../figure/decimal.ts';
import { reportKey } from './carried.ts';

/**
 * For each table of a report, the figures of 二、上年结转 that last year's report confirms: what stands in
 * two reports is hardly a slip of the pen, and costs more to change. Indices in the reckoning's ledger.
 *
 * @param lastYears What every known report of a key hands on, by the columns' identifiers.
 */
export function confirmedByLastYear(
  { verdict: { report, reckonings } }: Part,
  lastYears: (key: string) => readonly ReadonlyMap<string, { readonly value: Decimal }>[],
): ReadonlySet<number>[] {
  const { title } = report.frame;
  const last = title ? lastYears(reportKey(title.agency, title.year - 1)) : [];
  return reckonings.map(({ table: { form }, slots }) => {
    const confirmed = new Set<number>();
    if (last.length === 0 || !form.carryOver) return confirmed;
    for (const [index, { row, column, figure }] of slots.entries()) {
      const { value } = figure ?? {};
      const id = form.columns[column]?.id ?? '';
      if (row?.row !== form.carryOver.this || !value) continue;
      const isSame = (figures: ReadonlyMap<string, { readonly value: Decimal }>) => {
        const carried = figures.get(id);
        return carried !== undefined && equal(carried.value, value);
      };
      if (last.some(isSame)) confirmed.add(index);
    }
    return confirmed;
  });
}
