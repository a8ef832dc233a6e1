import { l10n, Uri, window, workspace } from 'vscode';
import { visibleText } from '../../../server/src/plain-text.ts';

/** Asks where to keep a picture that the clipboard did not take, and writes it there. */
export async function savePicture(name: string, png: Uint8Array): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const file = `${visibleText(name).replaceAll(/[\\/:*?"<>|]/g, '')}.png`;
  const target = await window.showSaveDialog({
    ...(folder && { defaultUri: Uri.joinPath(folder.uri, file) }),
    filters: { [l10n.t('Picture')]: ['png'] },
  });
  if (target) await workspace.fs.writeFile(target, png);
}
