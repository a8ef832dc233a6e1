import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type {
  CodeAction,
  Command,
  CompletionItem,
  Diagnostic,
  Hover,
  InitializeResult,
  MarkupContent,
  SymbolInformation,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { requestReport } from '../kit/request-report.ts';
import { Client, offered, until } from './client.ts';

const uri = 'file:///work/report.gouji';
const report = requestReport().replace('\t841\n', '\t814\n');
const line = report.split('\n').indexOf('\t814');
const range = { start: { line, character: 1 }, end: { line, character: 4 } };
const form = 'file:///work/.gouji/forms/own.json';
const ownForm = (column: string) =>
  `{"id":"own","name":"F","tables":[{"id":"t","columns":["${column}","小计"],"rows":["甲区"]}]}`;

/** What was offered, without the property at the end of a path such as `textDocument.hover`. */
function without(path: string): unknown {
  const copy: Record<string, unknown> = structuredClone(offered);
  const names = path.split('.');
  let at: unknown = copy;
  for (const name of names.slice(0, -1)) at = Reflect.get(Object(at), name);
  assert.ok(Reflect.has(Object(at), names.at(-1) ?? ''), `${path} is offered`);
  Reflect.deleteProperty(Object(at), names.at(-1) ?? '');
  return copy;
}

/** Every path to something that is offered. */
function pathsIn(value: object, before = ''): string[] {
  return Object.entries(value).flatMap(([name, below]) => {
    const path = before + name;
    const isInner = typeof below === 'object' && below !== null && !Array.isArray(below);
    return [path, ...(isInner ? pathsIn(below, `${path}.`) : [])];
  });
}

/** What the server asks of a client. */
const REQUESTS = [
  'client/registerCapability',
  'workspace/configuration',
  'workspace/diagnostic/refresh',
  'workspace/inlayHint/refresh',
  'workspace/semanticTokens/refresh',
  'workspace/codeLens/refresh',
  'gouji/findFiles',
  'gouji/readFile',
];

describe('a client that does less than VS Code', () => {
  let client: Client;
  let said: string;
  beforeEach(() => {
    client = new Client();
    said = '';
    client.process.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  });
  afterEach(() => {
    client.process.kill();
  });

  const at = { textDocument: { uri }, position: range.start };

  async function start(capabilities: unknown): Promise<InitializeResult['capabilities']> {
    client.files.set(form, ownForm('人数'));
    const initializationOptions = { locale: 'en', files: true, accepts: true };
    const result = await client.start({ capabilities, initializationOptions });
    await client.open(uri, report);
    return (result as InitializeResult).capabilities;
  }

  async function codes(pulls = true): Promise<unknown[]> {
    if (!pulls) await until(() => client.pushed.get(uri)?.length === 4, 'findings');
    const items = pulls ? await client.pull(uri) : client.pushed.get(uri);
    return (items ?? []).map(({ code }) => code);
  }
  const expected = ['suspect-figure', 'column-total', 'column-total', 'column-total'];

  const hover = () => client.request<Hover>('textDocument/hover', at);
  const actions = () =>
    client.request<(CodeAction | Command)[]>('textDocument/codeAction', {
      textDocument: { uri },
      range,
      context: { diagnostics: [] },
    });
  const rename = () =>
    client.request<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri },
      position: { line: 0, character: 13 },
      newName: '2025',
    });

  for (const path of pathsIn(offered)) {
    it(`finds the same where ${path} is not offered`, async () => {
      const without_ = without(path);
      const { diagnosticProvider } = await start(without_);
      const pulls = !['textDocument', 'textDocument.diagnostic'].includes(path);
      assert.equal(diagnosticProvider !== undefined, pulls);
      assert.deepEqual(await codes(pulls), expected);
      await client.write(form, ownForm('户数'));
      for (const method of ['hover', 'completion', 'documentSymbol']) {
        await client.request(`textDocument/${method}`, at);
      }
      await actions();
      await rename();
      assert.deepEqual(await codes(pulls), expected);
      assert.equal(await client.end(), 0);
      assert.equal(said, '');
    });
  }

  for (const method of REQUESTS) {
    for (const [how, answer] of [
      ['refuses', () => Promise.reject(new Error('no'))],
      ['never answers', () => new Promise(() => {})],
    ] as const) {
      it(`finds the same where it ${how} ${method}`, async () => {
        let asked = 0;
        client.connection.onRequest(method, () => {
          asked++;
          return answer();
        });
        await start(offered);
        assert.deepEqual(await codes(), expected);
        await client.open(form, ownForm('户数'), 'json');
        await until(() => asked > 0, method);
        assert.deepEqual(await codes(), expected);
        assert.equal(await client.end(), 0);
        assert.equal(said, '');
      });
    }
  }

  it('is asked for nothing that it has not offered', async () => {
    const asked: string[] = [];
    client.connection.onRequest((method) => {
      asked.push(method);
      return null;
    });
    for (const method of REQUESTS) client.connection.onRequest(method, () => asked.push(method));
    await client.start({ capabilities: {} });
    await client.open(uri, report);
    await client.open(form, ownForm('户数'), 'json');
    await until(() => client.pushed.get(uri)?.length === 4, 'findings');
    assert.equal(await client.end(), 0);
    assert.deepEqual(asked, []);
  });

  it('is shown hovers in plain text where it reads no Markdown', async () => {
    await start(without('textDocument.hover'));
    const { kind, value } = (await hover()).contents as MarkupContent;
    assert.equal(kind, 'plaintext');
    assert.match(value, /^一、本年新收 · 总计\n\n- ✗ /);
    assert.match(value, /794 \+ 36 \+ .* = 841/);
    assert.doesNotMatch(value, /\\|\*\*/);
  });

  it('gets edits without a version where it knows none', async () => {
    await start(without('workspace.workspaceEdit'));
    const [fix] = (await actions()) as CodeAction[];
    assert.deepEqual(fix?.edit, { changes: { [uri]: [{ range, newText: '841' }] } });
    const { changes, documentChanges } = await rename();
    assert.equal(documentChanges, undefined);
    assert.ok((changes?.[uri]?.length ?? 0) > 0);
  });

  it('gets the commands that it has, and no actions, where it takes commands only', async () => {
    const { codeActionProvider } = await start(without('textDocument.codeAction'));
    assert.equal(codeActionProvider, true);
    const commands = (await actions()) as Command[];
    assert.ok(commands.length > 0);
    assert.deepEqual([...new Set(commands.map(({ command }) => command))], ['gouji.acceptFinding']);
  });

  it('gets plain texts where it steps through no snippets', async () => {
    await start(without('textDocument.completion'));
    const items = await client.request<CompletionItem[]>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 1, character: 0 },
    });
    assert.ok(items.every(({ insertTextFormat }) => insertTextFormat !== 2));
  });

  it('gets the outline without nesting, and no request to prepare a rename', async () => {
    const { renameProvider } = await start(without('textDocument.rename'));
    assert.equal(renameProvider, true);
    await client.end();
    client = new Client();
    await start(without('textDocument.documentSymbol'));
    const symbols = await client.request<SymbolInformation[]>('textDocument/documentSymbol', at);
    assert.ok(symbols.every(({ location }) => location.uri === uri));
  });

  for (const [part, capability] of [
    ['relatedInformation', 'relatedInformation'],
    ['codeDescription', 'codeDescriptionSupport'],
  ] as const) {
    it(`gets no ${part} where it takes none`, async () => {
      const capabilities = structuredClone(offered);
      for (const kind of ['diagnostic', 'publishDiagnostics'] as const) {
        Reflect.deleteProperty(capabilities.textDocument[kind], capability);
      }
      const initializationOptions = { docs: 'file:///docs' };
      await client.start({ capabilities, initializationOptions });
      await client.open(uri, report);
      const [fix] = (await actions()) as CodeAction[];
      const found = [...(await client.pull(uri)), ...(fix?.diagnostics ?? [])];
      assert.equal(found.length, 5);
      const has = (name: keyof Diagnostic) => found.some((one) => one[name] !== undefined);
      assert.equal(has(part), false);
      assert.ok(has('relatedInformation') || has('codeDescription'));
    });
  }

  for (const [params, said_] of [
    [{ locale: 'en-GB' }, /should be/],
    [{ locale: 'zh-Hans' }, /应为/],
    [{ locale: 'fr' }, /should be/],
    [{}, /应为/],
    [{ locale: 'en', initializationOptions: { locale: 'zh-cn' } }, /应为/],
    [{ locale: 'zh', initializationOptions: { settings: { language: 'en' } } }, /should be/],
    [{ locale: 'en', initializationOptions: { settings: { language: 'zh-CN' } } }, /应为/],
    [{ locale: 7, initializationOptions: { settings: 7 } }, /应为/],
  ] as const) {
    it(`is answered in its language: ${JSON.stringify(params)}`, async () => {
      await client.start({
        capabilities: { textDocument: { diagnostic: {} } },
        ...(params as object),
      });
      await client.open(uri, report);
      assert.match(String((await client.pull(uri))[0]?.message), said_);
    });
  }
});
