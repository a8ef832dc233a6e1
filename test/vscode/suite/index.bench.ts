import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { diagnosticsOf, fileAt, withDraft } from './drafts.ts';
import { extension } from './extension.ts';
import { given } from './given.ts';
import { runAll, tell, test } from './harness.ts';

/** How often a draft is opened once the server runs. */
const ROUNDS = 10;

/** What VS Code's extension host calls to measure. */
export const run = runAll;

test('measures', async () => {
  const text = await draft();
  // Plain texts of VS Code's own may have brought the activation about already.
  if (!extension().isActive) {
    const started = performance.now();
    await extension().activate();
    await tell({ name: 'activation', milliseconds: performance.now() - started });
  }
  for (let round = 0; round <= ROUNDS; round++) {
    const name = round === 0 ? 'first draft' : 'further drafts';
    await tell({ name, milliseconds: await untilFirstFinding(`草稿${round}.report.txt`, text) });
  }
});

/** The first published report where they are at hand, else one like it. */
async function draft(): Promise<string> {
  const [path] = [...given.seeds].sort();
  if (!path) return requestReport();
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileAt(path)));
}

/** Milliseconds from opening a draft until VS Code has its first findings. */
async function untilFirstFinding(name: string, text: string): Promise<number> {
  let opened = 0;
  let found = 0;
  const listening = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
    if (found === 0 && uris.some((uri) => diagnosticsOf(uri).length > 0)) found = performance.now();
  });
  const opening = vscode.workspace.onDidOpenTextDocument(() => {
    opened ||= performance.now();
  });
  try {
    await withDraft(name, text, async () => {
      const deadline = performance.now() + 20_000;
      while (found === 0) {
        if (performance.now() > deadline) throw new Error('no finding');
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
    return found - opened;
  } finally {
    listening.dispose();
    opening.dispose();
  }
}
