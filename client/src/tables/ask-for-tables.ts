import { type CancellationToken, type LogOutputChannel, l10n, type TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type TablesParams,
  type TablesResult,
  tablesRequest,
} from '../../../server/src/protocol.ts';
import { withLateProgress } from '../slow-work.ts';

/** Asks the server for the tables of a document; undefined if the server cannot answer. */
export async function askForTables(
  client: BaseLanguageClient,
  output: LogOutputChannel,
  document: TextDocument,
  token: CancellationToken,
): Promise<TablesResult | undefined> {
  if (!client.isRunning()) return undefined;
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: TablesParams = { textDocument: { uri } };
  try {
    const answer = client.sendRequest<TablesResult>(tablesRequest, params, token);
    return await withLateProgress(l10n.t('Checking the report'), answer, token);
  } catch (error) {
    if (!token.isCancellationRequested) output.warn(`${tablesRequest}: ${String(error)}`);
    return undefined;
  }
}
