import { isSilent } from '../../form/found-table.ts';
import { FormFigure } from '../../reconcile/form-figure.ts';
import type { Ledger } from '../../reconcile/ledger.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';

/**
 * The tables in which blanks mean 0 and that have no figure at all, although another table says that there is something,
 * or although no table of the report has any. A blank table may otherwise stay: a body without such money leaves it so.
 */
export function tablesLeftBlank(ledger: Ledger): Reckoning[] {
  const isAllBlank = ledger.tables.every(isUntouched);
  return ledger.tables.filter(
    (one) => isSilent(one.table) && (isAllBlank || isAskedFor(one, ledger)),
  );
}

/** Whether a table has no figure but those that are taken over from last year's report, as in a new report. */
function isUntouched({ table: { form, rows } }: Reckoning): boolean {
  return rows.every(({ row, figures }) =>
    figures.every((figure, column) => {
      const isTakenOver = () =>
        form.takesOver.some((slot) => slot.row === row && slot.column === column);
      return !figure || figure.cell.text === '' || isTakenOver();
    }),
  );
}

/** Whether a relation connects a table with a figure of another one that is not 0. */
function isAskedFor({ table }: Reckoning, { relations }: Ledger): boolean {
  return relations.some(
    ({ origin, terms }) =>
      origin.kind === 'between' &&
      terms.some(({ figure }) => figure instanceof FormFigure && figure.table === table) &&
      terms.some(({ figure: { value } }) => value !== undefined && value.units !== 0n),
  );
}
