import { l10n, workspace } from 'vscode';
import { askWhereToSave } from '../where-to-save.ts';

/** Saves a picture that the clipboard did not accept, where the user chooses. */
export async function savePicture(name: string, png: Uint8Array): Promise<void> {
  const target = await askWhereToSave(`${name}.png`, undefined, { [l10n.t('Picture')]: ['png'] });
  if (target) await workspace.fs.writeFile(target, png);
}
