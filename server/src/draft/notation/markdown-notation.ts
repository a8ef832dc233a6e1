import { alignPipeTable } from '../pipe-table.ts';
import { gridOf } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { PLAIN } from './plain-notation.ts';

/** A table of Markdown: cells between bars, and a rule below the first row. */
export const MARKDOWN: Notation = {
  ...PLAIN,
  name: 'markdown',
  headingRows: 1,
  write(table) {
    const [head = [], ...rows] = gridOf(table);
    const width = Math.max(head.length, ...rows.map((row) => row.length));
    const line = (cells: readonly (string | undefined)[]) =>
      `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |\n`;
    const rule = line(Array.from({ length: width }, () => '---'));
    return line(head) + rule + rows.map(line).join('');
  },
  rowStyle: () => ({
    open: '| ',
    between: ' | ',
    close: ' |',
    cell: (text) => text.replaceAll('|', '\\|'),
  }),
  leadBelowProse: '\n',
  hasComments: true,
  marksHeadings: true,
  align: alignPipeTable,
};
