import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import type { AcceptResult, TablesResult } from '../../server/src/protocol.ts';
import { requestReport } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const folder = 'file:///work';
const uri = `${folder}/2024/report.gouji`;
const file = `${folder}/.gouji/accepted.json`;
const report = requestReport();

describe('accepting a finding', () => {
  let client: Client;
  beforeEach(async () => {
    client = new Client();
    client.files.set(uri, report);
    await client.initialize({ pull: true, files: true });
    await client.open(uri, report);
  });
  afterEach(() => {
    client.process.kill();
  });

  it('is offered, noted in the file, in force with it, and lapses with the figures', async () => {
    await client.write(file, await accept(0, '按实际办理情况统计'));
    await untilCount(2);
    await client.write(file, await accept(0, '同上'));
    await untilCount(1);
    const { accepted } = await client.request<TablesResult>('gouji/tables', {
      textDocument: { uri },
    });
    assert.deepEqual(
      accepted.map(({ place, reason, date }) => [place, reason, date]),
      [
        ['（七）总计 · 自然人', '按实际办理情况统计', '2025-01-31'],
        ['（七）总计 · 商业企业', '同上', '2025-01-31'],
      ],
    );

    const line = report.split('\n').indexOf('\t764');
    const figure = { start: { line, character: 1 }, end: { line, character: 4 } };
    await client.change(uri, 2, figure, '765');
    const places = (await client.pull(uri)).map(({ range }) => range.start.line);
    assert.ok(places.includes(line), 'told again, its figures changed');
    await client.change(uri, 3, figure, '764');
    await untilCount(1);

    await client.write(file, undefined);
    await untilCount(3);
  });

  it('is withdrawn by the fix at its place, and reported again', async () => {
    await client.write(file, await accept(0, '按实际办理情况统计'));
    await untilCount(2);
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
      context: { diagnostics: [] },
    });
    const [withdrawal] = actions.flatMap(({ command }) =>
      command?.command === 'gouji.withdrawAcceptance' ? command : [],
    );
    const finding: unknown = withdrawal?.arguments?.[0];
    const text = client.files.get(file) ?? null;
    const left = await client.request<AcceptResult>('gouji/withdraw', { finding, folder, text });
    await client.write(file, left.text);
    await untilCount(3);
    assert.equal(await client.request('gouji/withdraw', { finding, folder, text: null }), null);
  });

  it('reports a mistake in the file there, and does not write over it', async () => {
    const broken = '{ "version": 1, "accepted": [{ "file": "a" }] }';
    await client.write(file, broken);
    assert.equal(await acceptResult(0, 'why'), null);
    await client.open(file, broken, 'json');
    const problems = await client.pull(file);
    assert.equal(problems[0]?.code, 'accepted-file');
    assert.match(String(problems[0]?.message), /“code” is missing/);
  });

  it('logs a mistake in the file where nobody has it open: what it accepts does not lapse in silence', async () => {
    await client.write(file, `{ "version": 1, "accepted": [${' '.repeat(8_000_000)}] }`);
    await until(() => client.log.some((line) => line.includes('too large')), 'a line in the log');
    await client.write(file, '{ "version": 2, "accepted": [] }');
    const told = 'accepted.json” were not applied: This version is not known';
    await until(() => client.log.some((line) => line.includes(told)), 'another line');
  });

  it('cannot be noted for a draft outside the folder', async () => {
    const elsewhere = { ...(await params(0, 'why')), folder: 'file:///elsewhere' };
    assert.equal(await client.request('gouji/accept', elsewhere), null);
  });

  /** The text of the file with the finding of an index among those told now accepted. */
  async function accept(index: number, reason: string): Promise<string> {
    const result = await acceptResult(index, reason);
    assert.ok(result);
    return result.text;
  }

  async function acceptResult(index: number, reason: string): Promise<AcceptResult | null> {
    return client.request('gouji/accept', await params(index, reason));
  }

  async function params(index: number, reason: string) {
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: { line: 0, character: 0 }, end: { line: 9999, character: 0 } },
      context: { diagnostics: [] },
    });
    const found = actions.filter(({ command }) => command?.command === 'gouji.acceptFinding');
    const finding: unknown = found[index]?.command?.arguments?.[0];
    const text = client.files.get(file) ?? null;
    return { finding, folder, reason, date: '2025-01-31', text };
  }

  async function untilCount(count: number): Promise<void> {
    await until(async () => (await client.pull(uri)).length === count, `${count} findings`);
  }
});
