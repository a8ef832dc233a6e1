import assert from 'node:assert/strict';
import { once } from 'node:events';
import fc from 'fast-check';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { finishedTable } from '../test/kit/request-table.ts';
import { Client, offered, until } from '../test/protocol/client.ts';
import { peakMemory } from './memory.ts';
import { attempt, type Effort, type Subject } from './subject.ts';

const uri = 'file:///report.gouji';
const wrong = finishedTable({ 'new.total': '1' });
const start = { line: 0, character: 0 };

/** A message in the format of the wire. */
function framed(message: unknown): string {
  const content = typeof message === 'string' ? message : JSON.stringify(message);
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
}

/** An attack of a client on a server. Returns a text about how it went. */
type Attack = (client: Client, effort: Effort) => Promise<string>;

const attacks: Readonly<Record<string, Attack>> = {
  'requests about unknown files': async (client) => {
    for (const method of METHODS) {
      for (const name of ['file:///none', 'untitled:x', '', 'http://a/b?c#d', '\0', '../..', '%']) {
        await settled(client, method, { ...params, textDocument: { uri: name } });
      }
    }
    return `${METHODS.length} requests, 7 names each`;
  },
  'params of every wrong shape': async (client) => {
    for (const method of METHODS) for (const shape of SHAPES) await settled(client, method, shape);
    return `${METHODS.length} requests, ${SHAPES.length} shapes each`;
  },
  'positions and ranges out of the text': async (client) => {
    const numbers = [-1, -(2 ** 31), 2 ** 31, 2 ** 53, 1e308, 0.5, 99_999_999];
    const positions = numbers.flatMap((n) => [
      { line: n, character: 0 },
      { line: 1, character: n },
    ]);
    for (const position of positions) {
      const range = { start: position, end: start };
      for (const method of METHODS) {
        await settled(client, method, { ...params, position, positions: [position], range });
      }
    }
    return `${METHODS.length} requests, ${positions.length} places each`;
  },
  'changes out of order, repeated, of old versions and of texts never opened': async (client) => {
    const change = (version: number, name: string, at = start) =>
      client.change(name, version, { start: at, end: at }, '');
    for (const version of [9, 3, 3, -1, 2 ** 40, 2]) await change(version, uri);
    await change(1, 'file:///never-opened');
    await change(10, uri, { line: 1e9, character: 1e9 });
    await client.open(uri, wrong);
    await client.open(uri, wrong);
    for (const name of [uri, uri, 'file:///never-opened']) {
      await client.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: name },
      });
    }
    await client.open(uri, wrong);
    return '12 messages';
  },
  'messages that are no JSON-RPC': async (client, { bounded }) => {
    const bits = [
      ...['{', '}', '[', ']', 'null', '""', '7', '{"jsonrpc":"2.0"', '[]', '[{}]', '\0', '\u202e'],
      ...[
        '{"jsonrpc":"2.0","id":{},"method":7}',
        '{"jsonrpc":"1.0","id":"x","method":"shutdown2"}',
      ],
      ...['{"id":"z","result":{}}', '{"__proto__":{"polluted":true},"method":"x"}'],
      `${'['.repeat(5000)}${']'.repeat(5000)}`,
      '{"jsonrpc":"2.0","id":"y","method":"textDocument/hover","params":[[[[]]]]}',
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":null}}',
      '{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":{}}}}',
      '{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":{"uri":"file:///report.gouji","version":9},"contentChanges":[{}]}}',
      '{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":{"a":1}}}',
      '{"jsonrpc":"2.0","method":"$/progress","params":{}}',
    ];
    const rounds = bounded ? 5 : 100;
    for (let round = 0; round < rounds; round++) {
      for (const bit of bits) client.process.stdin.write(framed(bit));
    }
    return `${rounds * bits.length} messages`;
  },
  'a message of ten megabytes': async (client, { bounded }) => {
    const junk = 'x'.repeat(bounded ? 1e6 : 1e7);
    client.process.stdin.write(framed({ jsonrpc: '2.0', method: 'no/such', params: { junk } }));
    return `${junk.length} bytes`;
  },
  'a storm of cancelled requests': async (client, { bounded }) => {
    const count = bounded ? 500 : 10_000;
    const answers = Array.from({ length: count }, (_, index) => {
      const source = new CancellationTokenSource();
      const method = METHODS[index % METHODS.length] ?? '';
      const answer = client.connection.sendRequest(method, params, source.token).then(
        () => true,
        () => true,
      );
      source.cancel();
      return answer;
    });
    await Promise.all(answers);
    return `${count} requests, each answered or refused`;
  },
  'very many open documents': async (client, { bounded }) => {
    const count = bounded ? 500 : 10_000;
    for (let index = 0; index < count; index++) await client.open(`file:///${index}.gouji`, wrong);
    for (const index of [0, count >> 1, count - 1]) {
      assert.equal((await client.pull(`file:///${index}.gouji`)).length, 1);
    }
    const started = performance.now();
    const all = await client.request<unknown[]>('workspace/symbol', { query: '收到' });
    assert.ok(all.length >= count, `${all.length} symbols`);
    const told = `${count} documents, all searched in ${(performance.now() - started).toFixed(0)} ms`;
    for (let index = 0; index < count; index++) {
      await client.connection.sendNotification('textDocument/didClose', {
        textDocument: { uri: `file:///${index}.gouji` },
      });
    }
    return told;
  },
  'a client that stops reading, then reads again': async (client, { bounded }) => {
    const { stdout, stdin } = client.process;
    stdout.pause();
    const count = bounded ? 200 : 3000;
    for (let id = 0; id < count; id++) {
      const message = { jsonrpc: '2.0', id: `unread ${id}`, method: 'gouji/tables', params };
      if (!stdin.write(framed(message)) && id % 100 === 0) await sleep(5);
    }
    await sleep(500);
    stdout.resume();
    await client.pull(uri);
    return `${count} answers not read; at most ${peakMemory(client.process.pid) ?? '?'} MB`;
  },
};

/** Ways to end a session. Each of them must end the process. */
const endings: Readonly<Record<string, (client: Client) => void>> = {
  'shutdown and exit in the middle of work': (client) => {
    for (let index = 0; index < 50; index++) unanswered(client, 'gouji/tables', params);
    unanswered(client, 'shutdown', undefined);
    void client.connection.sendNotification('exit');
  },
  'exit without shutdown': (client) => {
    void client.connection.sendNotification('exit');
  },
  'the input closed in the middle of a message': (client) => {
    client.process.stdin.write('Content-Length: 1000\r\n\r\n{"jsonrpc"');
    client.process.stdin.end();
  },
  'the output closed': (client) => {
    client.process.stdout.destroy();
    for (let index = 0; index < 50; index++) {
      client.process.stdin.write(
        framed({ jsonrpc: '2.0', id: index, method: 'gouji/tables', params }),
      );
    }
    client.process.stdin.end();
  },
};

const params = {
  textDocument: { uri },
  position: { line: 1, character: 20 },
  positions: [{ line: 1, character: 20 }],
  range: { start, end: { line: 9, character: 0 } },
  context: { diagnostics: [], includeDeclaration: true },
  options: { tabSize: 2, insertSpaces: true },
  previousResultId: '0',
  newName: '2025',
  query: '申请',
  ch: '|',
};

const METHODS: readonly string[] = [
  ...['diagnostic', 'hover', 'completion', 'definition', 'references', 'documentHighlight'],
  ...['documentSymbol', 'foldingRange', 'selectionRange', 'codeAction', 'codeLens', 'inlayHint'],
  ...['formatting', 'rangeFormatting', 'onTypeFormatting', 'documentLink', 'rename'],
  ...['prepareRename', 'semanticTokens/full', 'semanticTokens/full/delta', 'semanticTokens/range'],
]
  .map((name) => `textDocument/${name}`)
  .concat('workspace/symbol', 'gouji/tables', 'gouji/repairs');

const SHAPES: readonly unknown[] = [
  null,
  {},
  [],
  { textDocument: null },
  { textDocument: { uri: 7 } },
  { textDocument: { uri }, position: null, range: null, positions: null, context: null },
  { textDocument: { uri }, position: {}, range: {}, positions: [null], context: {}, newName: {} },
  { textDocument: { uri: '__proto__' }, position: { line: '1', character: [] } },
];

/** The built server under attack over standard input and output. */
export const protocol: Subject = {
  id: 'protocol',
  title: 'The protocol',
  promise:
    'Whatever a client sends, every request is answered or refused, the server goes on, and the next draft is checked as usual. However a session ends, it leaves no process behind.',
  async *run(effort) {
    for (const [name, attack] of Object.entries(attacks)) {
      yield await attempt(name, () => withstands(attack, effort));
    }
    yield await attempt('clients of any shape', () => servesAll(effort));
    for (const [name, end] of Object.entries(endings)) yield await attempt(name, () => ends(end));
  },
};

/** The milliseconds within which a server must answer or end. */
const PATIENCE = 60_000;

async function withstands(attack: Attack, effort: Effort): Promise<string> {
  const client = new Client();
  try {
    await client.initialize({ pull: true });
    await client.open(uri, wrong);
    const told = await within(attack(client, effort), 'the attack');
    await client.open('file:///next', wrong);
    assert.equal((await within(client.pull('file:///next'), 'the next draft')).length, 1);
    assert.equal(await within(client.end(), 'the end'), 0, 'exit code');
    return told;
  } finally {
    client.connection.dispose();
    client.process.kill('SIGKILL');
  }
}

/** Which capabilities of VS Code a client leaves out, and how it answers requests of the server. */
interface Shape {
  readonly left: readonly string[];
  readonly answers: Readonly<Record<string, 'well' | 'error' | 'never' | 'nonsense'>>;
}

const ASKED = [
  ...['client/registerCapability', 'workspace/configuration', 'window/workDoneProgress/create'],
  ...['diagnostic', 'inlayHint', 'semanticTokens', 'codeLens'].map(
    (what) => `workspace/${what}/refresh`,
  ),
  ...['gouji/findFiles', 'gouji/readFile'],
];

const shapes: fc.Arbitrary<Shape> = fc.record({
  left: fc.subarray(pathsIn(offered)),
  answers: fc.record(
    Object.fromEntries(
      ASKED.map((method) => [method, fc.constantFrom('well', 'error', 'never', 'nonsense')]),
    ),
  ),
});

/** The paths to all capabilities, such as `textDocument.hover`. */
function pathsIn(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([name, below]) => {
    const isInner = typeof below === 'object' && below !== null && !Array.isArray(below);
    return [before + name, ...(isInner ? pathsIn(below, `${before}${name}.`) : [])];
  });
}

function without(left: readonly string[]): unknown {
  const copy: object = structuredClone(offered);
  for (const path of left) {
    const names = path.split('.');
    const last = names.pop() ?? '';
    const owner = names.reduce<unknown>((at, name) => Reflect.get(Object(at), name), copy);
    Reflect.deleteProperty(Object(owner), last);
  }
  return copy;
}

/** Whatever a client offers and answers, findings arrive and the session ends properly. */
async function servesAll({ bounded, seed }: Effort): Promise<string> {
  const all = fc.sample(shapes, { seed, numRuns: bounded ? 20 : 400 });
  for (const shape of all) {
    try {
      await serves(shape);
    } catch (error) {
      throw new Error(`${String(error)}: ${JSON.stringify(shape)}`);
    }
  }
  return `${all.length} clients, seed ${seed}`;
}

async function serves({ left, answers }: Shape): Promise<void> {
  const client = new Client();
  let said = '';
  client.process.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  for (const [method, answer] of Object.entries(answers)) {
    if (answer === 'well') continue;
    client.connection.onRequest(method, () => {
      if (answer === 'error') throw new Error('refused');
      return answer === 'never' ? new Promise(() => {}) : { nonsense: [null, 7] };
    });
  }
  try {
    client.files.set('file:///w/last.gouji', wrong);
    const form = 'file:///w/.gouji/forms/own.json';
    client.files.set(
      form,
      '{"id":"own","name":"F","tables":[{"id":"t","columns":["甲"],"rows":["乙"]}]}',
    );
    const capabilities = without(left);
    const initializationOptions = { locale: 'en', files: true, workspaceDiagnostics: true };
    await client.start({ capabilities, initializationOptions });
    await client.open(uri, wrong);
    const hasFindings = async () => {
      if (left.includes('textDocument') || left.includes('textDocument.diagnostic')) {
        await until(() => client.pushed.get(uri)?.length === 1, 'a finding');
      } else {
        assert.equal((await within(client.pull(uri), 'findings')).length, 1);
      }
    };
    await hasFindings();
    await client.write(
      form,
      '{"id":"own","name":"F","tables":[{"id":"t","columns":["丙"],"rows":["乙"]}]}',
    );
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await client.write('file:///w', undefined);
    for (const method of METHODS) await settled(client, method, params);
    await hasFindings();
    assert.equal(await within(client.end(), 'the end'), 0, 'exit code');
    assert.equal(said, '');
  } finally {
    client.connection.dispose();
    client.process.kill('SIGKILL');
  }
}

async function ends(end: (client: Client) => void): Promise<string> {
  const client = new Client();
  try {
    await client.initialize({ pull: true });
    await client.open(uri, wrong);
    await client.pull(uri);
    const started = performance.now();
    const exit = once(client.process, 'exit');
    end(client);
    const [code, signal] = await within(exit, 'the end');
    const took = performance.now() - started;
    return `ended after ${took.toFixed(0)} ms with ${code ?? signal}`;
  } finally {
    client.process.kill('SIGKILL');
  }
}

/** Waits for an answer, whatever it is. */
async function settled(client: Client, method: string, of: unknown): Promise<void> {
  await within(
    client.request(method, of).then(
      () => undefined,
      () => undefined,
    ),
    method,
  );
}

/** Sends a request without waiting for the answer. */
function unanswered(client: Client, method: string, of: unknown): void {
  client.request(method, of).catch(() => {});
}

async function within<T>(promise: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), PATIENCE);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
