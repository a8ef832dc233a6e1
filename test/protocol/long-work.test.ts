import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'node:test';
import { CancellationTokenSource } from 'vscode-jsonrpc';
import type { SymbolInformation } from 'vscode-languageserver-types';
import type { TablesResult } from '../../server/src/protocol.ts';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { requestReport, unevenFigures } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

/** What LSP says of a request that was cancelled. */
const REQUEST_CANCELLED = -32800;

const lastYear = 'file:///work/2023.gouji';
const thisYear = 'file:///work/2024.gouji';

describe('the names in a workspace', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    client.files.set(lastYear, writeReport({ ...unevenFigures, year: 2023 }, 'lines'));
    client.files.set('file:///work/notes.md', '# Notes\n');
  });
  afterEach(() => {
    client.process.kill();
  });

  /** The files of the symbols that a query finds, each with how many. */
  async function find(query: string): Promise<Record<string, number>> {
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query });
    const counts: Record<string, number> = {};
    for (const { location } of symbols) counts[location.uri] = (counts[location.uri] ?? 0) + 1;
    return counts;
  }

  it('are found in files that are not open, and once in those that are', async () => {
    await client.initialize({ pull: true, files: true });
    await client.request('gouji/newReport', { agency: '', year: 2024, notation: 'lines' });
    assert.deepEqual(await find(''), { [lastYear]: 7 });
    assert.deepEqual(await find('年报告'), { [lastYear]: 1 });
    await client.open(lastYear, client.files.get(lastYear) ?? '');
    await client.open(thisYear, requestReport());
    assert.deepEqual(await find('申请情况'), { [lastYear]: 1, [thisYear]: 1 });
  });

  it('follow the files', async () => {
    await client.initialize({ pull: true, files: true });
    await client.request('gouji/newReport', { agency: '', year: 2024, notation: 'lines' });
    await client.write(thisYear, requestReport());
    let found = await find('年度报告');
    while (!found[thisYear]) found = await find('年度报告');
    await client.write(lastYear, undefined);
    while (found[lastYear]) found = await find('年度报告');
    assert.deepEqual(found, { [thisYear]: 1 });
  });
});

describe('work that takes long', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
  });
  afterEach(() => {
    client.process.kill();
  });

  it('lets other requests through, and stops in the middle when it is cancelled', async () => {
    await client.initialize({ pull: true });
    // Each is read when it is first asked about: some seconds' work for all.
    const report = requestReport();
    for (let index = 0; index < 800; index++) {
      await client.open(`file:///${index}.gouji`, report.replace('江城市', `${index}市`));
    }
    const cancelling = new CancellationTokenSource();
    const all = client.connection.sendRequest('workspace/symbol', { query: '' }, cancelling.token);
    // Answered meanwhile, so the work has begun; the cancellation can only come into the middle of it.
    assert.equal((await client.pull('file:///799.gouji')).length, 3);
    cancelling.cancel();
    await assert.rejects(all, { code: REQUEST_CANCELLED });
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', { query: '' });
    assert.equal(symbols.length, 800 * 7);
    assert.deepEqual(client.log, []);
  });

  it('is not waited for once nobody wants its answer', async () => {
    client.connection.onRequest('gouji/readFile', () => new Promise(() => {}));
    client.files.set(lastYear, '');
    await client.initialize({ pull: true, files: true });
    const cancelling = new CancellationTokenSource();
    const params = { agency: '江城市', year: 2024, notation: 'lines' };
    const draft = client.connection.sendRequest('gouji/newReport', params, cancelling.token);
    await client.open(thisYear, requestReport());
    assert.equal((await client.pull(thisYear)).length, 3);
    cancelling.cancel();
    await assert.rejects(draft, { code: REQUEST_CANCELLED });
  });
});

describe('work that takes long on one draft', () => {
  const client = new Client();
  const uri = 'file:///collection.gouji';
  const textDocument = { uri };
  const collection = Array.from({ length: 300 }, (_, seed) =>
    writeReport(reportFigures(seed), 'tabs'),
  ).join('');

  before(async () => {
    await client.initialize({ pull: true });
    await client.open(uri, collection);
    await client.open(thisYear, requestReport());
    await client.pull(uri);
  });
  after(() => client.end());

  for (const method of ['gouji/tables', 'textDocument/semanticTokens/full']) {
    it(`stops in the middle when it is cancelled: ${method}`, async () => {
      const cancelling = new CancellationTokenSource();
      const all = client.connection.sendRequest(method, { textDocument }, cancelling.token);
      const refused = assert.rejects(all, { code: REQUEST_CANCELLED });
      assert.equal((await client.pull(thisYear)).length, 3);
      cancelling.cancel();
      await refused;
    });
  }

  it('begins anew where the draft changes meanwhile, and answers for what it is then', async () => {
    const start = { line: 0, character: 0 };
    const answer = client.request<TablesResult>('gouji/tables', { textDocument });
    const one = client.pull(thisYear);
    await client.change(uri, 2, { start, end: start }, '\n');
    await one;
    const tables = await answer;
    assert.equal(tables.version, 2);
    assert.deepEqual(await client.request('gouji/tables', { textDocument }), tables);
  });
});

describe('the progress of work', () => {
  let client: Client;
  /** The kinds of what was told, with the titles. */
  let told: string[];
  let created: number;

  beforeEach(() => {
    client = new Client();
    told = [];
    created = 0;
    client.connection.onRequest('window/workDoneProgress/create', () => {
      created++;
      return null;
    });
    client.connection.onNotification(
      '$/progress',
      ({ value }: { value: { kind: string; title?: string } }) => {
        told.push(value.title ?? value.kind);
      },
    );
  });
  afterEach(() => {
    client.process.kill();
  });

  /** So many files, and so long for each, that reading 32 at a time takes over half a second. */
  const LONG = [48, 400] as const;

  /** A workspace of which each file takes some milliseconds to read. */
  function offer(count: number, milliseconds: number): void {
    for (let index = 0; index < count; index++) {
      client.files.set(`file:///work/${index}.gouji`, requestReport());
    }
    client.connection.onRequest('gouji/readFile', async ({ uri }: { uri: string }) => {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return client.files.get(uri) ?? null;
    });
  }

  const indexed = () =>
    client.request('gouji/newReport', { agency: '', year: 2024, notation: 'lines' });

  it('is told once the reports of a workspace have taken half a second, until they are read', async () => {
    offer(...LONG);
    await client.initialize({ pull: true, files: true, progress: true });
    await indexed();
    await until(() => told.includes('end'), 'the end');
    assert.equal(created, 1);
    assert.equal(told[0], 'Reading the reports of the workspace');
    assert.ok(told.includes('report'));
  });

  it('is told of the check of reports that are not open, and not while that waits for a change', async () => {
    offer(...LONG);
    await client.initialize({ pull: true, unopened: true, progress: true });
    await indexed();
    told.length = 0;
    const found = client.request<{ items: unknown[] }>('workspace/diagnostic', {
      previousResultIds: [],
    });
    await until(() => told.includes('end'), 'the end');
    assert.equal(told[0], 'Checking the reports that are not open');
    assert.equal((await found).items.length, LONG[0]);
  });

  it('can be ended by the user, and then no more is read', async () => {
    offer(200, LONG[1]);
    let token: unknown;
    client.connection.onRequest('window/workDoneProgress/create', (params: { token: unknown }) => {
      token = params.token;
      return null;
    });
    await client.initialize({ pull: true, files: true, progress: true });
    await until(() => told.includes('report'), 'a report');
    await client.connection.sendNotification('window/workDoneProgress/cancel', { token });
    await indexed();
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', {
      query: '年度',
    });
    assert.ok(symbols.length > 0 && symbols.length < 200, `${symbols.length} were read`);
  });
});
