import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { type Files, Workspace } from '../../../server/src/workspace/workspace.ts';
import { settings, told } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

/** A report with so many new requests, and a line of prose. */
function report(year: number, received: number, line = ''): string {
  const row = { natural: received, total: received };
  const cells = Object.fromEntries(
    ['new', 'r1', 'r7'].flatMap((name) =>
      Object.entries(row).map(([column, figure]) => [`${name}.${column}`, String(figure)]),
    ),
  );
  return `青川区${year}年政府信息公开工作年度报告\n${line}\n${requestTable(cells)}`;
}

/** What is said of a line of this year's report, which has 200 requests, with other reports on disk. */
async function said(line: string, others: readonly string[]): Promise<string[]> {
  const workspace = new Workspace(() => settings);
  const files: Files = {
    find: async () => others.map((_, index) => `file:///${index}.txt`),
    read: async (uri) => others[Number(uri.replaceAll(/\D/g, ''))],
  };
  await workspace.indexAll(files, () => true);
  const text = TextDocument.create('file:///now.txt', 'report-draft', 1, report(2024, 200, line));
  const document = new OpenDocument(text, {
    settings,
    besideOthers: (part) => workspace.findings(part, []),
  });
  return told(document, ['prose-figure']);
}

const LINES = [
  ['收到政府信息公开申请200件，同比增长25%。', []],
  ['收到政府信息公开申请200件，同比增长20%。', ['prose-figure 20']],
  ['收到政府信息公开申请200件，比上年增加40件。', []],
  ['收到政府信息公开申请200件，比上年增加30件，增长25%。', ['prose-figure 30']],
  ['收到政府信息公开申请200件，较2023年下降25%。', ['prose-figure 25']],
  ['收到政府信息公开申请200件，较2022年增加90件。', []],
  ['收到政府信息公开申请200件，同比增长约20%。', []],
  ['收到政府信息公开申请201件，同比增长20%。', ['prose-figure 201']],
  ['办理行政复议20件，同比增长20%。', []],
] as const;

for (const [line, expected] of LINES) {
  test(`beside last year’s 160: ${line}`, async () => {
    assert.deepEqual(await said(line, [report(2023, 160)]), expected);
  });
}

test('without last year’s report nothing is said, and one report that agrees is enough', async () => {
  const line = '收到政府信息公开申请200件，同比增长20%。';
  assert.deepEqual(await said(line, []), []);
  assert.deepEqual(await said(line, [report(2022, 160)]), []);
  assert.deepEqual(await said(line, [report(2023, 100)]), ['prose-figure 20']);
  assert.deepEqual(
    await said('收到政府信息公开申请200件，同比增长100%。', [report(2023, 160), report(2023, 100)]),
    [],
  );
});
