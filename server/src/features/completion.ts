import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { partOf } from '../analysis.ts';
import { plainText } from '../plain-text.ts';
import { lineItems } from './completion/line-items.ts';
import { rowItems } from './completion/row-items.ts';
import { totalItems } from './completion/total-items.ts';
import type { Document } from './place.ts';

/** Characters besides those of words at which an editor asks for completions: `=` in a total's cell. */
export const triggerCharacters: readonly string[] = ['='];

/**
 * What can be written at a position: in a figure's cell the sum that belongs there, in a table the rows
 * that it lacks, on a line of prose the tables, headings and sentences that the report lacks.
 *
 * @param snippets Whether the client steps through the figures of a new row or table.
 */
export function completion(
  document: Document,
  position: Position,
  snippets: boolean,
): CompletionItem[] {
  const offset = document.offsetAt(position);
  const part = partOf(document.analysis, offset);
  if (!part) return [];
  const items = totalItems(document, offset) ?? [
    ...rowItems(document, part, offset, snippets),
    ...lineItems(document, part, offset, snippets),
  ];
  // Each has an edit of its own, so that its label is for reading only.
  return items.map((item) => ({
    ...item,
    label: plainText(item.label),
    ...(item.detail !== undefined && { detail: plainText(item.detail) }),
  }));
}
