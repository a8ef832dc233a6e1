import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import type { AcceptResult } from '../../server/src/protocol.ts';
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
const mended = 'file:///mended.gouji';

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

  /** Changes a file to the better or the worse, and waits until that is told, and so all before it. */
  async function mend(): Promise<void> {
    const text = requestReport().replaceAll('沿江区档案馆', '望江区档案馆');
    const worse = text.replace('\t841\n', '\t814\n');
    await client.write(mended, client.files.get(mended) === text ? worse : text);
    for (let items = await news(); !items.some(({ uri }) => uri === mended); ) items = await news();
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
    await client.close(slip);
    assert.deepEqual(told(await next), [`${slip} 4`]);
  });

  it('are made anew of those files alone on which a change can bear', async () => {
    const thisYear = requestReport();
    const lastYear = thisYear.replaceAll('2024', '2023').replaceAll('2025', '2024');
    client.files.set('file:///2023.gouji', lastYear);
    for (let other = 0; other < 1000; other++) {
      const title = `江城市第${other}局2024年政府信息公开工作年度报告\n`;
      client.files.set(`file:///others/${other}.gouji`, title);
    }
    await client.initialize({ pull: true, unopened: true });
    await news();
    // By now it was read what the years hand on to one another.
    await until(() => client.reads.length >= 2 * client.files.size, 'the first check');
    await mend();

    const readAfter = async (change: () => Promise<unknown>) => {
      client.reads.length = 0;
      await change();
      await mend();
      // What was judged before the change was known everywhere is read again in the next check.
      await mend();
      return [...new Set(client.reads)].filter((uri) => uri !== mended).sort();
    };
    const own = 'file:///others/7.gouji';
    assert.deepEqual(await readAfter(() => client.open(own, '')), []);
    assert.deepEqual(await readAfter(() => client.open('file:///2023.gouji', lastYear)), [
      slip,
      uneven,
    ]);
    assert.deepEqual(await readAfter(() => client.close('file:///2023.gouji')), [
      'file:///2023.gouji',
      slip,
      uneven,
    ]);
    assert.deepEqual(await readAfter(() => client.close(own)), [own]);
    assert.deepEqual(await readAfter(() => client.write(own, requestReport())), [own]);
    assert.deepEqual(await readAfter(() => client.write(own, undefined)), []);
  });

  it('are made anew of all files where the settings are others', async () => {
    await client.initialize({ pull: true, unopened: true });
    await news();
    const next = news();
    client.settings = { rules: { 'column-total': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    assert.deepEqual(told(await next), [`${slip} 1`, `${uneven} 0`]);
  });

  it('are made anew of the file alone in which a finding is accepted', async () => {
    await client.initialize({ pull: true, files: true, unopened: true });
    await client.open(uneven, requestReport());
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uneven },
      range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
      context: { diagnostics: [] },
    });
    const accept = actions.find(({ command }) => command?.command === 'gouji.acceptFinding');
    const finding: unknown = accept?.command?.arguments?.[0];
    const how = {
      folder: 'file:///',
      reason: '按实际办理情况统计',
      date: '2025-01-31',
      text: null,
    };
    const { text } = await client.request<AcceptResult>('gouji/accept', { finding, ...how });
    await client.close(uneven);
    while (!results.has(uneven)) await news();
    await mend();

    const next = news();
    client.reads.length = 0;
    const file = 'file:///.gouji/accepted.json';
    await client.write(file, text);
    assert.deepEqual(told(await next), [`${uneven} 2`]);
    assert.deepEqual(client.reads.sort(), [file, uneven]);
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
