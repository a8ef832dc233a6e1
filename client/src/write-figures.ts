import { l10n, type TextDocument, type WorkspaceEdit, workspace } from 'vscode';
import { warn } from './shown/messages.ts';

/**
 * Writes figures into a draft as one edit, undone in one step. Nothing is written into a document that
 * is no longer the version that the edit was made for; then the user is told.
 */
export async function writeFigures(
  document: TextDocument,
  version: number,
  edit: WorkspaceEdit,
): Promise<boolean> {
  const written = document.version === version && (await workspace.applyEdit(edit));
  // An edit that was not written and not overtaken either is one that the user has turned down.
  if (!written && document.version !== version) tellOfChange();
  return written;
}

/** Says that nothing was written because the draft is no longer what the user saw. */
export function tellOfChange(): void {
  void warn(l10n.t('The draft changed in the meantime, so nothing was written. Please try again.'));
}
