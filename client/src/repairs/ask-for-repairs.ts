import type { TextDocument } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import {
  type RepairsParams,
  type RepairsResult,
  repairsRequest,
} from '../../../server/src/protocol.ts';

/** Asks the server for the faults of a document and their repairs. */
export function askForRepairs(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<RepairsResult> {
  const { uri } = client.code2ProtocolConverter.asTextDocumentIdentifier(document);
  const params: RepairsParams = { textDocument: { uri } };
  return client.sendRequest<RepairsResult>(repairsRequest, params);
}
