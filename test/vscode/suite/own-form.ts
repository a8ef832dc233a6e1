import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { diagnosticsOf, folder, untilFindings } from './drafts.ts';
import { test, until } from './harness.ts';

test('checks a draft by the form that lies in the folder, and a mistake in that form in its file', async () => {
  const draft = await shown('安全生产检查情况.txt');
  const form = await shown('.gouji/forms/安全检查.json');
  await untilFindings(draft, ['suspect-figure 237']);
  assert.deepEqual(diagnosticsOf(form.uri), []);

  const at = form.positionAt(form.getText().indexOf('工矿 + '));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(form.uri, at, '林业 + ');
  assert.ok(await vscode.workspace.applyEdit(edit));
  const [mistake] = await until('the mistake in the form', () => {
    const found = diagnosticsOf(form.uri);
    return found.length > 0 && found;
  });
  assert.equal(mistake && form.getText(mistake.range), '林业');
  await untilFindings(draft, []);

  await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  await untilFindings(draft, ['suspect-figure 237']);
  await vscode.window.showTextDocument(draft);
  await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
});

/** A file of the folder in an editor. */
async function shown(path: string): Promise<vscode.TextDocument> {
  const uri = vscode.Uri.joinPath(folder(), path);
  const document = await vscode.workspace.openTextDocument(uri);
  await vscode.window.showTextDocument(document, { preview: false });
  return document;
}
