import * as vscode from 'vscode';
import { until } from './harness.ts';
import { inPage, inQuestion, pressIfAsked } from './page.ts';

/** The bytes of a file once it is saved under the name that VS Code proposes. */
export async function saved(file: vscode.Uri): Promise<Uint8Array> {
  return until('the file', async () => {
    try {
      const bytes = await vscode.workspace.fs.readFile(file);
      return bytes.length > 0 && bytes;
    } catch {
      await takeProposal(file);
      return false;
    }
  });
}

/** Takes the name that VS Code proposes for a file, if it does. */
export async function takeProposal(file: vscode.Uri): Promise<void> {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  // VS Code looks at the folder before it proposes the name. A key that is pressed meanwhile can lead elsewhere.
  const proposed = await inPage('value', inQuestion('input'));
  if (typeof proposed === 'string' && proposed.endsWith(name)) await pressIfAsked('Enter');
}
