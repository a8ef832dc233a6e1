import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeReport } from '../../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../../kit/request-report.ts';
import { codeOf, diagnosticsOf, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { untilMessage } from './hung.ts';
import { inPage, inQuestion, takePicture } from './page.ts';
import { withTableView } from './view.ts';

/** What VS Code makes a link of in messages and prompts, and one click on it would run. */
const LINK = '[①](command:workbench.action.terminal.new)';
/** What VS Code draws as a picture in statuses and in lists to pick from. */
const ICON = '$(bug)';
/** Shows what stands behind it from right to left. */
const REVERSED = '\u202e';

if (given.page) {
  test('asks about a label that reads like a link in plain text', async () => {
    const label = `乙局${LINK}${ICON}${REVERSED}`;
    const table = ['|单位|男|女|合计|', '|---|---|---|---|', '|甲局|12|30|42|'];
    const text = [...table, `|${label}|15|22|36|`, '|丙局|7|9|16|', ''].join('\n');
    await withDraft('人员.gouji', text, async (document) => {
      const finding = await until('the finding', () =>
        diagnosticsOf(document.uri).find((one) => codeOf(one) === 'declared-total'),
      );
      const { start } = finding.range;
      const editor = await vscode.window.showTextDocument(document);
      editor.selection = new vscode.Selection(start, start);
      const asked = vscode.commands.executeCommand('gouji.acceptFinding');
      try {
        const question = await until('the question', async () => {
          const text = await inPage('text', PROMPT);
          return typeof text === 'string' && text !== '' && asSeen(text);
        });
        await takePicture('hostile-prompt');
        assert.match(question, /乙局\[①\]\(command:[\w.]+\)\$\(bug\)/);
        assert.match(question, /\\u\{202e\}/);
        assert.equal(await inPage('count', `${PROMPT} a, ${PROMPT} .codicon-bug`), 0);
      } finally {
        await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
        await asked;
      }
    });
  });

  test('names a file whose name reads like a link in plain text', async () => {
    const agency = '江城市望江区人民政府';
    const name = `[查看](command:workbench.action.terminal.new)${REVERSED}2023年报.txt`;
    const lastYear = writeReport({ ...unevenFigures, agency, year: 2023 }, 'lines');
    await withDraft(name, lastYear, async (document) => {
      await until('the findings', () => diagnosticsOf(document.uri).length > 0);
      const input = inQuestion('input');
      const asked = vscode.commands.executeCommand('gouji.newReport');
      for (const [step, answer] of [
        ['1/3', agency],
        ['2/3', '2024'],
        ['3/3', 'One cell per line'],
      ] as const) {
        const title = inQuestion(`.quick-input-title:has-text("${step}")`);
        await until(`step ${step}`, async () => (await inPage('count', title)) === 1);
        await inPage('press', input, 'Control+a');
        await inPage('type', input, answer);
        await inPage('press', input, 'Enter');
      }
      await asked;
      const opened = vscode.window.activeTextEditor?.document;
      try {
        assert.ok(opened?.isUntitled);
        const message = await untilMessage('2023年报.txt');
        await takePicture('hostile-file-name');
        assert.match(
          asSeen(await inPage('text', message)),
          /\[查看\]\(command:[\w.]+\)\\u\{202e\}2023年报\.txt/,
        );
        assert.equal(await inPage('count', `${message} .notification-list-item-message a`), 0);
      } finally {
        await vscode.commands.executeCommand('notifications.clearAll');
        await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
      }
    });
  });

  test('lets the table view load nothing but its own script and style', async () => {
    await withTableView('丑.report.txt', requestReport(), async () => {
      const rules = [
        "default-src 'none'",
        "base-uri 'none'",
        "form-action 'none'",
        "script-src 'nonce-",
      ];
      for (const rule of rules) {
        const policy = `meta[http-equiv="Content-Security-Policy"][content*="${rule}"]`;
        assert.equal(await inPage('count', `html:has(main) ${policy}`), 1, rule);
      }
      const unsafe = `meta[http-equiv="Content-Security-Policy"][content*="unsafe"]`;
      assert.equal(await inPage('count', `html:has(main) ${unsafe}`), 0);
    });
  });
}

const PROMPT = inQuestion('.quick-input-message');

/** Without what takes no room. */
function asSeen(text: string | number | undefined): string {
  return String(text).replaceAll('\u2060', '');
}
