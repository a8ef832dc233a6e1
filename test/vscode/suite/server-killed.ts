import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { requestReport } from '../../kit/request-report.ts';
import { untilFindings, withDraft } from './drafts.ts';
import { given } from './given.ts';
import { test, until } from './harness.ts';
import { restartAsOffered, slip, untilMessage } from './hung.ts';
import { inPage } from './page.ts';
import { servers } from './servers.ts';

/** What the status bar shows while an answer is late. */
const waits = '.statusbar-item:has-text("Checking the report")';
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

test('says that a server hangs, and replaces it when told to restart', async () => {
  await withDraft('辛.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const [hung] = servers();
    assert.ok(hung !== undefined, 'the server runs as a child of the extension host');
    process.kill(hung, 'SIGSTOP');
    await slip(document);
    if (given.page)
      await until('the progress', async () => Number(await inPage('count', waits)) > 0);
    await restartAsOffered();
    if (given.page) await until('its end', async () => (await inPage('count', waits)) === 0);
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
    await until('the end of the one that hung', () => !servers().includes(hung));
  });
});

test('says that a server runs out of memory again and again, and starts it anew when told to', async () => {
  await withDraft('壬.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    // What the next servers are started with; too little for any work.
    process.env.NODE_OPTIONS = '--max-old-space-size=8';
    try {
      const [pid, ...more] = servers();
      assert.ok(pid !== undefined, 'the server runs as a child of the extension host');
      assert.deepEqual(more, [], 'there is one server only');
      process.kill(pid, 'SIGABRT');
      if (given.page) await untilMessage('is not started again');
      await until('the end of the last', () => servers().length === 0);
    } finally {
      delete process.env.NODE_OPTIONS;
    }
    await slip(document);
    await vscode.commands.executeCommand('gouji.restartServer');
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
  });
});
