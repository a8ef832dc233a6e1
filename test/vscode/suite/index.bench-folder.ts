import * as vscode from 'vscode';
import { diagnosticsOf, folder } from './drafts.ts';
import { runAll, tell, test, until } from './harness.ts';
import { inPage } from './page.ts';

/** What VS Code's extension host calls to measure. */
export const run = runAll;

/** Where the list of reports says what all of them come to. */
const SUM =
  '.pane:has(.pane-header:has-text("Reports in the Folder")) .tree-explorer-viewlet-tree-view .message';

test('measures', async () => {
  const uris = (await vscode.workspace.fs.readDirectory(folder())).map(([name]) =>
    vscode.Uri.joinPath(folder(), name),
  );
  // The window lists the reports of the folder that it opens.
  await until('the list', async () => {
    await vscode.commands.executeCommand('gouji.reports.focus');
    const sum = await inPage('text', SUM);
    return String(sum).includes(`not checked yet: ${uris.length}`);
  });
  const asked = performance.now();
  const since = () => performance.now() - asked;
  const checking = vscode.commands.executeCommand('gouji.checkAll');
  const shown = inPage('wait', `${SUM}:has-text("All reports (${uris.length})")`).then(since);
  for (const uri of uris) {
    while (diagnosticsOf(uri).length === 0) {
      if (since() > 60_000) throw new Error('not all are checked');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
  }
  await tell({ name: 'check all', milliseconds: since() });
  await tell({ name: 'check all shown', milliseconds: await shown });
  await checking;
});
