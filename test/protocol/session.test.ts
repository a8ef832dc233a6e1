import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type {
  CodeAction,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  SymbolInformation,
} from 'vscode-languageserver-types';
import type { RepairsResult, TablesResult } from '../../server/src/protocol.ts';
import { requestReport } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const uri = 'file:///report.gouji';
const report = requestReport();

/** The range of a cell's figure. */
function rangeOf(text: string, figure: string) {
  const lines = text.split('\n');
  const line = lines.indexOf(`\t${figure}`);
  return { start: { line, character: 1 }, end: { line, character: 1 + figure.length } };
}

const codes = (items: readonly Diagnostic[]) => items.map(({ code }) => code);

describe('the server over standard input and output', () => {
  let client: Client;
  beforeEach(() => {
    client = new Client();
  });
  afterEach(() => {
    client.process.kill();
  });

  it('answers pulls as the draft is typed, and ends with code 0', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, report);
    const before = await client.pull(uri);
    assert.deepEqual(codes(before), ['column-total', 'column-total', 'column-total']);

    const figure = rangeOf(report, '841');
    await client.change(uri, 2, figure, '814');
    const after = await client.pull(uri);
    assert.deepEqual(codes(after), ['suspect-figure', ...codes(before)]);
    assert.deepEqual(after[0]?.range, figure);
    assert.equal(after[0]?.relatedInformation?.length, 2);
    assert.equal(client.pushed.size, 0, 'a client that pulls is pushed nothing');

    await client.change(uri, 3, figure, '841');
    assert.deepEqual(await client.pull(uri), before);
    assert.equal(await client.end(), 0);
  });

  it('pushes to clients that do not pull, and clears when the draft is closed', async () => {
    await client.initialize({ pull: false });
    await client.open(uri, report);
    await until(() => client.pushed.get(uri)?.length === 3, 'three findings');
    await client.close(uri);
    await until(() => client.pushed.get(uri)?.length === 0, 'none');
  });

  it('gives the outline without nesting to editors that know none', async () => {
    await client.start({ capabilities: {} });
    await client.open(uri, report);
    const at = { textDocument: { uri } };
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', at);
    const table = symbols.find(({ name }) => name === '第二十条第（一）项');
    assert.equal(table?.containerName, '二、主动公开政府信息情况');
    const row = symbols.find(({ containerName }) => containerName === '第二十条第（一）项');
    assert.equal(row?.name, '规章');
    assert.equal(row?.location.uri, uri);
  });

  it('offers a fix bound to the version, preferred where it is the one repair', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, report.replace('\t841\n', '\t814\n'));
    const range = rangeOf(report, '841');
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['quickfix'] },
    });
    const [preferred, second] = actions.filter(({ isPreferred }) => isPreferred);
    assert.equal(second, undefined);
    assert.deepEqual(preferred?.edit?.documentChanges, [
      { textDocument: { uri, version: 1 }, edits: [{ range, newText: '841' }] },
    ]);
    const none = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [], only: ['refactor'] },
    });
    assert.deepEqual(none, []);
  });

  it('never prefers a fix that would break other relations, and says what it would break', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, report);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: rangeOf(report, '824'),
      context: { diagnostics: [] },
    });
    assert.ok(actions.every(({ isPreferred }) => !isPreferred));
    const total = actions.find(({ title }) => /824.*822/.test(title) && /breaks/.test(title));
    assert.ok(total, actions.map(({ title }) => title).join('\n'));
    // Eight of the twenty-one smallest repairs; each changes three figures in one edit.
    const repairs = actions.filter(({ title }) => title.startsWith('Change 3 figures'));
    assert.equal(repairs.length, 8);
  });

  it('answers hover, outline, tables and repairs', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, report);
    const { start } = rangeOf(report, '841');
    const at = { textDocument: { uri }, position: start };
    const hover = await client.request<Hover>('textDocument/hover', at);
    assert.match(JSON.stringify(hover.contents), /887/);
    const places = await client.request<Location[]>('textDocument/definition', at);
    // An editor that did not say that it takes links gets places.
    assert.deepEqual(Object.keys(places[0] ?? {}), ['uri', 'range']);
    const symbols = await client.request<DocumentSymbol[]>('textDocument/documentSymbol', at);
    assert.equal(symbols.length, 6);
    const { tables, version, milliseconds } = await client.request<TablesResult>(
      'gouji/tables',
      at,
    );
    assert.equal(version, 1);
    assert.ok(milliseconds > 0 && milliseconds < 10_000, `checked in ${milliseconds} ms`);
    const wrong = rangeOf(report, '841');
    await client.change(uri, 2, wrong, '814');
    const again = await client.request<TablesResult>('gouji/tables', at);
    assert.notEqual(again.milliseconds, milliseconds);
    await client.change(uri, 3, wrong, '841');
    assert.deepEqual(
      tables.map(({ rows }) => rows.length),
      [2, 1, 2, 1, 25, 1],
    );
    const { faults } = await client.request<RepairsResult>('gouji/repairs', at);
    assert.equal(faults.length, 1);
    assert.equal(faults[0]?.repairs.length, 21);
    assert.equal(faults[0]?.decided, false);
  });

  it('takes new settings without a restart', async () => {
    await client.initialize({ pull: true });
    await client.open(uri, report);
    client.settings = { rules: { 'column-total': 'off' }, language: 'zh-CN' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: null,
    });
    let items: Diagnostic[] = [];
    for (let tries = 0; tries < 100; tries++) {
      items = await client.pull(uri);
      if (items.length === 0) break;
    }
    assert.deepEqual(items, []);
    client.settings = { language: 'zh-CN' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', {
      settings: null,
    });
    for (let tries = 0; tries < 100 && items.length === 0; tries++) items = await client.pull(uri);
    assert.match(String(items[0]?.message), /以上各项之和/);
  });

  for (const [chosen, times] of [
    [{}, 0],
    [{ rules: { 'column-total': 'off' } }, 1],
  ] as const) {
    it(`asks the editor to look again ${times} times where ${JSON.stringify(chosen)} is chosen`, async () => {
      let asked = 0;
      client.connection.onRequest('workspace/diagnostic/refresh', () => {
        asked++;
        return null;
      });
      client.settings = chosen;
      await client.initialize({ pull: true, files: true });
      await client.open(uri, report);
      // Answered once all is read that lies in the workspace, where there is nothing.
      await client.request('gouji/years', { textDocument: { uri } });
      assert.equal(asked, times);
      assert.equal((await client.pull(uri)).length, times === 0 ? 3 : 0);
    });
  }

  it('lives on after requests about nothing, wrong ranges and broken messages', async () => {
    await client.initialize({ pull: true });
    assert.deepEqual(await client.pull('file:///unknown'), []);
    await client.open(uri, report);
    const far = { line: 999_999, character: 999_999 };
    assert.equal(
      await client.request('textDocument/hover', { textDocument: { uri }, position: far }),
      null,
    );
    await client.change(uri, 2, { start: far, end: far }, '\n');
    await client.change(uri, 3, { start: far, end: { line: 0, character: 0 } }, '');
    await client.change('file:///never-opened', 1, { start: far, end: far }, 'x');
    await assert.rejects(client.request('no/such/method', {}));
    await assert.rejects(client.request('textDocument/hover', null));
    client.process.stdin.write('Content-Length: 7\r\n\r\n{broken');
    await client.open('file:///other', report);
    assert.equal((await client.pull('file:///other')).length, 3);
  });
});
