import assert from 'node:assert/strict';
import { unzipSync } from 'fflate/browser';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { folder, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, inQuestion, takePicture } from './page.ts';
import { saved } from './saved.ts';

if (given.page) {
  test('exports a report as a Word file beside it', async () => {
    await withDraft('导出.report.txt', requestReport(), async () => {
      const target = vscode.Uri.joinPath(folder(), '导出.docx');
      const asked = vscode.commands.executeCommand('gouji.exportReport');
      await until('where to save it', async () => Number(await inPage('count', SAVES)) > 0);
      await takePicture('export-report');
      try {
        const bytes = await saved(target);
        assert.equal(String.fromCharCode(...bytes.slice(0, 2)), 'PK');
        await vscode.commands.executeCommand('notifications.clearAll');
        await asked;
      } finally {
        await vscode.workspace.fs.delete(target);
      }
    });
  });

  test('exports a copy of a Word file with the finding as a comment', async () => {
    const file = vscode.Uri.joinPath(folder(), WORD_FILE);
    const target = vscode.Uri.joinPath(folder(), COPY);
    await vscode.commands.executeCommand('gouji.openOfficeFile', file);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    await untilFindings(document, ['suspect-figure 194']);
    const asked = vscode.commands.executeCommand('gouji.exportReport');
    await until('what to write', async () => Number(await inPage('count', INPUT)) > 0);
    await inPage('press', INPUT, 'Enter');
    await until('where to save it', async () => Number(await inPage('count', SAVES)) > 0);
    await takePicture('export-comments');
    try {
      const bytes = await saved(target);
      const comments = unzipSync(bytes)['word/comments.xml'];
      assert.match(new TextDecoder().decode(comments), /w:author="勾稽".*应为 149/);
      await vscode.commands.executeCommand('notifications.clearAll');
      await asked;
    } finally {
      await vscode.workspace.fs.delete(target);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
}

/** A report in Word with one figure wrong, and the name that is proposed for the copy. */
const WORD_FILE = '江城市滨江区2024年政府信息公开工作年度报告（错一个数）.docx';
const COPY = '江城市滨江区2024年政府信息公开工作年度报告（错一个数） (comments).docx';

const INPUT = inQuestion('input');
const SAVES = inQuestion('.monaco-button:has-text("OK")');
