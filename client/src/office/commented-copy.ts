import { l10n, type TextDocument, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { whyNotCommented, whyUnreadable } from '../../../server/src/office/why-not.ts';
import {
  type CommentsParams,
  type CommentsResult,
  commentsRequest,
} from '../../../server/src/protocol.ts';
import { fileUri } from './office-uri.ts';

/** A copy of a Word file with comments. */
interface CommentedCopy {
  readonly bytes: Uint8Array;
  /** Number of comments that were added. */
  readonly count: number;
}

/**
 * A copy of the Word file that a document was read from, with the findings as comments. Edits are saved first. If
 * no copy can be made, `problem` tells the user why, in sentences.
 */
export async function commentedCopy(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<CommentedCopy | { readonly problem: string }> {
  if (document.isDirty && !(await document.save())) {
    return { problem: l10n.t('The edits could not be saved, so no copy was written.') };
  }
  const [bytes, content] = await Promise.all([
    workspace.fs.readFile(fileUri(document.uri)),
    import('./office-content.ts'),
  ]);
  const draft = content.readContent(bytes);
  if ('refused' in draft) return { problem: whyUnreadable(draft.refused, l10n.t) };
  if (!content.isSameText(draft, document.getText())) {
    return { problem: l10n.t('Another program has just changed the file. Try again.') };
  }
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: CommentsParams = { textDocument: { uri } };
  const { comments } = await client.sendRequest<CommentsResult>(commentsRequest, params);
  const { length: count } = comments;
  if (count === 0) return { problem: l10n.t('There are no findings to comment on.') };
  const written = content.commentContent(draft, comments);
  if (written instanceof Uint8Array) return { bytes: written, count };
  return { problem: whyNotCommented(written.refused, l10n.t) };
}
