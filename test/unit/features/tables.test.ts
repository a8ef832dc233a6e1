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

test('tells what was checked: tables of a form, totals that others declare, or nothing', () => {
  const declared =
    '|单位|男|女|合计|\n|---|---|---|---|\n|甲局|12|30|42|\n|乙局|15|22|37|\n|丙局|7|9|16|\n';
  const checked = (text: string) => tables(openDraft(text).document).checked;
  assert.equal(checked(requestReport()), 'tables');
  assert.equal(checked(declared), 'totals');
  assert.equal(checked('|单位|电话|\n|---|---|\n|甲局|12345|\n'), 'nothing');
  assert.equal(checked(declared + requestReport()), 'tables');
});
