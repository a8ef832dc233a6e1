import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tables } from '../../../server/src/features/tables.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';

const [, , , , requests, reviews] = tables(openDraft(requestReport()).document).tables;

test('tells the merged headings above the columns, outermost first', () => {
  assert.deepEqual(requests?.headings.at(0), ['自然人']);
  assert.deepEqual(requests?.headings.at(1), ['法人或其他组织', '商业企业']);
  assert.deepEqual(reviews?.headings.at(-1), ['行政诉讼', '复议后起诉', '总计']);
});

test('tells the merged headings before the rows, outermost first', () => {
  assert.deepEqual(requests?.rows.at(4)?.headings, [
    '三、本年度办理结果',
    '（三）不予公开',
    '1.属于国家秘密',
  ]);
  assert.deepEqual(reviews?.rows.at(0)?.headings, ['']);
});

test('tells which report a table is of, where there are several', () => {
  const other = requestReport().replaceAll('沿江区档案馆', '临江区');
  const both = tables(openDraft(`${requestReport()}\n${other}`).document).tables;
  assert.deepEqual(
    [...new Set(both.map(({ report }) => report))],
    ['江城市沿江区档案馆2024年', '江城市临江区2024年'],
  );
  assert.equal(requests?.report, '');
});
