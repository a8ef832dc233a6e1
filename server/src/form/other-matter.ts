import type { TableForm } from './form.ts';
import type { FoundTable } from './found-table.ts';

/** What is written in a table that may be one of a form. */
export interface Wording {
  /** Names of the form's columns that its headings name. */
  readonly columns: ReadonlySet<string>;
  /** Keys of the labels of its rows. */
  readonly rows: readonly string[];
  readonly hasCaption: boolean;
}

/** So many labels to the letter leave no doubt, whatever lacks in the rows. */
const ENOUGH_ROWS = 3;
const ENOUGH_COLUMNS = 2;
/** A table of fewer columns has few figures in a row, as any has. */
const FEWEST_COLUMNS = 3;

/**
 * Whether a table only shares labels with a form's: proposals, letters and suits are also 上年结转 and 本年新收,
 * and have a 总计. Neither its headings nor the letters of its labels are the form's, and no row has all the
 * figures that the form asks for.
 */
export function isOfAnotherMatter(found: FoundTable, wording: Wording): boolean {
  const { form, rows } = found;
  if (wording.hasCaption || form.columns.length < FEWEST_COLUMNS) return false;
  if (rows.some(({ figures }) => figures.every((figure) => figure !== undefined))) return false;
  const own = form.columns.filter(
    (column) => wording.columns.has(column.name) && !isShared(form, column.keys),
  );
  if (own.length >= ENOUGH_COLUMNS) return false;
  const labels = wording.rows.filter((key) =>
    form.rows.some(({ keys }) => keys.includes(key) && !isSharedByColumn(form, key)),
  );
  return new Set(labels).size < ENOUGH_ROWS;
}

/** Whether a column is called as a row is: 其他 and 总计 stand in any table. */
function isShared({ rows }: TableForm, columnKeys: readonly string[]): boolean {
  return rows.some(({ keys }) => keys.some((key) => columnKeys.includes(key)));
}

function isSharedByColumn({ columns }: TableForm, key: string): boolean {
  return columns.some(({ keys }) => keys.includes(key));
}
