import { l10n, Uri } from 'vscode';
import { renewedName } from '../../../server/src/office/renewed-name.ts';
import { whyUnreadable } from '../../../server/src/office/why-not.ts';
import { exists } from '../exists.ts';
import { complain, warn } from '../shown/messages.ts';
import { withLateProgress } from '../slow-work.ts';

/**
 * Lets an office program convert a file in an old format. The extension of the new file decides its format. Rejects
 * with the message of the program if the program fails, and also if the new file exists.
 *
 * @param old Path of the old file.
 * @param renewed Path of the new one.
 */
export type Renew = (old: string, renewed: string) => Promise<void>;

/** Looks for an office program on this machine. A browser has none. */
export type FindRenewer = () => Promise<Renew | undefined>;

/**
 * Tells the user that a file in an old office format cannot be read, and offers to convert it to a new file beside it.
 *
 * @returns The new file, if the user chooses it.
 */
export async function offerRenewal(file: Uri, findRenewer: FindRenewer): Promise<Uri | undefined> {
  const name = file.path.split('/').at(-1) ?? '';
  const newName = renewedName(name);
  const renewed = Uri.joinPath(file, '..', newName);
  const problem = l10n.t('“{0}” cannot be read. {1}', name, whyUnreadable('old-format', l10n.t));
  if (await exists(renewed)) {
    const answer = await warn(problem, l10n.t('Open “{0}”', newName));
    return answer === 0 ? renewed : undefined;
  }
  const renew = file.scheme === 'file' ? await findRenewer() : undefined;
  if (!renew) {
    complain(problem);
    return undefined;
  }
  if ((await warn(problem, l10n.t('Let LibreOffice Write “{0}”', newName))) !== 0) return undefined;
  try {
    const work = renew(file.fsPath, renewed.fsPath);
    await withLateProgress(l10n.t('LibreOffice is writing “{0}”', newName), work);
    return renewed;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    complain(l10n.t('LibreOffice did not write “{0}”. {1}', newName, reason));
    return undefined;
  }
}
