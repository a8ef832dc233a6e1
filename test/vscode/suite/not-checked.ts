import * as vscode from 'vscode';
import { writeReport } from '../../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../../kit/request-report.ts';
import { folder, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { lastYear, untilCarried } from './last-year.ts';
import { inPage } from './page.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];
const status = '.statusbar-item[id*="gouji"]';

/** Waits until the item in the status bar says something. */
async function untilStatus(part: string): Promise<void> {
  if (!given.page) return;
  await until(`“${part}” in the status bar`, async () =>
    String((await inPage('count', status)) ? await inPage('text', status) : '').includes(part),
  );
}

for (const [name, text, report] of [
  ['空.report.txt', '江城市临江区2024年政府信息公开工作年度报告\n\n正在起草。\n', requestReport()],
  ['2024年报.md', '# 今年的工作\n\n没有报表。\n', writeReport(unevenFigures, 'markdown')],
] as const) {
  test(`says that nothing was checked in ${name}, until it has a table`, async () => {
    await withDraft(name, text, async (document) => {
      await untilStatus('not checked');
      const edit = new vscode.WorkspaceEdit();
      const end = document.positionAt(text.length);
      edit.insert(document.uri, end, `\n${report}`);
      await vscode.workspace.applyEdit(edit);
      await untilFindings(document, UNEVEN);
      await untilStatus('Gouji 3');
      await document.save();
    });
  });
}

test('takes last year’s report along when its folder is deleted', async () => {
  const old = vscode.Uri.joinPath(folder(), '旧报告');
  await withDraft('酉.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    await vscode.workspace.fs.createDirectory(old);
    await vscode.workspace.fs.writeFile(
      vscode.Uri.joinPath(old, '2023.report.txt'),
      new TextEncoder().encode(lastYear),
    );
    await untilCarried(document, true);
    await vscode.workspace.fs.delete(old, { recursive: true });
    await untilCarried(document, false);
  });
});
