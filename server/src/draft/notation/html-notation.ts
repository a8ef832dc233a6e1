import type { LaidCell } from './laid-table.ts';
import type { Notation } from './notation.ts';
import { PLAIN } from './plain-notation.ts';

/** A table in HTML. */
export const HTML: Notation = {
  ...PLAIN,
  name: 'html',
  hasCellsOfHeadings: false,
  indentOf: (blanks) => (blanks.match(/&nbsp;|&#160;|&e[nm]sp;|[\u00a0\u3000]/gi) ?? []).length,
  write(table) {
    const rows = table.map((row) => {
      const cells = row.map(({ text, width, height, role }) => {
        const [name, scope] = TAGS[role];
        const across = width > 1 ? ` colspan="${width}"` : '';
        const down = height > 1 ? ` rowspan="${height}"` : '';
        return `<${name}${scope}${across}${down}>${escaped(text)}</${name}>`;
      });
      return `<tr>${cells.join('')}</tr>\n`;
    });
    return `<table border="1">\n${rows.join('')}</table>\n`;
  },
  rowStyle: () => ({
    open: '<tr><td>',
    between: '</td><td>',
    close: '</td></tr>',
    cell: escaped,
  }),
  takesRowBefore: (rest) => rest.includes('</'),
  // If markup follows the figure inside its cell, there is no room for further cells.
  roomBehind: ({ text }, { span, extent }) =>
    text.slice(span.end, extent.end).trim() === '' ? 'closed-cells' : 'none',
  hasComments: true,
  marksHeadings: true,
  marksLines: true,
  marked(text, level) {
    const tag = level === undefined ? 'p' : `h${level}`;
    return `<${tag}>${text}</${tag}>`;
  },
};

/** The markup of a cell, with which a screen reader can say the row and column of a figure. */
const TAGS: Readonly<Record<LaidCell['role'], readonly [name: string, scope: string]>> = {
  caption: ['th', ' scope="colgroup"'],
  heading: ['th', ' scope="col"'],
  label: ['th', ' scope="row"'],
  figure: ['td', ''],
};

/** Escapes a text for an HTML page. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
