import { type TextDocument, WorkspaceEdit } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { plainText } from '../../../server/src/plain-text.ts';
import type { RepairView } from '../../../server/src/protocol.ts';

/** What the preview of an edit says of a repair, which the user confirms there. */
export interface Preview {
  readonly label: string;
  readonly description: string;
}

/** Repairs as one edit of their document; those with a preview are written once they are confirmed there. */
export function editOf(
  { protocol2CodeConverter }: BaseLanguageClient,
  { uri }: TextDocument,
  repairs: readonly (readonly [RepairView, Preview?])[],
): WorkspaceEdit {
  const edit = new WorkspaceEdit();
  for (const [{ edits }, preview] of repairs) {
    const metadata = preview && {
      needsConfirmation: true,
      label: plainText(preview.label),
      description: plainText(preview.description),
    };
    for (const { range, newText } of edits) {
      edit.replace(uri, protocol2CodeConverter.asRange(range), newText, metadata);
    }
  }
  return edit;
}
