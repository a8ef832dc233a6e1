import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { folder, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { untilMessage } from './hung.ts';
import { inPage } from './page.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

test('accepts the finding at the cursor with a reason, until its figures change', async () => {
  const file = vscode.Uri.joinPath(folder(), '.gouji', 'accepted.json');
  const text = requestReport();
  try {
    await withDraft('午.report.txt', text, async (document) => {
      await untilFindings(document, UNEVEN);
      const at = document.positionAt(text.indexOf('\t764\n') + 2);
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(at, at);
      await answering('按实际办理情况统计', () =>
        vscode.commands.executeCommand('gouji.acceptFinding'),
      );
      await untilFindings(document, UNEVEN.slice(1));

      const { accepted } = JSON.parse(await read(file));
      assert.equal(accepted.length, 1);
      assert.equal(accepted[0].file, '午.report.txt');
      assert.equal(accepted[0].place, '（七）总计 · 自然人');
      assert.equal(accepted[0].reason, '按实际办理情况统计');
      assert.match(accepted[0].date, /^\d{4}-\d{2}-\d{2}$/);

      if (given.page) {
        await vscode.commands.executeCommand('gouji.showTable');
        await until('it, struck out', async () => (await inPage('count', '.accepted s')) === 1);
        assert.match(String(await inPage('text', '.accepted .reason')), /按实际办理情况统计/);
        await vscode.window.showTextDocument(document);
      }

      await vscode.workspace.fs.delete(file);
      await untilFindings(document, UNEVEN);
      if (given.page) {
        await until('its end', async () => (await inPage('count', '.accepted s')) === 0);
        await closeTableView();
      }
    });
  } finally {
    await vscode.workspace.fs.delete(file).then(undefined, () => {});
  }
});

test('leaves everything as it was when no reason is given', async () => {
  const text = requestReport();
  await withDraft('未.report.txt', text, async (document) => {
    await untilFindings(document, UNEVEN);
    const at = document.positionAt(text.indexOf('\t764\n') + 2);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(at, at);
    await answering(undefined, () => vscode.commands.executeCommand('gouji.acceptFinding'));
    const file = vscode.Uri.joinPath(folder(), '.gouji', 'accepted.json');
    assert.equal(await read(file).catch(() => 'no file'), 'no file');
    await untilFindings(document, UNEVEN);
  });
});

test('says so where nothing can be noted in the file', async () => {
  const file = vscode.Uri.joinPath(folder(), '.gouji', 'accepted.json');
  const text = requestReport();
  await vscode.workspace.fs.createDirectory(file);
  try {
    await withDraft('申.report.txt', text, async (document) => {
      await untilFindings(document, UNEVEN);
      const at = document.positionAt(text.indexOf('\t764\n') + 2);
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(at, at);
      await answering('按实际办理情况统计', () =>
        vscode.commands.executeCommand('gouji.acceptFinding'),
      );
      if (given.page) await untilMessage('cannot be read or written');
    });
  } finally {
    await vscode.workspace.fs.delete(file);
    await vscode.commands.executeCommand('notifications.clearAll');
  }
});

/** Runs a command that asks with an input box, and answers in the user's place. */
export async function answering(
  reason: string | undefined,
  run: () => Thenable<unknown>,
): Promise<void> {
  const { window } = vscode;
  const original = Reflect.get(window, 'showInputBox');
  let asked = 0;
  Reflect.set(window, 'showInputBox', async () => {
    asked++;
    return reason;
  });
  try {
    await until('the question', async () => {
      // The findings come before the server's answers for the light bulb are asked for.
      await run();
      return asked > 0;
    });
    assert.equal(asked, 1);
  } finally {
    Reflect.set(window, 'showInputBox', original);
  }
}

async function closeTableView(): Promise<void> {
  const { tabGroups } = vscode.window;
  const views = tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview);
  await tabGroups.close(views);
}

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
