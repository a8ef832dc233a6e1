import { embeddedHtmlReader, htmlReader } from './html.ts';
import type { Reader } from './reader.ts';
import { tabbedReader } from './tabbed.ts';

const BY_LANGUAGE: ReadonlyMap<string, readonly Reader[]> = new Map([['html', [htmlReader]]]);

const OTHERS: readonly Reader[] = [embeddedHtmlReader, tabbedReader];

/** The readers for a document in the given language (a VS Code language identifier), first match first. */
export function readersFor(languageId: string): readonly Reader[] {
  return BY_LANGUAGE.get(languageId) ?? OTHERS;
}
