import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { test } from './harness.ts';

const UNEVEN = ['column-total 764', 'column-total 46', 'column-total 824'];

/** The workers that the extension has made: it runs in this very thread. */
const workers: Worker[] = [];
globalThis.Worker = new Proxy(Worker, {
  construct(made, [script, options]: [string | URL, WorkerOptions?]) {
    const worker = new made(script, options);
    workers.push(worker);
    return worker;
  },
});

// A worker that ends tells no one, so nothing can start it again by itself; the command can.
test('starts another server in place of a worker that has ended', async () => {
  await withDraft('庚.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const before = workers.length;
    workers.at(-1)?.terminate();
    const at = document.positionAt(document.getText().indexOf('\t841\n') + 1);
    const slip = new vscode.WorkspaceEdit();
    slip.replace(document.uri, new vscode.Range(at, at.translate(0, 3)), '814');
    assert.ok(await vscode.workspace.applyEdit(slip));
    await vscode.commands.executeCommand('gouji.restartServer');
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
    assert.equal(workers.length, before + 1);
  });
});
