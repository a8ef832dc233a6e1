import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { tables } from '../../../server/src/features/tables.ts';
import { LONGEST_DRAFT, OpenDocument } from '../../../server/src/open-document.ts';
import { findingsOf, settings } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

function open(name: string, languageId: string, text: string): OpenDocument {
  const content = TextDocument.create(`file:///w/${name}`, languageId, 1, text);
  return new OpenDocument(content, { settings, besideOthers: () => [] });
}

const declared = [
  '| 项目 | 男 | 女 | 合计 |',
  '|-|-|-|-|',
  '| 甲 | 1 | 2 | 3 |',
  '| 乙 | 4 | 5 | 9 |',
  '| 合计 | 5 | 7 | 12 |',
].join('\n');
const NO_TABLE = 'No table of a report was recognised: nothing was checked.';
const DAMAGED =
  'The text is damaged, or was opened in the wrong encoding: no table was recognised in it.';

describe('why nothing was checked in a document', () => {
  for (const [name, languageId, text, said] of [
    ['r.gouji', 'report-draft', requestTable(), null],
    ['r.gouji', 'report-draft', '', NO_TABLE],
    ['r.gouji', 'report-draft', '一、总体情况\n正在起草。\n', NO_TABLE],
    ['r.gouji', 'report-draft', '一、总体\ufffd\ufffd\n', DAMAGED],
    ['r.gouji', 'report-draft', 'a\0b\0', DAMAGED],
    // One place that is damaged beside a table that is read: that table was checked.
    ['r.gouji', 'report-draft', `\ufffd\n${requestTable()}`, null],
    ['2024年报.md', 'markdown', '# 没有报表\n', NO_TABLE],
    ['2024%E5%B9%B4%E6%8A%A5.html', 'html', '<p>没有报表</p>', NO_TABLE],
    ['年度报告.csv', 'csv', 'a,b\n', NO_TABLE],
    ['2024年报.md', 'markdown', declared, null],
    ['年报/随笔.md', 'markdown', '# 没有报表\n', null],
    ['随笔.txt', 'plaintext', '今天去买菜。\n', null],
    ['年报.json', 'json', '{}', null],
  ] as const) {
    it(`${name} ${JSON.stringify(text.slice(0, 12))}: ${said}`, () => {
      assert.equal(tables(open(name, languageId, text)).unchecked, said);
    });
  }

  it('says so of a text that is too long, until it is shorter', () => {
    const line = 'x'.repeat(1_000_000);
    const long = `${requestTable({ 'new.total': '1' })}\n${`${line}\n`.repeat(50)}`;
    assert.ok(long.length > LONGEST_DRAFT);
    const document = open('r.gouji', 'report-draft', long);
    assert.equal(tables(document).unchecked, 'The text is too long to be checked.');
    assert.deepEqual(findingsOf(document), []);
    const range = (line: number) => ({
      start: document.positionAt(0),
      end: { line, character: 0 },
    });
    document.update([{ range: range(0), text: 'x' }], 2);
    assert.equal(tables(document).unchecked, 'The text is too long to be checked.');
    const short = requestTable({ 'new.total': '1' });
    const lines = long.split('\n').length;
    document.update([{ range: range(lines), text: short }], 3);
    assert.equal(tables(document).unchecked, null);
    assert.deepEqual(
      findingsOf(document).map(({ code }) => code),
      ['suspect-figure'],
    );
  });
});
