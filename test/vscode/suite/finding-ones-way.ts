import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test } from './harness.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

test('shows sections, tables and rows in the outline', async () => {
  await withDraft('丁.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const sections = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    assert.equal(sections.length, 6);
    const tables = sections.flatMap(({ children }) => children);
    assert.equal(tables.length, 6);
    const requests = tables.find(({ name }) => name === '收到和处理政府信息公开申请情况');
    assert.equal(requests?.children.length, 25);
  });
});

test('tells in the hover which relations a figure stands in', async () => {
  await withDraft('戊.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const at = document.positionAt(document.getText().indexOf('\t824\n') + 2);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const text = hovers
      .flatMap(({ contents }) => contents)
      .map((content) => (typeof content === 'string' ? content : content.value))
      .join('\n');
    assert.match(text, /841 \\\+ 46 \\= 887|841 \\\+ 46 = 887/);
    assert.match(text, /✗/);
  });
});

test('steps from one invalid figure to the next, and back', async () => {
  await withDraft('己.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    const selected: string[] = [];
    for (const command of ['next', 'next', 'next', 'previous']) {
      await vscode.commands.executeCommand(`gouji.${command}InvalidCell`);
      selected.push(document.getText(editor.selection));
    }
    assert.deepEqual(selected, ['764', '46', '824', '46']);
  });
});
