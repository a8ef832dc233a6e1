import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { fileUri } from '../../../client/src/office/office-uri.ts';
import { requestReport } from '../../kit/request-report.ts';
import { diagnosticsOf, folder } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, takePicture } from './page.ts';

const pane = '.pane:has(.pane-header:has-text("Reports in the Folder"))';
const row = (text: string) => `${pane} .monaco-list-row:has-text("${text}")`;
/** The list of files above takes the room in which more than four reports would be drawn. */
const files = '.pane-header:has-text("workspace-")';

if (given.page) {
  test('shows the reports of the folder, and says of none that it is right before it was checked', async () => {
    await until('the bodies', async () => {
      // It is there once it is known that the folder has reports.
      await vscode.commands.executeCommand('gouji.reports.focus');
      return Number(await inPage('count', row('江城市'))) > 0;
    });
    assert.ok(Number(await inPage('count', row('not checked yet'))) > 0);
    await inPage('click', files);
    // Those that tests before left open were checked as they were opened.
    const open = vscode.workspace.textDocuments.length;
    assert.ok(Number(await inPage('count', row('nothing found'))) <= open);
    await takePicture('reports-unchecked');
    await vscode.commands.executeCommand('gouji.checkAll');
    // The list draws what is in sight, and some of it a little later.
    await until(
      'an all-clear',
      async () => Number(await inPage('count', row('nothing found'))) > 0,
    );
    await until('the rest', async () => (await inPage('count', row('not checked yet'))) === 0);
    await takePicture('reports-checked');
    await inPage('click', files);
  });

  test('counts in the tree what the problem list counts', async () => {
    await until('the same sum', async () => {
      const message = await inPage('text', `${pane} .tree-explorer-viewlet-tree-view .message`);
      const counted = vscode.languages
        .getDiagnostics()
        .filter(([uri]) => vscode.workspace.getWorkspaceFolder(fileUri(uri)) !== undefined)
        .flatMap(([uri]) => diagnosticsOf(uri))
        .filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Information).length;
      return Number(/findings(?: so far)?: (\d+)/i.exec(String(message))?.[1]) === counted;
    });
  });
}

test('follows what becomes of the drafts of the folder once they were checked', async () => {
  const uri = vscode.Uri.joinPath(
    folder(),
    '江城市沿江区2024年政府信息公开工作年度报告（错一个数）.txt',
  );
  await vscode.commands.executeCommand('gouji.checkAll');
  const found = diagnosticsOf(uri).length;
  assert.ok(found > 0);
  // Open it is told of once, and so it is when it is closed again.
  await vscode.commands.executeCommand('vscode.open', uri);
  await until('it as it is open', () => diagnosticsOf(uri).length === found);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
  await until('it as it is closed', () => diagnosticsOf(uri).length === found);
  const other = vscode.Uri.joinPath(folder(), '后来的.gouji');
  await vscode.workspace.fs.writeFile(other, new TextEncoder().encode(requestReport()));
  await until('the new one', () => diagnosticsOf(other).length > 0);
  await vscode.workspace.fs.delete(other);
  await until('it to be gone', () => diagnosticsOf(other).length === 0);
});

test('checks a draft that is open without a tab', async () => {
  const uri = vscode.Uri.joinPath(folder(), '无标签.gouji');
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(requestReport()));
  try {
    // As another extension opens one. Nobody closes it: VS Code does, after some minutes.
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.commands.executeCommand('gouji.checkAll');
    const found = diagnosticsOf(uri).length;
    assert.ok(found > 0);
    // With a tab, each finding is there once.
    await vscode.window.showTextDocument(document);
    await until('it as it is shown', () => diagnosticsOf(uri).length === found);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await until('it as it is hidden again', () => diagnosticsOf(uri).length === found);
  } finally {
    await vscode.workspace.fs.delete(uri);
  }
});
