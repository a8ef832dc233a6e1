import { env, l10n, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type FindingsTextParams,
  type FindingsTextResult,
  findingsTextRequest,
} from '../../../server/src/protocol.ts';
import { mention, tell } from '../shown/messages.ts';

/** Copies the findings of a document as text, as a message to the report's author. */
export async function copyFindings(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<void> {
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: FindingsTextParams = { textDocument: { uri } };
  const { count, text } = await client.sendRequest<FindingsTextResult>(findingsTextRequest, params);
  if (count === 0) {
    tell(l10n.t('There are no findings to copy.'));
    return;
  }
  await env.clipboard.writeText(text);
  mention(l10n.t('Findings copied: {0}. You can paste them into a message.', count));
}
