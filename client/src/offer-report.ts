import { commands, l10n } from 'vscode';
import { warn } from './shown/messages.ts';

/** Says that a command needs an open report, and offers the sample or a new report. */
export async function offerReport(): Promise<void> {
  const message = l10n.t('No report is open. Open a draft first, or one of these:');
  const answer = await warn(message, l10n.t('The Sample'), l10n.t('A New Report'));
  if (answer === 0) await commands.executeCommand('gouji.openSample');
  if (answer === 1) await commands.executeCommand('gouji.newReport');
}
