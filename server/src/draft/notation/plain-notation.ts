import type { Notation } from './notation.ts';

/** The defaults of a notation: text without markup, one row a line. */
export const PLAIN: Omit<Notation, 'name' | 'write' | 'rowStyle'> = {
  seatsBy: 'grid',
  isPaddedAtEnd: false,
  hasColumns: true,
  hasCellsOfHeadings: true,
  headingRows: 0,
  indentOf: (blanks) => blanks.replaceAll('\t', '').replaceAll('\u3000', '  ').length,
  hasBlankLines: false,
  takesRowBefore: () => true,
  roomBehind: ({ text }, { extent }) =>
    text.startsWith('|', extent.end) ? 'closed-cells' : 'cells',
  furtherCell: undefined,
  mayBeProse: () => false,
  hasComments: false,
  leadBelowProse: '',
  marksHeadings: false,
  marksLines: false,
  marked: (text, level) => (level === undefined ? text : `${'#'.repeat(level)} ${text}`),
  align: undefined,
};

/** Writes a text in a cell unchanged. */
export function asIs(text: string): string {
  return text;
}
