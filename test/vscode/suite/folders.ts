import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { folder, untilFindings, withDraft } from './drafts.ts';
import { test } from './harness.ts';
import { lastYear, untilCarried } from './last-year.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

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
