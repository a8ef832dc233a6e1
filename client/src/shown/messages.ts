import { ProgressLocation, window } from 'vscode';
import { plainText } from '../../../server/src/plain-text.ts';

/** Shows a message that needs no answer. */
export function tell(message: string): void {
  void window.showInformationMessage(plainText(message));
}

/** Shows a message with buttons. Returns the index of the chosen one, if any. */
export async function ask(message: string, ...answers: string[]): Promise<number | undefined> {
  const items = answers.map((answer, index) => ({ title: plainText(answer), index }));
  return (await window.showInformationMessage(plainText(message), ...items))?.index;
}

/** Shows a warning. Returns the index of the chosen button, if any. */
export async function warn(message: string, ...answers: string[]): Promise<number | undefined> {
  const items = answers.map((answer, index) => ({ title: plainText(answer), index }));
  return (await window.showWarningMessage(plainText(message), ...items))?.index;
}

/** Shows an error. */
export function complain(message: string): void {
  void window.showErrorMessage(plainText(message));
}

/**
 * The text of a message that VS Code shows itself, with links to commands instead of buttons.
 *
 * @param argument What every command is given.
 * @param labels By the command.
 */
export function withLinks(
  message: string,
  argument: number,
  labels: Readonly<Record<string, string>>,
): string {
  const links = Object.entries(labels).map(
    ([command, label]) => `[${plainText(label)}](command:${command}?%5B${argument}%5D)`,
  );
  return [plainText(message), ...links].join(' ');
}

/** In milliseconds. How long it takes to read a short sentence. */
const GLANCE = 3000;

/** Shows a message in the status bar for a moment. */
export function mention(message: string): void {
  window.setStatusBarMessage(plainText(message), GLANCE);
}

/** Shows progress in the status bar until the work ends. */
export function whileShown<T>(title: string, work: () => Thenable<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Window, title: plainText(title) }, work);
}

/** Shows progress in a view until the work ends. */
export function whileShownIn<T>(viewId: string, work: () => Thenable<T>): Thenable<T> {
  return window.withProgress({ location: { viewId } }, work);
}
