import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Position, Range, TextEdit } from 'vscode-languageserver-types';
import { OpenDocument } from '../../server/src/open-document.ts';
import { settings } from './read.ts';

/** A draft that is open in an editor, with the places of its marks. */
export interface OpenDraft {
  readonly document: OpenDocument;
  readonly text: string;
  /** The position of `$0`. */
  readonly cursor: Position;
  /** The ranges of `⟦…⟧`, in the order of the text. */
  readonly marked: readonly Range[];
}

/** Opens a draft and removes its marks: `$0` for the cursor, `⟦…⟧` for ranges. */
export function openDraft(
  source: string,
  languageId = 'report-draft',
  asSet = settings,
): OpenDraft {
  let text = '';
  let cursor = 0;
  const starts: number[] = [];
  const spans: (readonly [number, number])[] = [];
  for (const piece of source.split(/(\$0|⟦|⟧)/)) {
    if (piece === '$0') cursor = text.length;
    else if (piece === '⟦') starts.push(text.length);
    else if (piece === '⟧') spans.push([starts.pop() ?? 0, text.length]);
    else text += piece;
  }
  const content = TextDocument.create('file:///draft.gouji', languageId, 1, text);
  const document = new OpenDocument(content, { settings: asSet, besideOthers: () => [] });
  return {
    document,
    text,
    cursor: content.positionAt(cursor),
    marked: spans
      .sort(([a], [b]) => a - b)
      .map(([start, end]) => ({ start: content.positionAt(start), end: content.positionAt(end) })),
  };
}

/** The text in a range. */
export function textIn({ text, document }: OpenDraft, { start, end }: Range): string {
  return text.slice(document.offsetAt(start), document.offsetAt(end));
}

/** The text after edits. */
export function edited({ text, document }: OpenDraft, edits: readonly TextEdit[]): string {
  const content = TextDocument.create(document.uri, 'report-draft', 1, text);
  return TextDocument.applyEdits(content, [...edits]);
}
