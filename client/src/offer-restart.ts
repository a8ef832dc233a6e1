import { commands, l10n } from 'vscode';
import { warn } from './shown/messages.ts';

/** Says that the server can no longer be used, and offers to restart it. */
export async function offerRestart(message: string): Promise<void> {
  const answer = await warn(message, l10n.t('Restart Server'), l10n.t('Show Output'));
  if (answer === 0) await commands.executeCommand('gouji.restartServer');
  if (answer === 1) await commands.executeCommand('gouji.showOutput');
}
