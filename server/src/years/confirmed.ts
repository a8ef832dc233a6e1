import { equal } from '../figure/decimal.ts';
import type { Figure } from '../reconcile/figure.ts';
import type { Ledger } from '../reconcile/ledger.ts';
import type { Carried } from './carried.ts';

/**
 * The figures of 二、上年结转 that last year's report confirms: what stands in two reports is hardly a slip of the
 * pen, and costs more to change.
 *
 * @param last Last year's reports.
 */
export function confirmedByLastYear({ tables }: Ledger, last: readonly Carried[]): Set<Figure> {
  const confirmed = new Set<Figure>();
  if (last.length === 0) return confirmed;
  for (const { table, figures } of tables) {
    const { carryOver } = table.form;
    if (!carryOver) continue;
    for (const figure of figures) {
      const { row, asked, value } = figure;
      if (row?.row !== carryOver.this || !value) continue;
      const isSame = last.some((report) => {
        const carried = report.figures.get(asked.id);
        return carried !== undefined && equal(carried.value, value);
      });
      if (isSame) confirmed.add(figure);
    }
  }
  return confirmed;
}
