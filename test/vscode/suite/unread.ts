import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { inGbk } from '../../kit/gbk.ts';
import { requestReport } from '../../kit/request-report.ts';
import { folder, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, takePicture } from './page.ts';

const BROKEN = ['column-total 764', 'column-total 46', 'column-total 824'];
/** The beginning of a picture. */
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52];
/** The beginning of a file of an old office program. */
const DOC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0, 0, 0, 0, 0, 0];

test('reads a draft in UTF-16', async () => {
  const text = requestReport();
  const units = [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))];
  const bytes = new Uint8Array(units.flatMap((unit) => [unit & 0xff, unit >> 8]));
  await withDraft('十六位.report.txt', bytes, async (document) => {
    await untilFindings(document, BROKEN);
  });
});

if (given.page) {
  for (const [name, bytes, why] of [
    ['图片2024年报.txt', PNG, 'This is a picture.'],
    ['文档2024年报.txt', DOC, 'This is a file of an office program'],
  ] as const) {
    test(`says that a file is not checked: ${why}`, async () => {
      const uri = vscode.Uri.joinPath(folder(), name);
      await vscode.workspace.fs.writeFile(uri, new Uint8Array(bytes));
      try {
        // A report shown before it, whose tables must not be taken for the file's.
        await withDraft('寅.report.txt', requestReport(), async (document) => {
          await untilFindings(document, BROKEN);
          await vscode.commands.executeCommand('vscode.open', uri);
          await untilStatus('not checked', why);
          await takePicture(`unread-${name}`);
          await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
          await until('the report', async () => (await inPage('count', status('3'))) === 1);
        });
      } finally {
        await vscode.workspace.fs.delete(uri);
      }
    });
  }

  test('says so of a draft in which no table is recognised', async () => {
    await withDraft('空话.gouji', '本年度工作总体平稳。\n', async () => {
      await untilStatus('not checked', 'No table of a report was recognised');
    });
  });

  test('says beside the language that a sheet is too large to be checked', async () => {
    const rows = Array.from({ length: 1001 }, (_, row) => `R${row},1,2,3\n`);
    await withDraft('large.csv', `Region,Men,Women,Total\n${rows.join('')}`, async () => {
      const said =
        'Tables too large to be checked: 1, Tables of more than 1000 rows or 100 columns';
      const language = `.statusbar-item [aria-label*="${said}"]`;
      await until('the status', async () => (await inPage('count', language)) === 1);
    });
  });

  test('says so of a document that is a report by its name, whatever it is written in', async () => {
    await withDraft('2024年报.md', '# 今年的工作\n', async () => {
      await untilStatus('not checked', 'No table of a report was recognised');
    });
  });

  test('says so of a draft that was opened with the wrong encoding', async () => {
    const files = vscode.workspace.getConfiguration('files', { languageId: 'report-draft' });
    await files.update('autoGuessEncoding', false, vscode.ConfigurationTarget.Global, true);
    try {
      await withDraft('国标.gouji', inGbk(requestReport()), async (document) => {
        assert.match(document.getText(), /\uFFFD/);
        await untilStatus('not checked', 'Reopen it as GB18030');
        await takePicture('unread-encoding');
      });
    } finally {
      await files.update('autoGuessEncoding', undefined, vscode.ConfigurationTarget.Global, true);
    }
  });
}

function status(text: string): string {
  return `.statusbar-item[id*="gouji.findings"]:has-text("${text}")`;
}

/** Waits for a status, and that it gives a reason. */
async function untilStatus(text: string, why: string): Promise<void> {
  await until(`the status “${text}”`, async () => (await inPage('count', status(text))) === 1);
  const reason = `${status(text)} [aria-label*="${why}"]`;
  await until(`the reason “${why}”`, async () => Number(await inPage('count', reason)) > 0);
}
