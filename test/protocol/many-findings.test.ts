import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CodeAction, Diagnostic } from 'vscode-languageserver-types';
import { requestReport } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const uri = 'file:///collection.gouji';
/** Each report has three findings. */
const reports = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    requestReport().replaceAll('沿江区档案馆', `第${index}局`),
  ).join('\n');

describe('a document with very many findings', () => {
  let client: Client;
  let bytes = 0;
  beforeEach(() => {
    client = new Client();
    client.process.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
  });
  afterEach(() => {
    client.process.kill();
  });

  it('is sent a thousand, and fixes for the others too', async () => {
    await client.initialize({ pull: true, locale: 'zh-cn' });
    const text = reports(400);
    await client.open(uri, text);
    bytes = 0;
    const found = await client.pull(uri);
    assert.equal(found.length, 1000);
    assert.match(String(found.at(-1)?.message), /^另有 201 个问题/);
    assert.ok(bytes < 1 << 19, `${bytes} bytes`);
    const line = text.split('\n').lastIndexOf('\t764');
    assert.ok(!found.some(({ range }) => range.start.line === line));
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line, character: 1 }, end: { line, character: 4 } },
      context: { diagnostics: [] },
    });
    assert.ok(actions.length > 0);
  });

  it('is sent them again only where a finding has changed', async () => {
    await client.initialize({ pull: false });
    const sent: Diagnostic[][] = [];
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      ({ diagnostics }: { diagnostics: Diagnostic[] }) => {
        sent.push(diagnostics);
      },
    );
    const text = reports(2);
    await client.open(uri, text);
    await until(() => sent.length === 1, 'the first');
    const line = text.split('\n').indexOf('\t841');
    const at = (from: number, to: number) => ({
      start: { line, character: from },
      end: { line, character: to },
    });
    for (let version = 2; version < 8; version++) {
      await client.change(
        uri,
        version,
        { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
        '本',
      );
      await client.request('textDocument/hover', {
        textDocument: { uri },
        position: at(1, 1).start,
      });
    }
    await client.change(uri, 8, at(1, 4), '814');
    await until(() => sent.at(-1)?.length === 7, 'one more');
    assert.equal(sent.length, 2);
    await client.close(uri);
    await until(() => sent.length === 3, 'none');
    await client.open(uri, text);
    await until(() => sent.length === 4, 'all of them again');
    assert.equal(sent.at(-1)?.length, 6);
  });
});
