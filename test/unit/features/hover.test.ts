import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MarkupContent } from 'vscode-languageserver-types';
import { hover } from '../../../server/src/features/hover.ts';
import { type OpenDraft, openDraft, textIn } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';
import { requestTable } from '../../kit/request-table.ts';

function hovered(draft: OpenDraft) {
  const found = hover(draft.document, draft.cursor);
  if (!found?.range || !MarkupContent.is(found.contents)) return undefined;
  return { lines: found.contents.value.split('\n'), text: textIn(draft, found.range) };
}

test('a figure tells every relation that it stands in, with numbers', () => {
  const cells = { 'new.natural': '5', 'new.total': '5', 'next.natural': '5', 'next.total': '5$0' };
  assert.deepEqual(hovered(openDraft(requestTable(cells))), {
    text: '5',
    lines: [
      '**四、结转下年度 · 总计**',
      '',
      '- ✓ 四、结转下年度 · 总计\\: 5 = 5',
      '- ✓ 一、本年新收 \\+ 二、上年结转 = （七）总计 \\+ 四、结转下年度 · 总计\\: 5 \\+ 0 = 5 = 0 \\+ 5',
    ],
  });
});

test('the cause of broken relations tells what it should be and what would hold then', () => {
  const cells = { 'new.natural': '$05', 'new.total': '6', 'next.natural': '6', 'next.total': '6' };
  const lines = hovered(openDraft(requestTable(cells)))?.lines ?? [];
  // The finding, which the editor shows above, has the sums as they are.
  assert.deepEqual(
    lines.filter((line) => line.startsWith('- ')),
    [
      '- ✗ 一、本年新收 · 总计\\: 6 ≠ 5',
      '- ✗ 一、本年新收 \\+ 二、上年结转 = （七）总计 \\+ 四、结转下年度 · 自然人\\: 5 ≠ 6',
      '- ✓ 一、本年新收 · 总计\\: 6 = 6',
      '- ✓ 一、本年新收 \\+ 二、上年结转 = （七）总计 \\+ 四、结转下年度 · 自然人\\: 6 \\+ 0 = 6 = 0 \\+ 6',
    ],
  );
  assert.ok(lines.some((line) => line.startsWith('**Change “一、本年新收')));
});

test('the sum that a finding at the figure shows is not shown again', () => {
  const draft = openDraft(requestReport().replace('\t764\n', '\t7$064\n'));
  const lines = hovered(draft)?.lines ?? [];
  assert.ok(lines.includes('- ✗ （七）总计 · 自然人\\: 764 ≠ 763'), lines.join('\n'));
});

test('a heading shows its table, and a draft’s own text is no markup in it', () => {
  const table = requestTable({ 'new.natural': '[x](command:y)' }).replace('自然人', '自$0然人');
  const value = hovered(openDraft(table))?.lines.join('\n') ?? '';
  assert.ok(value.includes('\\[x\\]\\(command\\:y\\)'));
  assert.ok(!value.includes('[x]('));
});

test('prose has no hover', () => {
  assert.equal(hovered(openDraft(`共收到$0三件。\n${requestTable()}`)), undefined);
});

test('a figure of a table of no known form tells the sums that the table declares', () => {
  const table = '单位\t男\t女\t合计\n东\t1\t2$0\t3\n西\t3\t4\t7\n合计\t4\t5\t10\n';
  assert.deepEqual(hovered(openDraft(table)), {
    text: '2',
    lines: ['**东 · 女**', '', '- ✗ 合计 · 女\\: 2 \\+ 4 = 6 ≠ 5', '- ✓ 东 · 合计\\: 1 \\+ 2 = 3'],
  });
});
