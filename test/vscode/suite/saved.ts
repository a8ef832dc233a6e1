import * as vscode from 'vscode';
import { until } from './harness.ts';
import { pressIfAsked } from './page.ts';

/** The bytes of a file once it is saved under the name that VS Code proposes. */
export async function saved(file: vscode.Uri): Promise<Uint8Array> {
  return until('the file', async () => {
    try {
      const bytes = await vscode.workspace.fs.readFile(file);
      return bytes.length > 0 && bytes;
    } catch {
      // Where to save it is taken only once VS Code has looked at the folder. Then the question goes away.
      await pressIfAsked('Enter');
      return false;
    }
  });
}
