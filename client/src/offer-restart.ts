import { commands, l10n, window } from 'vscode';

/** Tells that the server is of no use any more, and offers another. */
export async function offerRestart(message: string): Promise<void> {
  const restart = l10n.t('Restart Server');
  const output = l10n.t('Show Output');
  const answer = await window.showWarningMessage(message, restart, output);
  if (answer === restart) await commands.executeCommand('gouji.restartServer');
  if (answer === output) await commands.executeCommand('gouji.showOutput');
}
