import { type TextDocument, WorkspaceEdit, type WorkspaceEditEntryMetadata } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { RepairView } from '../../../server/src/protocol.ts';

/** Repairs as one edit of their document; with what its preview says of each, where it has one. */
export function editOf(
  { protocol2CodeConverter }: BaseLanguageClient,
  { uri }: TextDocument,
  repairs: readonly (readonly [RepairView, WorkspaceEditEntryMetadata?])[],
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const [{ edits }, metadata] of repairs) {
    for (const { range, newText } of edits) {
      edit.replace(uri, protocol2CodeConverter.asRange(range), newText, metadata);
    }
  }
  return edit;
}
