import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { type Files, Workspace } from '../../../server/src/workspace/workspace.ts';
import { findingsOf, settings, told } from '../../kit/read.ts';
import { type Cells, requestTable } from '../../kit/request-table.ts';

/** A report with some figures, and a line of prose. */
function report(year: number, cells: Cells, line = ''): string {
  return `青川区${year}年政府信息公开工作年度报告\n${line}\n${requestTable(cells)}`;
}

/** Figures of a year that began with nothing, and in which so many requests came and were answered. */
function received(count: number): Cells {
  const row = { natural: count, total: count };
  return Object.fromEntries(
    ['new', 'r1', 'r7'].flatMap((name) =>
      Object.entries(row).map(([column, figure]) => [`${name}.${column}`, String(figure)]),
    ),
  );
}

/** A report with others on disk. */
async function beside(others: readonly string[], text: string): Promise<OpenDocument> {
  const workspace = new Workspace(() => settings);
  const files: Files = {
    find: async () => others.map((_, index) => `file:///${index}.txt`),
    read: async (uri) => others[Number(uri.replaceAll(/\D/g, ''))],
  };
  await workspace.indexAll(files, () => true);
  return new OpenDocument(TextDocument.create('file:///now.txt', 'report-draft', 1, text), {
    settings,
    besideOthers: (part) => workspace.findings(part, []),
  });
}

/** What is said of a line of this year's report, which has 200 requests, with other reports on disk. */
async function said(line: string, others: readonly string[]): Promise<string[]> {
  return told(await beside(others, report(2024, received(200), line)), ['prose-figure']);
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
  ['收到政府信息公开申请200件，其中自然人200件，同比增长20%。', []],
  ['收到政府信息公开申请200件，答复200件，同比增长20%。', []],
  ['收到政府信息公开申请200件；答复200件，同比增长20%。', ['prose-figure 20']],
  ['收到政府信息公开申请200件，同比增长25%，答复200件，同比增长20%。', ['prose-figure 20']],
] as const;

for (const [line, expected] of LINES) {
  test(`beside last year’s 160: ${line}`, async () => {
    assert.deepEqual(await said(line, [report(2023, received(160))]), expected);
  });
}

test('without last year’s report nothing is said, and one report that agrees is enough', async () => {
  const line = '收到政府信息公开申请200件，同比增长20%。';
  assert.deepEqual(await said(line, []), []);
  assert.deepEqual(await said(line, [report(2022, received(160))]), []);
  assert.deepEqual(await said(line, [report(2023, received(100))]), ['prose-figure 20']);
  assert.deepEqual(
    await said('收到政府信息公开申请200件，同比增长100%。', [
      report(2023, received(160)),
      report(2023, received(100)),
    ]),
    [],
  );
});

test('last year’s number is that of what the prose counts this year', async () => {
  const thisYear = { 'new.total': '200', 'carry.total': '40', 'r7.total': '230' };
  const lastYear = { 'new.total': '160', 'carry.total': '30', 'r7.total': '150' };
  const prose = '办理政府信息公开申请240件，同比增长26.1%。';
  const document = await beside([report(2023, lastYear)], report(2024, thisYear, prose));
  const messages = findingsOf(document)
    .filter(({ code }) => code === 'prose-figure')
    .map(({ message }) => message);
  assert.deepEqual(messages, [
    'The prose says 26.1% more, but 240 is 26.3% more than last year’s 190.',
  ]);
});
