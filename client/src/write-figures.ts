import { l10n, type TextDocument, type WorkspaceEdit, workspace } from 'vscode';
import { warn } from './shown/messages.ts';

/**
 * Writes figures into a draft as one edit and one undo step. If the document changed since the edit was
 * made, nothing is written and the user is told.
 */
export async function writeFigures(
  document: TextDocument,
  version: number,
  edit: WorkspaceEdit,
): Promise<boolean> {
  const written = document.version === version && (await workspace.applyEdit(edit));
  // If the version is still the same, the user declined the edit.
  if (!written && document.version !== version) tellOfChange();
  return written;
}

/** Says that nothing was written because the draft is no longer what the user saw. */
export function tellOfChange(): void {
  void warn(l10n.t('The draft changed in the meantime, so nothing was written. Please try again.'));
}
