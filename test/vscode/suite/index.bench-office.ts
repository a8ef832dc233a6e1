import * as vscode from 'vscode';
import { diagnosticsOf, folder } from './drafts.ts';
import { runAll, tell, test } from './harness.ts';

/** What VS Code's extension host calls to measure. */
export const run = runAll;

test('measures', async () => {
  const names = (await vscode.workspace.fs.readDirectory(folder())).map(([name]) => name);
  for (const [index, file] of names.entries()) {
    const name = index === 0 ? 'first office file' : 'further office files';
    await tell({ name, milliseconds: await untilFirstFinding(file) });
  }
});

/** Milliseconds from the command that opens an office file until VS Code has its first findings. */
async function untilFirstFinding(name: string): Promise<number> {
  const file = vscode.Uri.joinPath(folder(), name);
  const draft = file.with({ scheme: 'gouji-office', path: `${file.path}.gouji` });
  const asked = performance.now();
  const opened = vscode.commands.executeCommand('gouji.openOfficeFile', file);
  while (diagnosticsOf(draft).length === 0) {
    if (performance.now() - asked > 20_000) throw new Error('no finding');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const found = performance.now();
  await opened;
  return found - asked;
}
