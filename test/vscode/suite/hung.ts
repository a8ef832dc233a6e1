import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { given } from './given.ts';
import { until } from './harness.ts';
import { inPage } from './page.ts';

/** Writes 814 for a total of 841. */
export async function slip(document: vscode.TextDocument): Promise<void> {
  const at = document.positionAt(document.getText().indexOf('\t841\n') + 1);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(at, at.translate(0, 3)), '814');
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Waits until VS Code has this message, in the list that it keeps of them. */
export async function untilMessage(part: string): Promise<string> {
  const message = `.notification-list-item:has-text("${part}")`;
  await until(`the message “${part}”`, async () => {
    await vscode.commands.executeCommand('notifications.showList');
    return Number(await inPage('count', message)) > 0;
  });
  return message;
}

/** Waits for the message that the server does not answer, and has it restarted from there. */
export async function restartAsOffered(): Promise<void> {
  const button = '.monaco-button:has-text("Restart Server")';
  if (given.page) await inPage('click', `${await untilMessage('has not answered')} ${button}`);
  else await vscode.commands.executeCommand('gouji.restartServer');
}
