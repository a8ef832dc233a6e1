import type {
  TextDocument,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-textdocument';
import type { Edit } from './draft/draft.ts';
import type { Span } from './draft/span.ts';

/** Changes of ranges of a text, as one. */
export interface JoinedChange {
  readonly change: TextDocumentContentChangeEvent;
  readonly edit: Edit;
  /** How many changes were joined. */
  readonly count: number;
}

/**
 * Joins changes from an index on, as long as each lies wholly before the one before it. Every change refers to the
 * text after the one before, but in this order they have the same places in the text before all of them. Editors send
 * the changes of one edit in this order. Applied one by one, each of them would copy the whole text.
 *
 * @returns Undefined if the first of them gives a whole new text.
 */
export function joinedChange(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  from: number,
): JoinedChange | undefined {
  const run: (Span & { readonly text: string })[] = [];
  let start = Number.POSITIVE_INFINITY;
  for (let index = from; index < changes.length; index++) {
    const change = changes[index];
    if (!change || !('range' in change)) break;
    const offsets = [document.offsetAt(change.range.start), document.offsetAt(change.range.end)];
    const end = Math.max(...offsets);
    if (end >= start) break;
    start = Math.min(...offsets);
    run.push({ start, end, text: change.text });
  }
  if (run.length === 0) return undefined;
  const before = document.getText();
  const pieces: string[] = [];
  let end = start;
  for (const one of run.toReversed()) {
    pieces.push(before.slice(end, one.start), one.text);
    end = one.end;
  }
  const text = pieces.join('');
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  return {
    change: { range, text },
    edit: { start, end, inserted: text.length },
    count: run.length,
  };
}
