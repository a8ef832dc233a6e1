import type { TableForm } from './form.ts';
import type { FoundTable } from './found-table.ts';

/** The wording of a table that may be a form's. */
export interface Wording {
  /** Names of the form's columns that its headings match. */
  readonly columns: ReadonlySet<string>;
  /** Keys of its row labels. */
  readonly rows: readonly string[];
  readonly hasCaption: boolean;
}

/** With so many exact labels the table is certainly the form's, even if figures are missing in its rows. */
const ENOUGH_ROWS = 3;
const ENOUGH_COLUMNS = 2;
/** In a table with fewer columns, complete rows mean little. */
const FEWEST_COLUMNS = 3;

/**
 * Whether a table of other content only shares labels with a form's table. Proposals, letters and
 * lawsuits also have 上年结转, 本年新收 and 总计. It is such a table if few of its headings and labels are exactly
 * the form's, and no row has all the figures that the form asks for.
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

/** Whether a column has the same label as a row: 其他 and 总计 occur in any table. */
function isShared({ rows }: TableForm, columnKeys: readonly string[]): boolean {
  return rows.some(({ keys }) => keys.some((key) => columnKeys.includes(key)));
}

function isSharedByColumn({ columns }: TableForm, key: string): boolean {
  return columns.some(({ keys }) => keys.includes(key));
}
