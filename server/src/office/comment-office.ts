import type { Decode } from '../bytes/content.ts';
import type { OfficeComment, OfficeDraft, Unwritable } from './office-draft.ts';
import { isRefused, readOffice } from './read-office.ts';

/** Why comments cannot be written: as for edits, or because the copy would have another text than the file. */
export type CommentFault = Unwritable | 'unlike';

const AUTHOR = '勾稽';

/**
 * The bytes of a file with comments by 勾稽 at places of its text, as a copy for a reviewer. They were read
 * back and have the same text. A file that is protected against editing can be commented; a workbook cannot.
 */
export function commentOffice(
  draft: OfficeDraft,
  comments: readonly OfficeComment[],
  decode: Decode,
): Uint8Array | { readonly refused: CommentFault } {
  const { unwritable } = draft;
  if (unwritable && unwritable !== 'protected') return { refused: unwritable };
  const bytes = draft.withComments?.(comments, AUTHOR);
  const again = bytes && readOffice(bytes, decode);
  const isSame = again && !isRefused(again) && again.text === draft.text;
  return bytes && isSame ? bytes : { refused: 'unlike' };
}
