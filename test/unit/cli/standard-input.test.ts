import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { goujiReading } from '../../kit/command-line.ts';
import { docxOfText } from '../../kit/office/docx-of-text.ts';
import { finishedTable } from '../../kit/request-table.ts';

const wrong = finishedTable({ 'new.total': '8' });
const markdown = wrong
  .trimEnd()
  .split('\n')
  .map((row) => `|${row.replaceAll('\t', '|')}|\n`)
  .join('')
  .replace('\n', `\n${'|-'.repeat(8)}|\n`);

describe('the standard input', () => {
  it('is checked as a draft', async () => {
    const { code, out, error } = await goujiReading(wrong, 'check', '-');
    assert.deepEqual([code, error], [1, '']);
    assert.match(out, /^-:2:30: error suspect-figure 8 应为 0/);
  });

  it('is of the kind that its name says', async () => {
    const { out } = await goujiReading(markdown, 'check', '--stdin-name', 'a.md', '-');
    assert.match(out, /^a\.md:3:\d+: error suspect-figure 8 应为 0/);
  });

  it('may be a Word file', async () => {
    const { out } = await goujiReading(docxOfText(wrong), 'check', '-');
    assert.match(out, /^-:文档:收到和处理政府信息公开申请情况:一、本年新收:总计: error /);
  });

  it('is checked once', async () => {
    const { out } = await goujiReading(wrong, 'check', '-', '-');
    assert.match(out, /^1 份，1 个问题$/m);
  });

  it('counts as not checked where it is empty', async () => {
    const { code, error } = await goujiReading('', 'check', '-');
    assert.equal(code, 2);
    assert.match(error, /^-: 文件是空的/);
  });

  for (const command of ['fix', 'convert']) {
    it(`cannot be given to “${command}”`, async () => {
      const { code, error } = await goujiReading(wrong, command, '-', 'a.docx');
      assert.equal(code, 2);
      assert.match(error, /^-: 标准输入只能检查/m);
    });
  }
});

/** What `pdftotext -layout` writes of a page: columns set apart by blanks, pages parted by form feeds. */
const PAGES = [
  '          江城市临江区2024年政府信息公开工作年度报告\n',
  `          三、收到和处理政府信息公开申请情况\n\n${spaced(wrong.split('\n').slice(0, 12))}\n               - 1 -\n`,
  `${spaced(wrong.split('\n').slice(12))}\n               - 2 -\n`,
];

function spaced(rows: readonly string[]): string {
  return rows
    .filter((row) => row !== '')
    .map((row) => `  ${row.split('\t').join('     ')}\n`)
    .join('');
}

describe('the text of a PDF', () => {
  for (const [name, between] of [
    ['with form feeds between the pages', '\f'],
    ['without them', ''],
  ] as const) {
    it(`is checked ${name}`, async () => {
      const { code, out, error } = await goujiReading(PAGES.join(between), 'check', '-');
      assert.deepEqual([code, error], [1, '']);
      assert.match(out, /^-:\d+:\d+: error suspect-figure 8 应为 0/m);
    });
  }
});
