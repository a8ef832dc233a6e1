import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CancellationTokenSource, createMessageConnection } from 'vscode-jsonrpc/node';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { TablesResult } from '../../server/src/protocol.ts';
import { finishedTable } from '../kit/request-table.ts';
import { Client, program, until } from './client.ts';

const uri = 'file:///report.gouji';
const wrong = finishedTable({ 'new.total': '1' });
const at = (line: number, character: number) => ({ line, character });

/** Windows has no signal that stops a process for a while. */
const canHang = process.platform !== 'win32';

/** A message as it goes over the wire. */
function framed(content: string): string {
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}

describe('the server in hard times', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
  });
  afterEach(() => {
    client.process.kill();
  });

  const findings = async (of = uri) => (await client.pull(of)).map(({ code }) => code);

  it('ends with code 1 when it is told to exit without a shutdown', async () => {
    await client.initialize({ pull: true });
    const ended = once(client.process, 'exit');
    await client.connection.sendNotification('exit');
    assert.deepEqual(await ended, [1, null]);
  });

  for (const [argument, code] of [
    ['--help', 0],
    ['--version', 0],
    ['--stdoi', 2],
    ['--node-ipc', 2],
    ['--socket=99999', 2],
    ['--socket=1', 2],
    [`--pipe=${path.join(tmpdir(), 'gouji-nobody-listens')}`, 2],
  ] as const) {
    it(`ends with ${code} after ${argument}, and serves nobody`, async () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, argument], {
        encoding: 'utf8',
      });
      assert.equal(status, code);
      assert.equal(code === 0 ? stderr : stdout, '');
      assert.doesNotMatch(stderr, / at /);
      if (code === 2) assert.equal(stderr.trimEnd().split('\n').length, 1);
    });
  }

  it('serves an editor that listens on a port, and ends with it', async () => {
    const editor = createServer().listen(0, '127.0.0.1');
    await once(editor, 'listening');
    const address = editor.address();
    assert.ok(address !== null && typeof address === 'object');
    const connected = once(editor, 'connection');
    const server = spawn(process.execPath, [program, `--socket=${address.port}`]);
    const ended = once(server, 'exit');
    const [socket] = (await connected) as [Socket];
    const connection = createMessageConnection(socket, socket);
    connection.listen();
    const about = { processId: process.pid, rootUri: null, capabilities: {} };
    await connection.sendRequest('initialize', about);
    await connection.sendRequest('shutdown');
    socket.destroy();
    assert.deepEqual(await ended, [0, null]);
    editor.close();
  });

  it('ends when its input is closed', async () => {
    await client.initialize({ pull: true });
    const ended = once(client.process, 'exit');
    client.process.stdin.end();
    await ended;
  });

  it('answers a request that comes too early, and starts all the same', async () => {
    assert.deepEqual(await findings(), []);
    await client.initialize({ pull: true });
    await client.open(uri, wrong);
    assert.deepEqual(await findings(), ['suspect-figure']);
  });

  it('lives on after messages that are none', async () => {
    await client.initialize({ pull: true });
    const { stdin } = client.process;
    stdin.write(framed('{"jsonrpc":"2.0"'));
    stdin.write(framed('null'));
    stdin.write(framed('[]'));
    stdin.write(framed('{"jsonrpc":"2.0","id":{},"method":7}'));
    stdin.write(framed('{"jsonrpc":"2.0","method":"textDocument/didOpen"}'));
    stdin.write(framed('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{}}'));
    stdin.write(framed('{"jsonrpc":"2.0","id":"no-such-request","result":null}'));
    await client.open(uri, wrong);
    assert.deepEqual(await findings(), ['suspect-figure']);
  });

  it('checks the next draft after one that was opened and changed without a text', async () => {
    await client.initialize({ pull: true });
    const { stdin } = client.process;
    const textDocument = { uri: 'file:///none.gouji', version: 1 };
    for (const [method, rest] of [
      ['textDocument/didOpen', {}],
      ['textDocument/didChange', { contentChanges: [{}] }],
    ] as const) {
      stdin.write(
        framed(JSON.stringify({ jsonrpc: '2.0', method, params: { textDocument, ...rest } })),
      );
    }
    await client.open(uri, wrong);
    assert.deepEqual(await findings(), ['suspect-figure']);
  });

  it('reads a message that comes in pieces, a character cut in two', async () => {
    await client.initialize({ pull: true });
    const message = Buffer.from(
      framed(
        JSON.stringify({
          jsonrpc: '2.0',
          method: 'textDocument/didOpen',
          params: { textDocument: { uri, languageId: 'report-draft', version: 1, text: wrong } },
        }),
      ),
    );
    for (let from = 0; from < message.length; from += 100) {
      client.process.stdin.write(message.subarray(from, from + 100));
      if (from % 1000 === 0) await new Promise(setImmediate);
    }
    assert.deepEqual(await findings(), ['suspect-figure']);
  });

  it('answers requests that are cancelled, and those after them', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, wrong);
    const cancelled = Array.from({ length: 200 }, () => {
      const source = new CancellationTokenSource();
      const answer = client.connection
        .sendRequest('textDocument/diagnostic', { textDocument: { uri } }, source.token)
        .then(
          () => 'answered',
          () => 'refused',
        );
      source.cancel();
      return answer;
    });
    assert.equal((await Promise.all(cancelled)).length, 200);
    assert.deepEqual(await findings(), ['suspect-figure']);
  });

  it('keeps up with typing that does not wait for answers', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, finishedTable());
    const figure = at(1, finishedTable().split('\n')[1]?.lastIndexOf('0') ?? 0);
    const behind = at(figure.line, figure.character + 1);
    const answers: Promise<Diagnostic[]>[] = [];
    for (let version = 2; version < 300; version++) {
      const range = { start: figure, end: behind };
      void client.change(uri, version, range, String(version % 10));
      answers.push(client.pull(uri));
    }
    const all = await Promise.all(answers);
    // On a busy machine an answer may be about a later edit, of which every tenth is right.
    for (const [index, items] of all.entries()) {
      assert.ok(items.length <= 1, `after the edit ${index + 2}`);
    }
    const found = all.filter((items) => items.length === 1);
    assert.ok(found.length > 0);
    assert.equal(all.at(-1)?.length, 1, 'the last one is about the last edit');
  });

  it('holds a thousand documents, and forgets those that are closed', async () => {
    await client.initialize({ pull: true });
    const uris = Array.from({ length: 1000 }, (_, index) => `file:///${index}.gouji`);
    for (const each of uris) await client.open(each, wrong);
    assert.deepEqual(await findings(uris[0]), ['suspect-figure']);
    assert.deepEqual(await findings(uris.at(-1)), ['suspect-figure']);
    for (const each of uris) {
      await client.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: each },
      });
    }
    assert.deepEqual(await findings(uris[0]), []);
    const { tables, version } = await client.request<TablesResult>('gouji/tables', {
      textDocument: { uri: uris[0] },
    });
    assert.deepEqual([tables, version], [[], -1]);
  });

  it('takes the settings that a client without `workspace/configuration` sends along', async () => {
    await client.request('initialize', { processId: null, rootUri: null, capabilities: {} });
    await client.connection.sendNotification('initialized', {});
    await client.open(uri, wrong);
    const severity = () =>
      client.pushed.get(uri)?.find(({ code }) => code === 'suspect-figure')?.severity;
    await until(() => severity() === 1, 'an error');
    const change = (gouji: unknown) =>
      client.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { gouji },
      });
    await change({ rules: { 'suspect-figure': 'warning' } });
    await until(() => severity() === 2, 'a warning');
    await change({ rules: { 'suspect-figure': 'off' } });
    await until(() => severity() === undefined, 'none');
    await change('nonsense');
    await until(() => severity() === 1, 'an error again');
  });

  it('speaks the language that the setting names, else the editor’s', async () => {
    await client.initialize({ pull: true, locale: 'zh-cn' });
    await client.open(uri, wrong);
    const message = async () => String((await client.pull(uri))[0]?.message);
    assert.match(await message(), /应为 0：/);
    client.settings = { language: 'en' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    let said = '';
    for (let tries = 0; tries < 100 && !said.includes('should be'); tries++) said = await message();
    assert.match(said, /should be 0:/);
  });

  it('dies of a draft beyond its memory, and one in its place checks the others', async () => {
    client.process.kill();
    client = new Client(['--max-old-space-size=40']);
    await client.initialize({ pull: true });
    await client.open(uri, wrong);
    assert.deepEqual(await findings(), ['suspect-figure']);
    const said: string[] = [];
    client.process.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const ended = once(client.process, 'exit');
    await client.open('file:///huge.gouji', wrong.repeat(4000));
    client.pull('file:///huge.gouji').catch(() => {});
    await ended;
    assert.match(said.join(''), /out of memory/);

    client = new Client(['--max-old-space-size=40']);
    await client.initialize({ pull: true });
    await client.open(uri, wrong);
    assert.deepEqual(await findings(), ['suspect-figure']);
  });

  it('catches up once it runs again after it hung', { skip: !canHang }, async () => {
    await client.initialize({ pull: true });
    await client.open(uri, finishedTable());
    assert.deepEqual(await findings(), []);
    client.process.kill('SIGSTOP');
    await client.open('file:///other.gouji', wrong);
    let answered = false;
    const late = findings('file:///other.gouji').finally(() => {
      answered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(answered, false);
    client.process.kill('SIGCONT');
    assert.deepEqual(await late, ['suspect-figure']);
    assert.deepEqual(await findings(), []);
  });
});
