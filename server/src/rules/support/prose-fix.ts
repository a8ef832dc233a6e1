import type { Site } from '../../form/found-table.ts';
import type { Translate } from '../../l10n.ts';
import type { Fix } from '../engine/finding.ts';
import { wordsBefore } from './words-before.ts';

/** How many characters before a number the title of a fix quotes. */
const MOST_WORDS = 12;

/**
 * Writes another number into the prose. The title quotes the words before the number, to distinguish it
 * from other numbers of its line.
 */
export function proseFix(t: Translate, site: Site, to: string): Fix {
  const { block, span } = site;
  const from = block.text.slice(span.start, span.end);
  const words = wordsBefore(site, MOST_WORDS);
  const title =
    words === ''
      ? t('Change {0} in the prose to {1}', from, to)
      : t('Change {0} after “{1}” in the prose to {2}', from, words, to);
  return { title, preferred: false, edits: [{ site, text: to }] };
}
