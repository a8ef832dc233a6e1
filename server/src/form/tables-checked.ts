import type { Block, Grid } from '../draft/block.ts';

/**
 * Which tables of no known form are checked, besides those in drafts: `reports`: those beside a table of
 * a known form. `declared`: also all in documents that consist of tables. `off`: none, not even in
 * drafts.
 */
export type TablesChecked = 'reports' | 'declared' | 'off';

/** Limits on the size of a table that is checked. Nobody reads a larger one. */
export const MOST_COLUMNS = 100;
export const MOST_ROWS = 1000;

/** Kinds of documents that may consist of tables. */
const OF_TABLES: ReadonlySet<string> = new Set(['markdown', 'html', 'csv', 'tsv']);

/** Whether tables are checked in a document that has no table of a known form. */
export function checksAnyTable(languageId: string, chosen: TablesChecked): boolean {
  return chosen === 'declared' && OF_TABLES.has(languageId);
}

/** The comment before a table that is not to be checked. */
export const DISABLED = '<!-- gouji-disable-next-table -->';

const ENDS_IN_DISABLED = /<!--\s*gouji-disable-next-table\s*-->\s*$/;

/** The tables without those that a comment excludes from checking. */
export function notDisabled(grids: readonly Grid[], blocks: readonly Block[]): readonly Grid[] {
  if (grids.length === 0) return grids;
  const disabled = new Set(
    blocks.filter((_, index) => {
      const before = blocks[index - 1]?.text;
      return before?.includes('gouji-disable') === true && ENDS_IN_DISABLED.test(before);
    }),
  );
  return disabled.size === 0 ? grids : grids.filter((grid) => !disabled.has(grid));
}
