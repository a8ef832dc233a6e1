import { gridOf, type LaidTable } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { asIs, PLAIN } from './plain-notation.ts';

/** Cells with tabs between them, a row a line. */
export const TABS: Notation = {
  ...PLAIN,
  name: 'tabs',
  seatsBy: 'grid-if-whole',
  isPaddedAtEnd: true,
  write: tabsTable,
  rowStyle: () => ({ open: '', between: '\t', close: '', cell: asIs }),
};

/** Cells with two blanks between them, or one where a label is known; and what is put together from several tables. */
export const SPACES: Notation = {
  ...PLAIN,
  name: 'spaces',
  seatsBy: 'label',
  hasColumns: false,
  hasCellsOfHeadings: false,
  // Spaces cannot tell a blank cell from none: what is new is written with tabs.
  write: tabsTable,
  rowStyle: () => ({ open: '', between: '  ', close: '', cell: asIs }),
};

function tabsTable(table: LaidTable): string {
  return `${gridOf(table)
    .map((row) => `${row.map((cell) => cell ?? '').join('\t')}\n`)
    .join('')}\n`;
}
