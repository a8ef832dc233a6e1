import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import type { AcceptResult } from '../../server/src/protocol.ts';
import { requestReport } from '../kit/request-report.ts';
import { Client, until } from './client.ts';

const folder = 'file:///work';
const uri = `${folder}/report.gouji`;
const accepted = `${folder}/.gouji/accepted.json`;
const form = `${folder}/.gouji/forms/own.json`;
const sheet = `${folder}/own.txt`;
const own =
  '{"id":"own","name":"F","tables":[{"id":"t","columns":["男","女","小计"],"rows":["甲区","乙区"],"relations":["小计 = 男 + 女"]}]}';

describe('two windows on one workspace', () => {
  let windows: readonly Client[] = [];
  beforeEach(async () => {
    // One disk under both.
    const disk = new Map([
      [uri, requestReport()],
      [sheet, '\t男\t女\t小计\n甲区\t1\t2\t3\n乙区\t4\t5\t8\n'],
    ]);
    windows = [new Client(), new Client()];
    for (const window of windows) {
      for (const [file, text] of disk) window.files.set(file, text);
      await window.initialize({ pull: true, files: true });
      await window.open(uri, requestReport());
      await window.open(sheet, disk.get(sheet) ?? '', 'plaintext');
    }
  });
  afterEach(() => {
    for (const window of windows) window.process.kill();
  });

  it('hold the same things for accepted, whichever of them notes one', async () => {
    const [first, second] = windows;
    assert.ok(first && second);
    await written(accepted, await accept(first));
    await untilCount(uri, 2);
    // The second adds to what the first wrote.
    await written(accepted, await accept(second));
    await untilCount(uri, 1);
    await written(accepted, undefined);
    await untilCount(uri, 3);
  });

  it('add to what the other has just written before they are told of it', async () => {
    const [first, second] = windows;
    assert.ok(first && second);
    const text = await accept(first);
    second.files.set(accepted, text);
    assert.equal(JSON.parse(await accept(second, 1)).accepted.length, 2);
  });

  it('check by the same forms, whichever of them writes one', async () => {
    await untilCount(sheet, 0);
    await written(form, own);
    await untilCount(sheet, 1);
    await written(form, undefined);
    await untilCount(sheet, 0);
  });

  it('keep what is typed in one of them from the other', async () => {
    const [first, second] = windows;
    assert.ok(first && second);
    const line = requestReport().split('\n').indexOf('\t841');
    assert.ok(line > 0);
    await first.change(
      uri,
      2,
      { start: { line, character: 1 }, end: { line, character: 4 } },
      '814',
    );
    assert.equal((await first.pull(uri)).length, 4);
    assert.equal((await second.pull(uri)).length, 3);
  });

  /** What a window writes, both are told of by their watchers. */
  async function written(file: string, text: string | undefined): Promise<void> {
    for (const window of windows) await window.write(file, text);
  }

  /** The file with one of the window's findings accepted, by default the first. */
  async function accept(window: Client, which = 0): Promise<string> {
    const diagnostic = (await window.pull(uri))[which];
    assert.ok(diagnostic);
    const actions = await window.request<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    const finding = actions.find(({ command }) => command?.command === 'gouji.acceptFinding')
      ?.command?.arguments?.[0];
    const result = await window.request<AcceptResult | null>('gouji/accept', {
      finding,
      folder,
      reason: '按实际办理情况统计',
      date: '2025-01-31',
      text: window.files.get(accepted) ?? null,
    });
    assert.ok(result);
    return result.text;
  }

  async function untilCount(of: string, count: number): Promise<void> {
    for (const window of windows) {
      await until(async () => (await window.pull(of)).length === count, `${count} findings`);
    }
  }
});
