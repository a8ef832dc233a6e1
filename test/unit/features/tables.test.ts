import assert from 'node:assert/strict';
import { test } from 'node:test';
import { languageService } from '../../../server/src/service.ts';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { MARKED_FORM } from '../../kit/generate/marked-cells.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { requestReport } from '../../kit/request-report.ts';
import { tables } from '../../kit/whole.ts';

const [, , , fees, requests, reviews] = tables(openDraft(requestReport()).document).tables;

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

test('tells the codes of rows, what stands above them, and the unit of the figures', () => {
  const { title, tables: printed } = finalAccounts(1);
  const text = writeAccounts({ title, tables: printed }, 'tabs');
  const views = tables(open(text)).tables;
  const spending = views.find(({ name }) => name === '支出决算表');
  assert.deepEqual(spending?.corner, ['功能分类科目编码', '科目名称']);
  assert.equal(spending.unit, '万元');
  assert.deepEqual(
    spending.rows.slice(0, 3).map(({ headings }) => headings),
    [['合计'], ['201', '一般公共服务支出'], ['20103', '政府办公厅（室）及相关机构事务']],
  );
  const [penalties] = tables(
    open(
      `江城市水务局2024年行政执法统计年报

行政许可实施情况统计表

|单位名称|申请数量|受理数量|许可数量|不予许可数量|撤销许可数量|
|---|---|---|---|---|---|
|河道队|3|3|3|0|0|
|合计|3|3|3|0|0|
`,
    ),
  ).tables;
  assert.deepEqual(penalties?.corner, ['单位名称']);
  assert.deepEqual(
    penalties.rows.map(({ headings }) => headings),
    [['河道队'], ['合计']],
  );
  assert.deepEqual(spending.style, { thousands: 'always', digits: 2 });
  assert.deepEqual([requests?.corner, requests?.unit], [[], '']);
  // Its heading says the unit.

  assert.equal(fees?.unit, '');
  assert.deepEqual(requests?.style, { thousands: 'never', digits: 0 });
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

test('tells how many tables are too large to be looked at, and looks at none of them', () => {
  const sheet = (rows: number) =>
    `Region,Men,Women,Total\n${Array.from({ length: rows }, (_, row) => `R${row},${row % 7},${row % 11},${(row % 7) + (row % 11) + (row === 5 ? 1 : 0)}\n`).join('')}`;
  const [small, large] = [open(sheet(999), 'csv'), open(sheet(100_000), 'csv')];
  assert.deepEqual([tables(small).leftAlone, tables(small).checked], [0, 'totals']);
  assert.deepEqual([tables(large).leftAlone, tables(large).checked], [1, 'nothing']);
  assert.deepEqual(findingsOf(large), []);
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

const SHEET = `收支情况（单位：万元）

|项目|上半年|下半年|全年|
|---|---|---|---|
|收入|1200|1300|2500|
|税收|800|900|1700|
|其他|400|400|800|
|支出|700|600|1300|
`;

test('shows a table of no known form as the draft has it, with its sums', () => {
  const views = tables(open(SHEET, 'markdown')).tables;
  assert.equal(views.length, 1);
  const [view] = views;
  assert.equal(view?.kind, 'declared');
  assert.equal(view?.name, '收支情况（单位：万元）');
  assert.deepEqual(view?.headings, [['上半年'], ['下半年'], ['全年']]);
  assert.deepEqual(
    view?.rows.map(({ headings, figures }) => [...headings, ...figures.map((one) => one?.text)]),
    [
      ['收入', '1200', '1300', '2500'],
      ['税收', '800', '900', '1700'],
      ['其他', '400', '400', '800'],
      ['支出', '700', '600', '1300'],
    ],
  );
  assert.ok(view?.relations.every(({ status }) => status === 'holding'));
  // In a row: 全年 = 上半年 + 下半年. In a column: 收入 = 税收 + 其他.
  const figures = view?.relations.map((relation) => JSON.stringify(relation.figures));
  assert.ok(figures?.includes('[[0,2],[0,0],[0,1]]'));
  assert.ok(figures?.includes('[[0,2],[1,2],[2,2]]'));
});

test('leaves out a row whose one cell may belong to any column of a table of no known form', () => {
  const rows = ['甲 35 3 38', '0', '乙 16 2 18', '丙 19 1 20'];
  const sheet = rows.map((row) => `\t${row.split(' ').join('\n\t')}\n`).join('\n');
  const [view] = tables(open(sheet, 'report-draft')).tables;
  assert.deepEqual(
    view?.rows.map(({ name }) => name),
    ['甲', '乙', '丙'],
  );
});

test('marks the wrong figure of a table of no known form, and tells its repair', () => {
  const document = open(SHEET.replace('|900|', '|990|'), 'markdown');
  const [view] = tables(document).tables;
  assert.deepEqual(
    view?.rows.map(({ figures }) => figures.map((figure) => figure?.standing)),
    [
      ['sound', 'involved', 'sound'],
      ['involved', 'suspect', 'involved'],
      ['sound', 'involved', 'sound'],
      ['sound', 'sound', 'sound'],
    ],
  );
  const [fault, ...more] = languageService.repairs(document).faults;
  assert.deepEqual(more, []);
  assert.deepEqual(
    fault?.repairs.map(({ edits }) => edits.map(({ newText }) => newText)),
    [['900']],
  );
  assert.ok(fault?.decided);
});

test('shows no table of no known form in which nothing adds up', () => {
  const phones = '|单位|电话|\n|---|---|\n|甲局|12345|\n|乙局|23456|\n';
  assert.deepEqual(tables(open(phones, 'markdown')).tables, []);
});

test('tells which cells of a table of no known form take no figure, and its decimal mark', () => {
  const text = `Posten;A;B;Summe
Löhne;1,5;2,5;4,0
Miete;3,25;x;3,25
Strom;1,75;2,0;3,75
Summe;6,5;4,5;11,0
`;
  const [view] = tables(open(text.replaceAll(';', '\t'), 'tsv')).tables;
  assert.equal(view?.rows[1]?.figures[1]?.isFixed, true);
  assert.equal(view?.point, ',');
});

test('a decimal comma is not typed where it would separate fields', () => {
  const text = `品名,一季度,二季度,合计
笔,"1,5","2,5","4,0"
纸,"2,0","1,5","3,5"
墨,3,"0,5","3,5"
合计,"6,5","4,5","11,0"
`;
  const [view] = tables(open(text, 'csv')).tables;
  const fixed = view?.rows.map(({ figures }) => figures.map((figure) => figure?.isFixed));
  assert.equal(view?.point, ',');
  assert.deepEqual(
    fixed?.flat().filter((one) => one),
    [true],
  );
  assert.equal(fixed?.[2]?.[0], true);
});
