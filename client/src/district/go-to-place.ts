import { Position, Selection, Uri, window } from 'vscode';
import type { SumRemark } from '../../../server/src/protocol.ts';
import { documentUri } from '../office/office-uri.ts';

/** Shows a report where it begins. */
export async function goToPlace({ uri, start }: SumRemark): Promise<void> {
  const at = new Position(start.line, start.character);
  await window.showTextDocument(documentUri(Uri.parse(uri)), { selection: new Selection(at, at) });
}
