import type { InlineCompletionItem, Position } from 'vscode-languageserver-types';
import { fill } from './fill.ts';
import type { Document } from './place.ts';

/**
 * What an editor shows behind the cursor before it is typed: in a blank total the sum of its parts, once all of
 * them are there. It is written only when the user takes it.
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
