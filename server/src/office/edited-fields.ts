import type { Span } from '../draft/span.ts';
import type { EditRefusal } from './office-draft.ts';

/**
 * The text of one line of prose or of one cell, as it was and as it is now. The line ends and tabs between them
 * stand for paragraphs and cells of the file.
 */
export interface EditedField {
  /** Its span in the text before the edit. */
  readonly span: Span;
  readonly text: string;
  /** Offset of the text in the edited text. */
  readonly at: number;
}

/**
 * The fields that differ between a text and the edited text. A refusal if fields were added, removed or joined, because
 * an edit cannot add or remove paragraphs, rows or cells.
 */
export function editedFields(before: string, after: string): EditedField[] | EditRefusal {
  const edited: EditedField[] = [];
  let old = 0;
  let at = 0;
  while (true) {
    const oldEnd = endOfField(before, old);
    const end = endOfField(after, at);
    if (before.charAt(oldEnd) !== after.charAt(end)) return { refused: 'structure', at: end };
    const text = after.slice(at, end);
    if (before.slice(old, oldEnd) !== text) {
      edited.push({ span: { start: old, end: oldEnd }, text, at });
    }
    if (oldEnd === before.length) return edited;
    old = oldEnd + 1;
    at = end + 1;
  }
}

/** Where the fields of a text begin. An edit of fields keeps their number and their order. */
export function fieldStarts(text: string): readonly number[] {
  const starts = [0];
  for (let end = endOfField(text, 0); end < text.length; end = endOfField(text, end + 1)) {
    starts.push(end + 1);
  }
  return starts;
}

function endOfField(text: string, start: number): number {
  SEPARATOR.lastIndex = start;
  return SEPARATOR.exec(text)?.index ?? text.length;
}

/** Editors treat a lone CR as a line end too. */
const SEPARATOR = /[\t\n\r]/g;
