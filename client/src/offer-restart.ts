import { commands, l10n } from 'vscode';
import { warn } from './shown/messages.ts';

/** Tells that the server is of no use any more, and offers another. */
export async function offerRestart(message: string): Promise<void> {
  const answer = await warn(message, l10n.t('Restart Server'), l10n.t('Show Output'));
  if (answer === 0) await commands.executeCommand('gouji.restartServer');
  if (answer === 1) await commands.executeCommand('gouji.showOutput');
}
