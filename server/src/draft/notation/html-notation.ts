import type { Notation } from './notation.ts';
import { PLAIN } from './plain-notation.ts';

/** A table of HTML. */
export const HTML: Notation = {
  ...PLAIN,
  name: 'html',
  hasCellsOfHeadings: false,
  indentOf: (blanks) => (blanks.match(/&nbsp;|&#160;|&e[nm]sp;|[\u00a0\u3000]/gi) ?? []).length,
  write(table) {
    const rows = table.map((row) => {
      const cells = row.map(({ text, width, height }) => {
        const across = width > 1 ? ` colspan="${width}"` : '';
        const down = height > 1 ? ` rowspan="${height}"` : '';
        return `<td${across}${down}>${escaped(text)}</td>`;
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
  // What is marked up inside its cell leaves no place behind it for the others.
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

/** A text as it is written in a page. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
