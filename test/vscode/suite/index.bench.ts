import * as vscode from 'vscode';
import { newReport } from '../../../server/src/features/new-report.ts';
import { statutoryForms } from '../../../server/src/form/statutory.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { requestReport } from '../../kit/request-report.ts';
import { diagnosticsOf, fileAt, folder, withDraft } from './drafts.ts';
import { extension } from './extension.ts';
import { given } from './given.ts';
import { runAll, tell, test } from './harness.ts';
import { inPage } from './page.ts';

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

test('shows what a keystroke comes to in the status bar', async () => {
  const figures = { ...reportFigures(1, '2021'), agency: '江城市档案馆', year: 2024 };
  const sound = writeReport(figures, 'tabs');
  const total = sound.indexOf('\n', sound.indexOf('（七）总计'));
  await withDraft('打字.report.txt', sound, (document) =>
    typeAt(document, total, 'findings', 'finding shown'),
  );
  const [form] = statutoryForms();
  const wanted = {
    agency: '江城市档案馆',
    year: 2024,
    notation: 'tabs',
    carried: new Map(),
  } as const;
  const blank = newReport(form, wanted);
  await withDraft('填数.report.txt', blank, (document) =>
    typeAt(document, blank.indexOf('规章\t') + '规章\t'.length, 'blanks', 'blank shown'),
  );
});

/** Types a figure and takes it back, over and over, and tells how long an item of the status bar took each time. */
async function typeAt(
  document: vscode.TextDocument,
  offset: number,
  item: 'findings' | 'blanks',
  name: string,
): Promise<void> {
  const status = `.statusbar-item[id*="gouji.${item}"]`;
  await inPage('wait', status);
  const at = document.positionAt(offset);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(at, at) });
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of ['9', 'Backspace']) {
      // As one types: not while the last keystroke is still dealt with.
      await new Promise((resolve) => setTimeout(resolve, 500));
      const milliseconds = Number(await inPage('time', status, key));
      if (round > 0) await tell({ name, milliseconds });
    }
  }
}

/** The first published report where they are at hand, else one like it. */
async function draft(): Promise<string> {
  const [path] = [...given.seeds].sort();
  if (!path) return requestReport();
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileAt(path)));
}

/** Milliseconds from the opening of a draft until VS Code has its first findings. */
async function untilFirstFinding(name: string, text: string): Promise<number> {
  const uri = vscode.Uri.joinPath(folder(), name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  let opened: number | undefined;
  const listening = vscode.workspace.onDidOpenTextDocument((document) => {
    if (document.uri.toString() === uri.toString()) opened ??= performance.now();
  });
  try {
    // As from the explorer. Opened first and shown then, a document waits to be shown: VS Code asks for the
    // findings of what is.
    const shown = vscode.commands.executeCommand('vscode.open', uri);
    // Looked for: VS Code tells extensions of new findings 50 ms after it has them.
    const deadline = performance.now() + 20_000;
    while (diagnosticsOf(uri).length === 0) {
      if (performance.now() > deadline) throw new Error('no finding');
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const found = performance.now();
    await shown;
    if (opened === undefined) throw new Error('it was open already');
    return found - opened;
  } finally {
    listening.dispose();
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.workspace.fs.delete(uri);
  }
}
