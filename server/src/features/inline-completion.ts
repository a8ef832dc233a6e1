import type { InlineCompletionItem, Position } from 'vscode-languageserver-types';
import { fill } from './fill.ts';
import type { Document } from './place.ts';

/**
 * The ghost text after the cursor: in a blank total the sum of its parts, once all of them are present.
 * It is inserted only if the user accepts it.
 */
export function inlineCompletion(document: Document, position: Position): InlineCompletionItem[] {
  const offset = document.offsetAt(position);
  return fill(document, 'totals')
    .edits.filter(
      ({ range }) =>
        document.offsetAt(range.start) <= offset && offset <= document.offsetAt(range.end),
    )
    .map(({ range, newText }) => ({ insertText: newText, range }));
}
