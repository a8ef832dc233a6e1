import { l10n, type TextDocument, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { tell } from '../shown/messages.ts';
import { writeFigures } from '../write-figures.ts';
import { askForRepairs } from './ask-for-repairs.ts';
import { editOf } from './edit-of.ts';

/** Puts every repair that is certain into VS Code's preview, where the user confirms each. */
export async function applyRepairs(
  client: BaseLanguageClient,
  document: TextDocument,
): Promise<void> {
  const { version, faults } = await askForRepairs(client, document);
  const certain = faults.flatMap(({ decided, relations, repairs: [repair] }) => {
    if (!decided || !repair) return [];
    const description = relations.join(l10n.t('; '));
    return [[repair, { label: repair.title, description }] as const];
  });
  if (certain.length > 0) {
    const edit = editOf(client, document, certain);
    // The preview may have taken the tab of a draft that was only looked at.
    if (await writeFigures(document, version, edit)) await window.showTextDocument(document);
    return;
  }
  const message =
    faults.length > 0
      ? l10n.t('No repair is certain. “Choose Repair…” lists the possible ones.')
      : l10n.t('The tables of this report have nothing to repair.');
  tell(message);
}
