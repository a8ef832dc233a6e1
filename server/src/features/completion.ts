import type { CompletionItem, Position } from 'vscode-languageserver-types';
import { partOf } from '../analysis.ts';
import { plainText } from '../plain-text.ts';
import { lineItems } from './completion/line-items.ts';
import { rowItems } from './completion/row-items.ts';
import { totalItems } from './completion/total-items.ts';
import type { Document } from './place.ts';

/**
 * Characters, besides word characters, at which an editor requests completions: `=` in the cell of a
 * total.
 */
export const triggerCharacters: readonly string[] = ['='];

/**
 * What can be written at a position: in a figure's cell its sum; in a table its missing rows; on a line
 * of prose the missing tables, headings and sentences.
 *
 * @param snippets Whether new rows and tables are inserted as snippets with a tab stop for each figure.
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
  // Each item has its own edit, so its label is only for display.
  return items.map((item) => ({
    ...item,
    label: plainText(item.label),
    ...(item.detail !== undefined && { detail: plainText(item.detail) }),
  }));
}
