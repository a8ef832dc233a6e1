import type { Site } from '../../form/found-table.ts';

/** Characters in which the words are looked for, blanks among them. */
const MOST_BEFORE = 1000;

/** The words of prose that lead to a site without their blanks: its clause, or the last `most` characters of that. */
export function wordsBefore({ block, span }: Site, most: number): string {
  if (block.kind === 'grid') return '';
  const before = block.text.slice(Math.max(0, span.start - MOST_BEFORE), span.start);
  const line = before.replaceAll(/\s+/g, '');
  return line.slice(-most).replace(/^.*[，。；：、,;:]/, '');
}
