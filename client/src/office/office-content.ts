import { contentOf } from '../../../server/src/bytes/content.ts';
import { type CommentFault, commentOffice } from '../../../server/src/office/comment-office.ts';
import type {
  EditRefusals,
  OfficeComment,
  OfficeDraft,
  OfficeRefusal,
  WriteOptions,
} from '../../../server/src/office/office-draft.ts';
import { readOffice } from '../../../server/src/office/read-office.ts';
import { writeOffice } from '../../../server/src/office/write-office.ts';
import { decode } from '../decode.ts';

/** What an office file holds: a draft, or why it cannot be read. */
export function readContent(bytes: Uint8Array): OfficeDraft | OfficeRefusal {
  return readOffice(bytes, decode);
}

/** The text of a draft as a file in UTF-8. The byte order mark keeps VS Code from guessing the encoding. */
export function textFileOf({ text }: OfficeDraft): Uint8Array {
  return new TextEncoder().encode(`\uFEFF${text}`);
}

/** The text of an edited draft as VS Code saves it, in any encoding; with the line ends of the draft. */
export function editedText({ text }: OfficeDraft, saved: Uint8Array): string {
  const content = contentOf(saved, decode);
  const edited = content.kind === 'text' ? content.text.replaceAll(/\r\n?/g, '\n') : '';
  const isSameLength = lineEndsIn(edited) === lineEndsIn(text);
  if (isSameLength) return edited;
  return edited.slice(0, contentEnd(edited)) + text.slice(contentEnd(text));
}

/** The bytes of the file with an edited text, or why the edit cannot be made. */
export function writeContent(
  draft: OfficeDraft,
  edited: string,
  options: WriteOptions,
): Uint8Array | EditRefusals {
  return writeOffice(draft, edited, options, decode);
}

/** Whether a document has the text of a draft. Its line ends may differ, and so may their number at the end. */
export function isSameText({ text }: OfficeDraft, edited: string): boolean {
  const shown = edited.replaceAll(/\r\n?/g, '\n');
  return shown.slice(0, contentEnd(shown)) === text.slice(0, contentEnd(text));
}

/** The bytes of a copy of the file with comments. */
export function commentContent(
  draft: OfficeDraft,
  comments: readonly OfficeComment[],
): Uint8Array | { readonly refused: CommentFault } {
  return commentOffice(draft, comments, decode);
}

/** Where the line ends at the end of the text begin. VS Code has settings to add or remove them when it saves. */
function contentEnd(text: string): number {
  let end = text.length;
  while (text.charAt(end - 1) === '\n') end--;
  return end;
}

function lineEndsIn(text: string): number {
  return text.split('\n').length;
}
