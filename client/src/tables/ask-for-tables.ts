import type { CancellationToken, LogOutputChannel, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type TablesParams,
  type TablesResult,
  tablesRequest,
} from '../../../server/src/protocol.ts';

/** Asks the server for the tables of a document; undefined where it cannot tell. */
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
    return await client.sendRequest<TablesResult>(tablesRequest, params, token);
  } catch (error) {
    if (!token.isCancellationRequested) output.warn(`${tablesRequest}: ${String(error)}`);
    return undefined;
  }
}
