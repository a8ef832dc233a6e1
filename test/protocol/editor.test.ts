import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import type {
  CodeLens,
  CompletionItem,
  DocumentHighlight,
  DocumentLink,
  FoldingRange,
  InlayHint,
  Location,
  LocationLink,
  SelectionRange,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver-types';
import { requestTable } from '../kit/request-table.ts';
import { Client, until } from './client.ts';

const uri = 'file:///report.gouji';
const textDocument = { uri };
const report = [
  '江城市临江区2024年政府信息公开工作年度报告\n',
  '网址为http://www.linjiang.gov.cn。\n',
  '三、收到和处理政府信息公开申请情况\n',
  requestTable({ 'new.natural': '5', 'new.total': '8', 'next.natural': '8', 'next.total': '8' }),
].join('');

const position = (line: number, character: number) => ({ line, character });
const everything = { start: position(0, 0), end: position(99, 0) };
/** Where 一、本年新收 · 自然人 stands, which is 5 and should be 8. */
const wrong = position(4, '一、本年新收政府信息公开申请数量\t'.length);

interface Tokens {
  readonly resultId?: string;
  readonly data?: readonly number[];
  readonly edits?: readonly { start: number; deleteCount: number; data: number[] }[];
}

describe('the requests of an editor', () => {
  let client: Client;
  const refreshed: string[] = [];

  before(async () => {
    client = new Client();
    for (const what of ['inlayHint', 'semanticTokens', 'codeLens']) {
      client.connection.onRequest(`workspace/${what}/refresh`, () => {
        refreshed.push(what);
        return null;
      });
    }
    const refreshSupport = true;
    await client.request('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          diagnostic: {},
          definition: { linkSupport: true },
          completion: { completionItem: { snippetSupport: true } },
          rename: { prepareSupport: true },
        },
        workspace: {
          configuration: true,
          workspaceEdit: { documentChanges: true },
          inlayHint: { refreshSupport },
          semanticTokens: { refreshSupport },
          codeLens: { refreshSupport },
        },
      },
      initializationOptions: { locale: 'zh-cn' },
    });
    await client.connection.sendNotification('initialized', {});
    await client.open(uri, report);
  });
  after(() => client.end());

  it('folds and selects', async () => {
    const folds = await client.request<FoldingRange[]>('textDocument/foldingRange', {
      textDocument,
    });
    assert.deepEqual(
      folds.map(({ startLine }) => startLine),
      [2, 3],
    );
    const [selection] = await client.request<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [wrong],
    });
    assert.deepEqual(selection?.range, { start: wrong, end: position(4, wrong.character + 1) });
  });

  it('leads from figure to figure', async () => {
    const at = { textDocument, position: wrong };
    const lit = await client.request<DocumentHighlight[]>('textDocument/documentHighlight', at);
    assert.equal(lit.length, 10);
    const all = await client.request<Location[]>('textDocument/references', {
      ...at,
      context: { includeDeclaration: true },
    });
    assert.equal(all.length, 10);
    const totals = await client.request<LocationLink[]>('textDocument/definition', at);
    assert.equal(totals.length, 2);
    const figure = { start: wrong, end: position(4, wrong.character + 1) };
    assert.ok(
      totals.every(({ originSelectionRange }) => isDeepStrictEqual(originSelectionRange, figure)),
    );
  });

  it('tells tokens, and then what changed in them', async () => {
    const full = await client.request<Tokens>('textDocument/semanticTokens/full', { textDocument });
    await client.change(uri, 2, { start: wrong, end: position(4, wrong.character + 1) }, '8');
    const mended = { textDocument, previousResultId: full.resultId };
    const delta = await client.request<Tokens>('textDocument/semanticTokens/full/delta', mended);
    assert.equal(delta.edits?.length, 1);
    const again = await client.request<Tokens>('textDocument/semanticTokens/full/delta', mended);
    const edits = [...(delta.edits ?? [])];
    const data = [...(full.data ?? [])];
    for (const { start, deleteCount, data: more } of edits) {
      data.splice(start, deleteCount, ...more);
    }
    assert.deepEqual(again.data, data, 'an old result gets the whole');
  });

  it('shows hints while a total is wrong and a tick when none is', async () => {
    const hints = () =>
      client.request<InlayHint[]>('textDocument/inlayHint', { textDocument, range: everything });
    const lenses = () => client.request<CodeLens[]>('textDocument/codeLens', { textDocument });
    assert.deepEqual(await hints(), []);
    assert.deepEqual(
      (await lenses()).map(({ command }) => command?.title),
      ['✓ 收到和处理政府信息公开申请情况：39 处勾稽关系全部成立'],
    );
    await client.change(uri, 3, { start: wrong, end: position(4, wrong.character + 1) }, '5');
    assert.deepEqual(
      (await hints()).map(({ label }) => label),
      ['→ 8'],
    );
    assert.deepEqual(await lenses(), []);
  });

  it('takes up the setting for hints and asks the editor to look again', async () => {
    refreshed.length = 0;
    client.settings = { inlayHints: 'off' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: {} });
    await until(() => refreshed.length >= 3, 'refreshes');
    assert.deepEqual([...refreshed].sort(), ['codeLens', 'inlayHint', 'semanticTokens']);
    const hints = await client.request<InlayHint[]>('textDocument/inlayHint', {
      textDocument,
      range: everything,
    });
    assert.deepEqual(hints, []);
  });

  it('completes, links and finds', async () => {
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position: position(1, 0),
    });
    assert.ok(Array.isArray(items));
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', {
      textDocument,
    });
    assert.deepEqual(
      links.map(({ target }) => target),
      ['http://www.linjiang.gov.cn'],
    );
    const symbols = await client.request<SymbolInformation[]>('workspace/symbol', {
      query: '临江',
    });
    assert.equal(symbols.length, 1);
  });

  it('renames the year, and says why it cannot', async () => {
    const at = { textDocument, position: position(0, 7) };
    assert.ok(await client.request('textDocument/prepareRename', at));
    const edit = await client.request<WorkspaceEdit>('textDocument/rename', {
      ...at,
      newName: '2025',
    });
    assert.equal(edit.documentChanges?.length, 1);
    await assert.rejects(client.request('textDocument/rename', { ...at, newName: '今年' }), {
      message: '年份应为四位数字。',
    });
  });

  it('answers nothing about a document that is not open, and logs no failure', async () => {
    const elsewhere = { textDocument: { uri: 'file:///other.gouji' }, position: position(0, 0) };
    assert.equal(await client.request('textDocument/prepareRename', elsewhere), null);
    assert.deepEqual(await client.request('textDocument/codeLens', elsewhere), []);
    assert.deepEqual(client.log, []);
  });
});
