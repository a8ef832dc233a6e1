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

/** The notation in which a document in the given language is written where it has no table yet. */
export function notationFor(languageId: string): Notation {
  return NOTATIONS.get(languageId) ?? LINES;
}

/**
 * The readers for a document in the given language (a VS Code language identifier), first match first. A
 * draft may hold tables of every kind: it is put together from pages, sheets and files.
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
