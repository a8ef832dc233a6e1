import type { LogOutputChannel, TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type YearsParams, type YearsResult, yearsRequest } from '../../../server/src/protocol.ts';

/** Asks the server for a document's reports with earlier years; undefined if it cannot answer. */
export async function askForYears(
  client: BaseLanguageClient,
  output: LogOutputChannel,
  document: TextDocument,
): Promise<YearsResult | undefined> {
  if (!client.isRunning()) return undefined;
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: YearsParams = { textDocument: { uri } };
  try {
    return await client.sendRequest<YearsResult>(yearsRequest, params);
  } catch (error) {
    output.warn(`${yearsRequest}: ${String(error)}`);
    return undefined;
  }
}
