import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { folder } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { untilMessage } from './hung.ts';
import { inPage, takePicture } from './page.ts';
import { saved } from './saved.ts';

if (given.page) {
  test('writes the page for reviewers about a folder where the user says, and opens it', async () => {
    const county = vscode.Uri.joinPath(folder(), '审阅');
    const report = vscode.Uri.joinPath(county, '甲.gouji');
    const page = vscode.Uri.joinPath(county, 'Findings in reports.html');
    await vscode.workspace.fs.writeFile(
      report,
      new TextEncoder().encode(requestReport().replace('\t841\n', '\t814\n')),
    );
    try {
      const asked = vscode.commands.executeCommand('gouji.writeReviewPage', county);
      const html = new TextDecoder().decode(await saved(page));
      assert.match(html, /<mark>814<\/mark>/);
      assert.match(html, /<p class="file">甲\.gouji<\/p>/);
      await inPage('click', `${await untilMessage('was written')} .monaco-button`);
      await asked;
      const wrong = 'td.wrong mark:text-is("814")';
      await until('the page', async () => Number(await inPage('count', wrong)) > 0);
      await takePicture('review-page');
    } finally {
      await vscode.commands.executeCommand('notifications.clearAll');
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await vscode.workspace.fs.delete(county, { recursive: true });
    }
  });
}
