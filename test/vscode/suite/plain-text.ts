import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage } from './page.ts';

/** The three column totals of the report that do not hold. */
const BROKEN = ['column-total 764', 'column-total 46', 'column-total 824'];

/** As copied from a page: neither its name nor its first line says that it is a report. */
const text = `首页 > 信息公开\n${requestReport()}`;

/** Longer than a text waits after an edit, so that what has not happened by then does not happen. */
const A_WHILE = 3000;

const isDraft = (document: vscode.TextDocument) => document.languageId === 'report-draft';

/** Waits for what a text becomes that stays as it is. */
async function staysPlain(document: vscode.TextDocument): Promise<void> {
  await untilFindings(document, BROKEN);
  await new Promise((resolve) => setTimeout(resolve, A_WHILE));
  assert.equal(document.languageId, 'plaintext');
}

test('a plain text in which a report is recognised becomes a draft, with wrapped lines and colours', async () => {
  await withDraft('网页一.txt', text, async (document) => {
    assert.equal(document.languageId, 'plaintext');
    await until('it is a draft', () => isDraft(document));
    assert.equal(vscode.workspace.getConfiguration('editor', document).get('wordWrap'), 'on');
    await untilFindings(document, BROKEN);
    assert.equal(document.isDirty, false);
    if (given.page)
      await inPage('wait', '.editor-instance .view-line span[class*="mtk"]:not(.mtk1)');
  });
});

test('a plain text without a report stays one', async () => {
  await withDraft('网页二.txt', text, async (report) => {
    await until('the report is a draft', () => isDraft(report));
    await withDraft('随笔二.txt', '今天去买菜，总计 12 元。\n', async (document) => {
      await new Promise((resolve) => setTimeout(resolve, A_WHILE));
      assert.equal(document.languageId, 'plaintext');
    });
  });
});

test('a new text becomes a draft once a report is pasted, and the cursor and the undo stay', async () => {
  const document = await vscode.workspace.openTextDocument({ content: '', language: 'plaintext' });
  const editor = await vscode.window.showTextDocument(document);
  try {
    await vscode.env.clipboard.writeText(text);
    await vscode.commands.executeCommand('editor.action.clipboardPasteAction');
    await until('the text is there', () => document.getText() === text);
    const pasted = performance.now();
    const at = document.positionAt(text.indexOf('\t841\n') + 2);
    editor.selection = new vscode.Selection(at, at);
    await until('it is a draft', () => isDraft(document));
    assert.ok(performance.now() - pasted > 1500, 'it waits for a pause');
    await untilFindings(document, BROKEN);
    assert.equal(vscode.window.activeTextEditor?.document, document);
    assert.deepEqual(vscode.window.activeTextEditor.selection.active, at);
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), '');
    await vscode.commands.executeCommand('redo');
    assert.equal(document.getText(), text);
    assert.ok(isDraft(document));
  } finally {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
});

test('a text whose language the user sets back to plain text stays one', async () => {
  await withDraft('网页三.txt', text, async (document) => {
    await until('it is a draft', () => isDraft(document));
    await vscode.commands.executeCommand('workbench.action.editor.changeLanguageMode', 'plaintext');
    await until('it is plain', () => document.languageId === 'plaintext');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), '\n');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await staysPlain(document);
  });
});

test('a text by whose name the user has set the language stays plain', async () => {
  const configuration = vscode.workspace.getConfiguration('files');
  const target = vscode.ConfigurationTarget.Workspace;
  for (const [index, pattern] of ['*.TXT', '**/网页*.txt'].entries()) {
    await configuration.update('associations', { [pattern]: 'plaintext' }, target);
    try {
      await withDraft(`网页四之${index}.txt`, text, staysPlain);
    } finally {
      await configuration.update('associations', undefined, target);
    }
  }
});
