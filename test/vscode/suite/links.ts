import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { answering } from './accepting.ts';
import { folder, untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test } from './harness.ts';
import { untilMessage } from './hung.ts';
import { lastYear, untilCarried } from './last-year.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

/** Links out of the workspace, by the path of each. */
const links: Readonly<Record<string, (outside: string, inside: string) => void>> = {
  '.gouji': (outside, inside) => symlinkSync(outside, path.join(inside, '.gouji'), 'junction'),
  '.gouji/accepted.json': (outside, inside) => {
    mkdirSync(path.join(inside, '.gouji'));
    symlinkSync(path.join(outside, 'accepted.json'), path.join(inside, '.gouji/accepted.json'));
  },
};

for (const [name, link] of Object.entries(links)) {
  test(`accepts nothing through ${name}, a link out of the workspace`, async () => {
    const inside = folder().fsPath;
    const gouji = path.join(inside, '.gouji');
    const kept = `${gouji} kept`;
    const outside = mkdtempSync(path.join(tmpdir(), 'gouji-outside-'));
    const text = requestReport();
    const had = existsSync(gouji);
    if (had) await vscode.workspace.fs.rename(vscode.Uri.file(gouji), vscode.Uri.file(kept));
    try {
      await withDraft('戌.report.txt', text, async (document) => {
        await untilFindings(document, UNEVEN);
        link(outside, inside);
        const at = document.positionAt(text.indexOf('\t764\n') + 2);
        const editor = await vscode.window.showTextDocument(document);
        editor.selection = new vscode.Selection(at, at);
        await answering('按实际办理情况统计', () =>
          vscode.commands.executeCommand('gouji.acceptFinding'),
        );
        if (given.page) await untilMessage('is a link, which may lead out of the workspace');
        assert.equal(existsSync(path.join(outside, 'accepted.json')), false);
        await untilFindings(document, UNEVEN);
      });
    } finally {
      rmSync(gouji, { recursive: true, force: true });
      if (had) await vscode.workspace.fs.rename(vscode.Uri.file(kept), vscode.Uri.file(gouji));
      rmSync(outside, { recursive: true });
      await vscode.commands.executeCommand('notifications.clearAll');
    }
  });
}

test('reads no report through a link out of the workspace', async () => {
  const outside = mkdtempSync(path.join(tmpdir(), 'gouji-outside-'));
  const inside = path.join(folder().fsPath, '里面');
  const link = path.join(folder().fsPath, '外面');
  writeFileSync(path.join(outside, '2023.report.txt'), lastYear);
  try {
    await withDraft('亥.report.txt', requestReport(), async (document) => {
      await untilFindings(document, UNEVEN);
      symlinkSync(outside, link, 'junction');
      mkdirSync(inside);
      writeFileSync(path.join(inside, '2023.report.txt'), lastYear);
      await untilCarried(document, true);
      // What lay behind the link was found before; were it read, this would stay.
      rmSync(inside, { recursive: true });
      await untilCarried(document, false);
    });
  } finally {
    rmSync(link);
    rmSync(outside, { recursive: true });
  }
});
