import { commands, l10n, Position, Selection, Uri, window, workspace } from 'vscode';
import { warn } from '../shown/messages.ts';
import { askWhereToSave } from '../where-to-save.ts';
import { fileUri } from './office-uri.ts';
import type { RefusedSave } from './save-draft.ts';

/**
 * Tells the user why a draft was not saved in its office file, and offers to save its text as a separate draft.
 *
 * @param saved The text as VS Code saves it.
 */
export async function refuseSave(
  document: Uri,
  { why, at }: RefusedSave,
  saved: Uint8Array,
): Promise<void> {
  const file = fileUri(document);
  const name = file.path.split('/').at(-1) ?? '';
  const message = l10n.t('“{0}” was not saved. {1}', name, why);
  const answer = await warn(
    message,
    l10n.t('Save as a Draft…'),
    ...(at ? [l10n.t('Show the Place')] : []),
  );
  if (answer === 0) await saveElsewhere(file, saved);
  if (answer === 1 && at) {
    const place = new Position(at.line, at.character);
    await window.showTextDocument(document, { selection: new Selection(place, place) });
  }
}

async function saveElsewhere(file: Uri, saved: Uint8Array): Promise<void> {
  const name =
    file.path
      .split('/')
      .at(-1)
      ?.replace(/\.[^.]*$/, '') ?? '';
  const target = await askWhereToSave(`${name}.gouji`, Uri.joinPath(file, '..'), {
    [l10n.t('Report Draft')]: ['gouji'],
  });
  if (!target) return;
  await workspace.fs.writeFile(target, saved);
  await commands.executeCommand('vscode.open', target);
}
