import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CodeAction, CompletionItem, Diagnostic, Hover } from 'vscode-languageserver-types';
import { finishedTable } from '../kit/request-table.ts';
import { Client } from './client.ts';

const formUri = 'file:///w/.gouji/forms/own.json';
const draftUri = 'file:///w/own.txt';
const form =
  '{"id":"own","name":"F","tables":[{"id":"t","columns":["男","女","小计"],"rows":["甲区","乙区"],"relations":["小计 = 男 + 女"]}]}';
const draft = '\t男\t女\t小计\n甲区\t1\t2\t3\n乙区\t4\t5\t8\n';

const told = (items: readonly Diagnostic[]) =>
  items.map(({ code, range: { start } }) => `${code} ${start.line}:${start.character}`);

describe('a form of one’s own, as it is edited', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    await client.initialize({ pull: true });
  });
  afterEach(() => {
    client.process.kill();
  });

  it('is in force at once; with a mistake, that is shown in the form and nowhere else', async () => {
    await client.open(draftUri, draft, 'plaintext');
    const statutory = 'file:///w/report.gouji';
    await client.open(statutory, finishedTable({ 'new.total': '1' }));
    assert.deepEqual(await client.pull(draftUri), []);

    await client.open(formUri, form, 'json');
    assert.deepEqual(await client.pull(formUri), []);
    assert.deepEqual(told(await client.pull(draftUri)), ['row-total 2:7']);

    const at = form.indexOf('男 + 女');
    const name = { start: { line: 0, character: at }, end: { line: 0, character: at + 1 } };
    await client.change(formUri, 2, name, '老');
    assert.deepEqual(told(await client.pull(formUri)), [`form-file 0:${at}`]);
    assert.deepEqual(await client.pull(draftUri), []);
    assert.deepEqual(told(await client.pull(statutory)), ['suspect-figure 1:29']);

    await client.change(formUri, 3, name, '男');
    assert.deepEqual(await client.pull(formUri), []);
    assert.deepEqual(told(await client.pull(draftUri)), ['row-total 2:7']);
  });

  it('has its names completed and explained', async () => {
    await client.open(formUri, form, 'json');
    const at = form.indexOf('男 + 女');
    const position = { line: 0, character: at };
    const textDocument = { uri: formUri };
    const items = await client.connection.sendRequest<CompletionItem[]>('textDocument/completion', {
      textDocument,
      position,
    });
    assert.deepEqual(
      items.map(({ label }) => label),
      ['男', '女', '小计'],
    );
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position,
    });
    assert.match(JSON.stringify(hover.contents), /《t》/);
    await client.open(draftUri, draft, 'plaintext');
    const typed = { triggerKind: 2, triggerCharacter: '《' };
    const inDraft = {
      textDocument: { uri: draftUri },
      position: { line: 0, character: 0 },
      context: typed,
    };
    assert.deepEqual(await client.connection.sendRequest('textDocument/completion', inDraft), []);
  });

  it('is found in sheets, whatever language an editor takes them for', async () => {
    await client.open(formUri, form, 'json');
    const sheets = {
      'file:///w/a.csv': [draft.replaceAll('\t', ','), 'plaintext'],
      'file:///w/b.csv': [draft.replaceAll('\t', ';'), 'csv'],
      'file:///w/c.csv': [draft.replaceAll('\t', ';'), 'csv (semicolon)'],
      'file:///w/d.tsv': [draft, 'plaintext'],
      'file:///w/e.tsv': [draft, 'tsv'],
    } as const;
    for (const [uri, [text, languageId]] of Object.entries(sheets)) {
      await client.open(uri, text, languageId);
      assert.deepEqual(told(await client.pull(uri)), ['row-total 2:7'], uri);
    }
  });

  it('of another kind checks the draft that lies beside it, with a fix', async () => {
    const samples = new URL('../../samples/', import.meta.url);
    const text = (name: string) => readFileSync(new URL(name, samples), 'utf8');
    const uri = 'file:///w/安全.txt';
    await client.open(
      'file:///w/.gouji/forms/安全检查.json',
      text('.gouji/forms/安全检查.json'),
      'json',
    );
    await client.open(uri, text('安全生产检查情况.txt'), 'plaintext');
    const [wrong, ...others] = await client.pull(uri);
    assert.ok(wrong);
    assert.deepEqual(told([wrong, ...others]), ['suspect-figure 8:11']);

    const [fix] = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: wrong.range,
      context: { diagnostics: [wrong] },
    });
    assert.ok(fix?.isPreferred);
    assert.match(fix.title, /237.*273/);
  });
});
