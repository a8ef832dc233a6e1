import { gridOf, type LaidTable } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { asIs, PLAIN } from './plain-notation.ts';

/** Cells with tabs between them, one row a line. */
export const TABS: Notation = {
  ...PLAIN,
  name: 'tabs',
  seatsBy: 'grid-if-whole',
  isPaddedAtEnd: true,
  write: tabsTable,
  rowStyle: () => ({ open: '', between: '\t', close: '', cell: asIs }),
};

/**
 * Cells separated by two blanks, or by one after a known label. Tables joined from several have this
 * notation too.
 */
export const SPACES: Notation = {
  ...PLAIN,
  name: 'spaces',
  seatsBy: 'label',
  hasColumns: false,
  hasCellsOfHeadings: false,
  // Spaces cannot express a blank cell, so new tables are written with tabs.
  write: tabsTable,
  rowStyle: () => ({ open: '', between: '  ', close: '', cell: asIs }),
};

function tabsTable(table: LaidTable): string {
  return `${gridOf(table)
    .map((row) => `${row.map((cell) => cell ?? '').join('\t')}\n`)
    .join('')}\n`;
}
