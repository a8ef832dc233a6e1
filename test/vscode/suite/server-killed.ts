import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test, until } from './harness.ts';
import { servers } from './servers.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

test('restarts a server that was killed, and shows its findings again', async () => {
  await withDraft('庚.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const [killed] = servers();
    assert.ok(killed !== undefined, 'the server runs as a child of the extension host');
    process.kill(killed, 'SIGKILL');
    await until('another server', () => servers().some((pid) => pid !== killed));
    await untilFindings(document, UNEVEN);
    assert.ok(!servers().includes(killed));
  });
});

test('replaces a server that hangs when it is told to restart', async () => {
  await withDraft('辛.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const [hung] = servers();
    assert.ok(hung !== undefined, 'the server runs as a child of the extension host');
    process.kill(hung, 'SIGSTOP');
    const at = document.positionAt(document.getText().indexOf('\t841\n') + 1);
    const slip = new vscode.WorkspaceEdit();
    slip.replace(document.uri, new vscode.Range(at, at.translate(0, 3)), '814');
    assert.ok(await vscode.workspace.applyEdit(slip));
    await vscode.commands.executeCommand('gouji.restartServer');
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
    await until('the end of the one that hung', () => !servers().includes(hung));
  });
});
