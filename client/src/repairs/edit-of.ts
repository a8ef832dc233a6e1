import { type TextDocument, WorkspaceEdit } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RepairView } from '../../../server/src/protocol.ts';

/** Repairs as one edit of their document. */
export function editOf(
  { protocol2CodeConverter }: BaseLanguageClient,
  { uri }: TextDocument,
  repairs: readonly RepairView[],
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const { range, newText } of repairs.flatMap(({ edits }) => edits)) {
    edit.replace(uri, protocol2CodeConverter.asRange(range), newText);
  }
  return edit;
}
