import type { Site } from '../../form/found-table.ts';

/** How many code units before the site are searched, including blanks. */
const MOST_BEFORE = 1000;

/** The words of prose before a site, without blanks: its clause, or the last `most` characters of it. */
export function wordsBefore({ block, span }: Site, most: number): string {
  if (block.kind === 'grid') return '';
  const before = block.text.slice(Math.max(0, span.start - MOST_BEFORE), span.start);
  const line = before.replaceAll(/\s+/g, '');
  return line.slice(-most).replace(/^.*[，。；：、,;:]/, '');
}
