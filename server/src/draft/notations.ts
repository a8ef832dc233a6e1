import { csvReader } from './csv.ts';
import { embeddedHtmlReader, htmlReader } from './html.ts';
import type { KnownLabels } from './known-labels.ts';
import { markdownInDraftReader } from './markdown.ts';
import { markdownReader } from './markdown-text.ts';
import { HTML } from './notation/html-notation.ts';
import { LINES } from './notation/lines-notation.ts';
import { MARKDOWN } from './notation/markdown-notation.ts';
import type { Notation } from './notation/notation.ts';
import { CSV, TSV } from './notation/separated-notation.ts';
import type { Reader } from './reader.ts';
import { spacedReader } from './spaced.ts';
import { withStrips } from './strips.ts';
import { tabbedReader } from './tabbed.ts';

const BY_LANGUAGE: ReadonlyMap<string, readonly Reader[]> = new Map([
  ['html', [htmlReader]],
  ['markdown', [markdownReader]],
  ['csv', [csvReader()]],
  ['tsv', [csvReader('\t')]],
]);

const NOTATIONS: ReadonlyMap<string, Notation> = new Map([
  ['html', HTML],
  ['markdown', MARKDOWN],
  ['csv', CSV],
  ['tsv', TSV],
]);

/** The notation of a new table in a document of this language. */
export function notationFor(languageId: string): Notation {
  return NOTATIONS.get(languageId) ?? LINES;
}

/**
 * The readers for a document of this language (a VS Code language identifier). The first that finds a
 * table is used. A draft may contain tables of every kind, because people put drafts together from pages,
 * spreadsheets and files.
 */
export function readersFor(languageId: string, labels: KnownLabels): readonly Reader[] {
  const readers = BY_LANGUAGE.get(languageId) ?? [
    embeddedHtmlReader,
    markdownInDraftReader,
    tabbedReader(labels),
    spacedReader(labels),
  ];
  return withStrips(readers, labels);
}
