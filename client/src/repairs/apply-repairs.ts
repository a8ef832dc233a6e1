import { l10n, WorkspaceEdit, type WorkspaceEditEntryMetadata, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { writeFigures } from '../write-figures.ts';
import { askForRepairs } from './ask-for-repairs.ts';

/** Puts every repair that is certain into VS Code's preview, where the user confirms each. */
export async function applyRepairs(client: BaseLanguageClient): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (!document) return;
  const { version, faults } = await askForRepairs(client, document);
  const edit = new WorkspaceEdit();
  for (const { decided, relations, repairs } of faults) {
    const [repair] = repairs;
    if (!decided || !repair) continue;
    const metadata: WorkspaceEditEntryMetadata = {
      needsConfirmation: true,
      label: repair.title,
      description: relations.join(l10n.t('; ')),
    };
    for (const { range, newText } of repair.edits) {
      const at = client.protocol2CodeConverter.asRange(range);
      edit.replace(document.uri, at, newText, metadata);
    }
  }
  if (edit.size > 0) {
    // The preview may have taken the tab of a draft that was only looked at.
    if (await writeFigures(document, version, edit)) await window.showTextDocument(document);
    return;
  }
  const message =
    faults.length > 0
      ? l10n.t('No repair is certain. “Choose Repair…” lists the possible ones.')
      : l10n.t('The tables of this report have nothing to repair.');
  void window.showInformationMessage(message);
}
