import { type SaveDialogOptions, Uri, window, workspace } from 'vscode';
import { visibleText } from '../../server/src/plain-text.ts';

/**
 * Asks where to save a file; undefined where the user turns back.
 *
 * @param name What is proposed, with its ending; characters that names of files cannot hold are left out.
 * @param folder Where it is proposed; the first folder of the window where nothing else is known.
 * @param kinds The endings to choose from, by what they are called.
 */
export async function askWhereToSave(
  name: string,
  folder: Uri | undefined,
  kinds: NonNullable<SaveDialogOptions['filters']>,
): Promise<Uri | undefined> {
  const root = folder ?? workspace.workspaceFolders?.[0]?.uri;
  const file = visibleText(name).replaceAll(/[\\/:*?"<>|]/g, '');
  return window.showSaveDialog({
    ...(root && { defaultUri: Uri.joinPath(root, file) }),
    filters: kinds,
  });
}
