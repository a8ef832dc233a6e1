import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { Diagnostic } from 'vscode-languageserver-types';
import { requestReport } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

interface FileReport {
  readonly uri: string;
  readonly resultId?: string;
  readonly items: readonly Diagnostic[];
}

const uneven = 'file:///uneven.gouji';
const slip = 'file:///slip.gouji';
const prose = 'file:///notes.txt';

describe('the diagnostics of reports that are not open', () => {
  let client: Client;
  /** What the client has, kept as an editor keeps it. */
  let results: Map<string, string>;

  beforeEach(async () => {
    client = new Client();
    results = new Map();
    client.files.set(uneven, requestReport());
    client.files.set(slip, requestReport().replace('\t841\n', '\t814\n'));
    client.files.set(prose, '今天去买菜。\n');
  });
  afterEach(() => {
    client.process.kill();
  });

  /** Asks as an editor does over and over, with what it has. */
  async function pull(
    more: object = {},
    token = new CancellationTokenSource().token,
  ): Promise<readonly FileReport[]> {
    const previousResultIds = [...results].map(([uri, value]) => ({ uri, value }));
    const params = { previousResultIds, ...more };
    const { items } = await client.connection.sendRequest<{ items: FileReport[] }>(
      'workspace/diagnostic',
      params,
      token,
    );
    for (const { uri, resultId } of items) {
      if (resultId === undefined) results.delete(uri);
      else results.set(uri, resultId);
    }
    return items;
  }

  /** Pulls until something is told. */
  async function news(): Promise<readonly FileReport[]> {
    for (;;) {
      const items = await pull();
      if (items.length > 0) return items;
    }
  }

  function told(items: readonly FileReport[]): string[] {
    return items.map(({ uri, items: found }) => `${uri} ${found.length}`).sort();
  }

  const changed = (uri: string, type: 1 | 2 | 3) =>
    client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri, type }],
    });

  it('are not offered unless they are asked for', async () => {
    const offered = JSON.stringify(await client.initialize({ pull: true }));
    assert.match(offered, /"workspaceDiagnostics":false/);
    assert.deepEqual(await pull(), []);
  });

  it('are told once, and again only where they have changed', async () => {
    const offered = JSON.stringify(await client.initialize({ pull: true, unopened: true }));
    assert.match(offered, /"workspaceDiagnostics":true/);
    assert.deepEqual(told(await news()), [`${slip} 4`, `${uneven} 3`]);

    const next = news();
    client.files.set(slip, requestReport());
    await changed(slip, 2);
    assert.deepEqual(told(await next), [`${slip} 3`]);

    const last = news();
    client.files.delete(uneven);
    await changed(uneven, 3);
    assert.deepEqual(told(await last), [`${uneven} 0`]);
    assert.deepEqual([...results.keys()], [slip]);
  });

  it('come file by file to a client that takes them so', async () => {
    await client.initialize({ pull: true, unopened: true });
    const parts: FileReport[][] = [];
    client.connection.onNotification(
      '$/progress',
      ({ token, value }: { token: string; value: { items: FileReport[] } }) => {
        if (token === 'parts') parts.push(value.items);
      },
    );
    assert.deepEqual(await pull({ partialResultToken: 'parts' }), []);
    assert.deepEqual(
      parts.map((items) => told(items)),
      [[`${uneven} 3`], [`${slip} 4`]],
    );
  });

  it('leave out what is open, and take it up again when it is closed', async () => {
    await client.initialize({ pull: true, unopened: true });
    await client.open(slip, requestReport());
    assert.deepEqual(told(await news()), [`${uneven} 3`]);
    const next = news();
    await client.connection.sendNotification('textDocument/didClose', {
      textDocument: { uri: slip },
    });
    assert.deepEqual(told(await next), [`${slip} 4`]);
  });

  it('end waiting when they are cancelled, and the server answers on', async () => {
    await client.initialize({ pull: true, unopened: true });
    await news();
    const cancelling = new CancellationTokenSource();
    let ended = false;
    const waiting = pull({}, cancelling.token).finally(() => {
      ended = true;
    });
    await client.open('file:///open.gouji', requestReport());
    assert.equal((await client.pull('file:///open.gouji')).length, 3);
    cancelling.cancel();
    await waiting.catch(() => {});
    await until(() => ended, 'its end');
    assert.equal(await client.end(), 0);
  });
});
