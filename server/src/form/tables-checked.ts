import type { Block, Grid } from '../draft/block.ts';

/**
 * Which tables of no known form are checked, besides those of a draft: `reports`, those beside a table of a known
 * form; `declared`, all in documents that hold tables for themselves; `off`, none, in drafts neither.
 */
export type TablesChecked = 'reports' | 'declared' | 'off';

/** Documents in which a table may well be there for its own sake. */
const OF_TABLES: ReadonlySet<string> = new Set(['markdown', 'html', 'csv', 'tsv']);

/** Whether tables of no known form are checked in a document of which no table is known. */
export function checksAnyTable(languageId: string, chosen: TablesChecked): boolean {
  return chosen === 'declared' && OF_TABLES.has(languageId);
}

/** What stands before a table that is not to be checked. */
export const DISABLED = '<!-- gouji-disable-next-table -->';

const ENDS_IN_DISABLED = /<!--\s*gouji-disable-next-table\s*-->\s*$/;

/** The tables but those before which a comment says that they are not to be checked. */
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
