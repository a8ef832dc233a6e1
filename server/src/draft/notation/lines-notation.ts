import { gridOf } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { asIs, PLAIN } from './plain-notation.ts';

/** Each cell on a line of its own after a tab, with a blank line after each row. */
export const LINES: Notation = {
  ...PLAIN,
  name: 'lines',
  seatsBy: 'label-if-beside',
  hasColumns: false,
  hasCellsOfHeadings: false,
  write: (table) =>
    gridOf(table)
      .map((row) => `${row.map((cell) => (cell === undefined ? '' : `\t${cell}\n`)).join('')}\n`)
      .join(''),
  rowStyle: () => ({ open: '\t', between: '\n\t', close: '', cell: asIs }),
  hasBlankLines: true,
  furtherCell: (text, lineEnd) => `${lineEnd}\t${text}`,
};
