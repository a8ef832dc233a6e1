import { alignPipeTable } from '../pipe-table.ts';
import { gridOf } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { PLAIN } from './plain-notation.ts';

/** A table in Markdown: cells between bars, with a delimiter row below the first row. */
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
    const written = (cells: readonly (string | undefined)[]) =>
      line(cells.map((cell) => cell && escapedMarkdown(cell).replaceAll('|', '\\|')));
    return written(head) + rule + rows.map(written).join('');
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

/** Escapes a text for Markdown where its characters would be marks. Marks that come in pairs stay if there is only one. */
export function escapedMarkdown(text: string): string {
  const paired = new Set([...'`*~$'].filter((mark) => text.split(mark).length > 2));
  if (/\][([:]/.test(text)) paired.add('[');
  return text
    .replaceAll(/\\(?=[!-/:-@[-`{-~])/g, '\\\\')
    .replaceAll(/[`*~$[]/g, (mark) => (paired.has(mark) ? `\\${mark}` : mark))
    .replaceAll(/&(?=#?\w{1,32};)/g, '&amp;')
    .replaceAll(/<(?=[a-z/!?])/gi, '&lt;')
    .replace(/^(?:#{1,6}|[+*-])(?=\s|$)|^[>|]|^---/, '\\$&');
}
