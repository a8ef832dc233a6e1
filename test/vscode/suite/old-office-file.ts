import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { untilFindings } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { untilMessage } from './hung.ts';
import { file, read, SAMPLE, shown, write } from './office-file.ts';
import { inPage } from './page.ts';

/** How files of Word begin that are no archives. */
const OLD = new Uint8Array(1600);
OLD.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
OLD.set(Buffer.from('WordDocument', 'utf16le'), 1100);

test('a file in an old format is turned into a new one beside it by LibreOffice, if the user wants that', async () => {
  if (!given.page || process.platform === 'win32') return;
  const bin = mkdtempSync(path.join(tmpdir(), 'soffice-'));
  const before = process.env.PATH;
  // A stand-in for LibreOffice: it writes the sample.
  const script = `#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" = --outdir ] && to="$2"; shift; done
cp '${file(SAMPLE).fsPath}' "$to/旧年报.docx"
`;
  writeFileSync(path.join(bin, 'soffice'), script);
  chmodSync(path.join(bin, 'soffice'), 0o755);
  process.env.PATH = `${bin}${path.delimiter}${before}`;
  await write('旧年报.doc', OLD);
  try {
    const opened = vscode.commands.executeCommand('gouji.openOfficeFile', file('旧年报.doc'));
    const message = await untilMessage('old format');
    await inPage('click', `${message} .monaco-button:has-text("Let LibreOffice Write")`);
    await opened;
    const document = await until('the draft', () => shown('旧年报.docx'));
    await untilFindings(document, ['suspect-figure 194']);
    assert.deepEqual(Buffer.from(await read('旧年报.doc')), Buffer.from(OLD));
  } finally {
    process.env.PATH = before;
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    for (const name of ['旧年报.doc', '旧年报.docx']) {
      await vscode.workspace.fs.delete(file(name)).then(undefined, () => {});
    }
    rmSync(bin, { recursive: true });
    await vscode.commands.executeCommand('notifications.clearAll');
  }
});
