import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { writeReport } from '../../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../../kit/request-report.ts';
import { folder, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { inPage, takePicture } from './page.ts';
import { withTableView } from './view.ts';

const bars = 'main .chart rect';
const chosen = '[role=tablist].tabs [aria-selected=true]';

if (given.page) {
  test('draws the requests beside last year’s, and keeps in step with the draft', async () => {
    const last = vscode.Uri.joinPath(folder(), '图表去年.report.txt');
    const before = writeReport({ ...unevenFigures, year: 2023 }, 'lines');
    await vscode.workspace.fs.writeFile(last, new TextEncoder().encode(before));
    try {
      await withTableView('图表.report.txt', requestReport(), async (document) => {
        await vscode.commands.executeCommand('gouji.showYears');
        await until('two years', async () => (await inPage('count', `${bars}.earlier`)) === 9);
        assert.equal(await inPage('count', `${bars}.own`), 9);
        assert.match(String(await inPage('text', 'main h3')), /2023–2024/);
        await takePicture('charts');
        await inPage('click', 'main .chart + button');
        await until('the copy', async () =>
          /clipboard/.test(String(await inPage('text', '.said'))),
        );
        const edit = new vscode.WorkspaceEdit();
        const at = document.getText().indexOf('\t69\n') + 1;
        const figure = new vscode.Range(document.positionAt(at), document.positionAt(at + 2));
        edit.replace(document.uri, figure, '68');
        const total = document.getText().indexOf('\t71\n') + 1;
        edit.replace(
          document.uri,
          new vscode.Range(document.positionAt(total), document.positionAt(total + 2)),
          '70',
        );
        await vscode.workspace.applyEdit(edit);
        const changed = 'main .chart text:text-is("70")';
        await until('the new figure', async () => (await inPage('count', changed)) === 1);
      });
    } finally {
      await vscode.workspace.fs.delete(last);
    }
  });

  test('goes between the tabs by keys, and reads the figures as a table', async () => {
    await withTableView('页签.report.txt', requestReport(), async () => {
      await inPage('press', chosen, 'ArrowRight');
      await until('the charts', async () => Number(await inPage('count', bars)) > 0);
      assert.equal(await inPage('text', chosen), 'Charts');
      assert.equal(await inPage('count', 'main .chart + button + details th[scope=row]'), 12);
      await inPage('press', chosen, 'Home');
      assert.equal(await inPage('count', '#charts[hidden]'), 1);
    });
  });

  test('a lens over a table leads to it', async () => {
    await withDraft('透镜.report.txt', requestReport(), async (document) => {
      const lens = await until('the lens', async () => {
        const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
          'vscode.executeCodeLensProvider',
          document.uri,
        );
        return lenses.findLast(({ command }) => command?.command === 'gouji.showTable');
      });
      await vscode.commands.executeCommand('gouji.showTable', ...(lens.command?.arguments ?? []));
      const seen = 'section:nth-of-type(6) table';
      await until('the tables', async () => (await inPage('count', seen)) === 1);
    });
  });
}
