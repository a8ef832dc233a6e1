import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { diagnosticsOf, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, inQuestion, takePicture } from './page.ts';

/** The report with every figure of its tables still to be filled in. */
const blank = requestReport().replaceAll(/^\t[\d.]+$/gm, '\t');
const status = '.statusbar-item[id*="gouji.blanks"]';

test('counts what is to be filled in, and goes from one to the next', async () => {
  await withDraft('待填.report.txt', blank, async (document) => {
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    if (given.page) {
      await until('the count', async () => {
        const text = await inPage('text', status);
        return typeof text === 'string' && /to fill in: \d{3}/.test(text);
      });
      await takePicture('to-be-filled-in');
    }
    const lines: number[] = [];
    for (let step = 0; step < 3; step++) {
      const before = editor.selection.active;
      await until('the next blank', async () => {
        await vscode.commands.executeCommand('gouji.nextBlank');
        return editor.selection.active.isAfter(before);
      });
      assert.equal(document.lineAt(editor.selection.active).text.trim(), '');
      lines.push(editor.selection.active.line);
    }
    assert.deepEqual(
      lines,
      lines.toSorted((a, b) => a - b),
    );
  });
});

test('fills in the totals that follow, and as one edit', async () => {
  const right = requestReport();
  const draft = right.replace('\t841\n', '\t\n');
  await withDraft('合计.report.txt', draft, async (document) => {
    await until('it to be judged', () => diagnosticsOf(document.uri).length > 0);
    await vscode.commands.executeCommand('gouji.fillTotals');
    assert.equal(document.getText(), right);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), draft);
  });
});

test('copies what was found in plain Chinese, without lines', async () => {
  await withDraft('复制.report.txt', requestReport(), async (document) => {
    await untilFindings(document, ['column-total 764', 'column-total 46', 'column-total 824']);
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('gouji.copyFindings');
    const [head = '', first = ''] = (await vscode.env.clipboard.readText()).split('\n');
    assert.equal(head, '《江城市沿江区档案馆2024年政府信息公开工作年度报告》中有 3 处问题：');
    assert.match(first, /收到和处理政府信息公开申请情况.*（七）总计 · 自然人.*764.*763/);
  });
});

if (given.page) {
  test('says whether a report is ready to be published, and leads to what is open', async () => {
    await withDraft('发布.report.txt', requestReport(), async () => {
      const editor = vscode.window.activeTextEditor;
      assert.ok(editor);
      const asked = vscode.commands.executeCommand('gouji.checkReport');
      const title = inQuestion('.quick-input-title:has-text("Not ready to be published")');
      await until('the answer', async () => (await inPage('count', title)) === 1);
      await takePicture('check-report');
      await inPage('press', inQuestion('input'), 'Enter');
      await asked;
      assert.equal(editor.document.getText(editor.selection), '764');
    });
  });
}
