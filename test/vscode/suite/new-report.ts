import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeOf, diagnosticsOf } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, inQuestion, takePicture } from './page.ts';

if (given.page) {
  for (const [notation, language] of [
    ['One cell per line', 'report-draft'],
    ['HTML', 'html'],
  ] as const) {
    test(`writes a new report in which everything is still to be filled in: ${notation}`, async () => {
      const input = inQuestion('input');
      const asked = vscode.commands.executeCommand('gouji.newReport');
      await step(input, '1/3');
      await inPage('type', input, '江城市临江区政务服务局');
      await inPage('press', input, 'Enter');
      await step(input, '2/3');
      await inPage('press', input, 'Control+a');
      await inPage('type', input, '2025');
      await takePicture('new-report-year');
      await inPage('press', input, 'Enter');
      await step(input, '3/3');
      await inPage('type', input, notation);
      await inPage('press', input, 'Enter');
      await asked;
      const document = vscode.window.activeTextEditor?.document;
      assert.ok(document?.isUntitled);
      try {
        assert.equal(document.languageId, language);
        assert.match(document.getText(), /江城市临江区政务服务局2025年政府信息公开工作年度报告/);
        // The sample of 2024 carries figures forward.
        assert.doesNotMatch(document.getText(), /上年结转0件/);
        const lenses = await until('its tables', async () => {
          const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
            'vscode.executeCodeLensProvider',
            document.uri,
          );
          return found.length > 0 && found;
        });
        // Six tables to be shown, each with a count of what is to be filled in.
        assert.equal(lenses.length, 12);
        // What is to be filled in is listed, and nothing is wrong.
        const { Warning } = vscode.DiagnosticSeverity;
        const wrong = diagnosticsOf(document.uri).filter(({ severity }) => severity <= Warning);
        assert.deepEqual(wrong.map(codeOf), []);
        await takePicture(`new-report-${language}`);
      } finally {
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    });
  }
}

if (given.page) {
  test('writes a new final account, which is no annual report', async () => {
    const input = inQuestion('input');
    const asked = vscode.commands.executeCommand('gouji.newReport');
    for (const [number, shown, answer] of [
      ['1/3', '', '江城市排水管理处'],
      ['2/3', '', '2024'],
      ['3/3', 'Markdown', 'Another Kind'],
      ['3/3', '单位决算', '单位决算'],
      ['3/3', 'Markdown', 'Markdown'],
    ] as const) {
      await step(input, number);
      const item = inQuestion(`.monaco-list-row:has-text("${shown}")`);
      if (shown !== '') await until(shown, async () => Number(await inPage('count', item)) > 0);
      await inPage('press', input, 'Control+a');
      await inPage('type', input, answer);
      await inPage('press', input, 'Enter');
    }
    await asked;
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document?.isUntitled);
    try {
      assert.match(document.getText(), /^# 江城市排水管理处2024年度单位决算\n/);
      const found = await until('what is to be filled in', () => {
        const codes = diagnosticsOf(document.uri).map(codeOf);
        return codes.length >= 12 && codes;
      });
      assert.deepEqual([...new Set(found)], ['empty-figure']);
      const status = '.statusbar-item:has-text("figures to fill in: ")';
      await until('their number', async () => (await inPage('count', status)) === 1);
      await takePicture('new-report-final-account');
    } finally {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
  });
}

async function step(input: string, number: string): Promise<void> {
  const title = inQuestion(`.quick-input-title:has-text("${number}")`);
  await until(`step ${number}`, async () => (await inPage('count', title)) === 1);
  await until('its input', async () => Number(await inPage('count', input)) > 0);
}
