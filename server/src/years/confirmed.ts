import type { Figure } from '../reconcile/figure.ts';
import type { Ledger } from '../reconcile/ledger.ts';
import type { Carried } from './carried.ts';

/**
 * The figures of a report that it takes over from last year's (`takesOver`) and that last year's report confirms.
 * A figure that two reports state is hardly a typing error, so changing it costs more.
 *
 * @param last Last year's reports.
 */
export function confirmedByLastYear({ tables }: Ledger, last: readonly Carried[]): Set<Figure> {
  const confirmed = new Set<Figure>();
  if (last.length === 0) return confirmed;
  for (const { table, figures } of tables) {
    if (table.form.takesOver.length === 0) continue;
    for (const figure of figures) {
      if (last.some((report) => report.takenOverBy(figure)?.agrees)) confirmed.add(figure);
    }
  }
  return confirmed;
}
