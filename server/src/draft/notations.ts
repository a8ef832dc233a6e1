import type { Reader } from './reader.ts';
import { tabbedReader } from './tabbed.ts';

/** The readers for a document in the given language (a VS Code language identifier), first match first. */
export function readersFor(_languageId: string): readonly Reader[] {
  return [tabbedReader];
}
