import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, takePicture } from './page.ts';

const notification = '.notification-list-item-message';

if (given.page) {
  test('says why a command that needs a report does nothing, and offers a report', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const command of ['nextInvalidCell', 'chooseRepair', 'applyRepairs', 'acceptFinding']) {
      const asked = vscode.commands.executeCommand(`gouji.${command}`);
      // Under test, VS Code keeps them there.
      await vscode.commands.executeCommand('notifications.showList');
      await until(`what ${command} says`, async () => {
        const said = await inPage('text', notification);
        return typeof said === 'string' && said.startsWith('No report is open');
      });
      if (command === 'chooseRepair') await takePicture('no-report-open');
      await vscode.commands.executeCommand('notifications.clearAll');
      await asked;
    }
  });

  test('takes a step of the walkthrough in the sample where no report is open', async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'gouji.gouji#start');
    // Before its step is open, the page of the walkthrough may still take the focus.
    const step = '.gettingStarted .getting-started-step.expanded';
    await until('the walkthrough', async () => Number(await inPage('count', step)) > 0);
    await vscode.commands.executeCommand('gouji.takeStep', 'findings');
    const editor = await until('the sample', () => {
      const { activeTextEditor } = vscode.window;
      return activeTextEditor?.document.isUntitled && activeTextEditor;
    });
    const found = vscode.languages.getDiagnostics(editor.document.uri);
    assert.ok(found.some(({ range }) => range.start.isEqual(editor.selection.start)));
    await takePicture('walkthrough-findings');
    // The next step is taken in the same draft.
    await vscode.commands.executeCommand('gouji.takeStep', 'tables');
    assert.equal(vscode.workspace.textDocuments.filter(({ isUntitled }) => isUntitled).length, 1);
    await until('the table view', async () => Number(await inPage('count', '[data-row]')) > 0);
    await takePicture('walkthrough-tables');
    await vscode.window.showTextDocument(editor.document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
}
