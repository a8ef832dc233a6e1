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
const notifications = '.notifications-center .notification-list-item';
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
    await vscode.commands.executeCommand('notifications.clearAll');
    // What the next servers are started with; too little for any work.
    process.env.NODE_OPTIONS = '--max-old-space-size=8';
    try {
      const [pid, ...more] = servers();
      assert.ok(pid !== undefined, 'the server runs as a child of the extension host');
      assert.deepEqual(more, [], 'there is one server only');
      process.kill(pid, 'SIGABRT');
      if (given.page) {
        await untilMessage('is not started again');
        assert.equal(await inPage('count', notifications), 1, 'nothing else is shown');
      }
      await until('the end of the last', () => servers().length === 0);
    } finally {
      delete process.env.NODE_OPTIONS;
    }
    await slip(document);
    await vscode.commands.executeCommand('gouji.newReport');
    if (given.page) await untilMessage('has stopped');
    await vscode.commands.executeCommand('gouji.restartServer');
    await untilFindings(document, ['suspect-figure 814', ...UNEVEN]);
  });
});

/** Keys that write the right total wrong, right and wrong again; each is a change of the draft. */
const slips = ['814', '841', '814'].map((total) => ({
  keys: [...'0000', ...'←←←←', ...total],
  findings: total === '814' ? ['suspect-figure 814', ...UNEVEN] : UNEVEN,
}));

// Five ends within three minutes are made good, counted from the test before on: three here, two below.
test('restarts a server each time that it is killed while one types', async () => {
  await withDraft('癸.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    for (const { keys, findings } of slips) {
      const killed = await killAmidst(() => typeOverTotal(document, keys));
      await until('another server', () => servers().some((pid) => pid !== killed));
      await untilFindings(document, findings);
    }
  });
});

test('restarts a server that is killed before it has answered once', async () => {
  await withDraft('子.report.txt', requestReport(), async (document) => {
    await untilFindings(document, UNEVEN);
    const [first] = servers();
    assert.ok(first !== undefined);
    process.kill(first, 'SIGKILL');
    const second = await until('another server', () => servers().find((pid) => pid !== first));
    process.kill(second, 'SIGKILL');
    await until('a third', () => servers().some((pid) => pid !== first && pid !== second));
    await untilFindings(document, UNEVEN);
  });
});

/**
 * Kills the server upon the third change that `type` brings about, and keeps the extension host from seeing
 * that until more changes have come in: all that they send is sent in vain.
 */
async function killAmidst(type: () => Promise<void>): Promise<number> {
  const [pid] = servers();
  assert.ok(pid !== undefined, 'the server runs as a child of the extension host');
  let changes = 0;
  const listening = vscode.workspace.onDidChangeTextDocument(() => {
    if (++changes !== 3) return;
    process.kill(pid, 'SIGKILL');
    for (const ended = Date.now() + 200; Date.now() < ended; );
  });
  try {
    await type();
  } finally {
    listening.dispose();
  }
  return pid;
}

/** Selects the total of 841 or 814, and presses keys faster than the extension host is told of them. */
async function typeOverTotal(
  document: vscode.TextDocument,
  keys: readonly string[],
): Promise<void> {
  const start = document.positionAt(document.getText().search(/\t8(41|14)\n/) + 1);
  const editor = await vscode.window.showTextDocument(document);
  editor.selection = new vscode.Selection(start, start.translate(0, 3));
  await Promise.all(
    keys.map((key) =>
      key === '←'
        ? vscode.commands.executeCommand('deleteLeft')
        : vscode.commands.executeCommand('type', { text: key }),
    ),
  );
}
