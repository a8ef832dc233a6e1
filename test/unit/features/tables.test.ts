import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MARKED_FORM } from '../../kit/generate/marked-cells.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { open } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';
import { tables } from '../../kit/whole.ts';

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

test('tells of figures that cannot be written over as they stand: parted by tags, or struck out', () => {
  const text = `巡查情况统计\n\n<table>
<tr><td></td><td>企业</td><td>学校</td><td>合计</td></tr>
<tr><td>上半年</td><td>1<b>5</b></td><td><b>10</b></td><td style="text-decoration:line-through">22</td></tr>
<tr><td>下半年</td><td>3</td><td><s>9</s>4</td><td>7</td></tr>
<tr><td>全年</td><td>15</td><td>14</td><td>29</td></tr>
</table>\n`;
  const [table] = tables(open(text, 'html', settingsWith(MARKED_FORM))).tables;
  assert.deepEqual(
    table?.rows.map(({ figures }) => figures.map((figure) => figure?.isFixed ?? false)),
    [
      [true, false, true],
      [false, false, false],
      [false, false, false],
    ],
  );
});
