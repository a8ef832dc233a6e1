import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { layOutPrinted } from '../../../server/src/form/by-headings/lay-out-printed.ts';
import { open, told } from '../../kit/read.ts';
import { tables } from '../../kit/whole.ts';

const HEADINGS = ['单位名称', '申请数量', '受理数量', '许可数量', '不予许可数量', '撤销许可数量'];
/** The statistics of licences with rows of a name and figures: `甲局 9 8 7 1 0`. */
const licences = (...rows: readonly string[]) =>
  [
    '江城市2024年行政执法统计年报',
    '',
    '行政许可实施情况统计表',
    '',
    HEADINGS.join('\t'),
    ...rows.map((row) => row.replaceAll(' ', '\t')),
    '',
  ].join('\n');

const [FIRST, SECOND] = ['甲局 90 85 80 5 0', '乙局 41 40 37 3 1'];
const [THIRD, FOURTH] = ['丙县 17 16 12 4 0', '丁县 26 26 25 1 0'];
const [CITY, COUNTIES] = ['小计 131 125 117 8 1', '小计 43 42 37 5 0'];
const TOTAL = '合计 174 167 154 13 1';

describe('a table with subtotals among rows of any name', () => {
  const sound: Readonly<Record<string, readonly string[]>> = {
    'below their groups': [FIRST, SECOND, CITY, THIRD, FOURTH, COUNTIES, TOTAL],
    'above their groups': [CITY, FIRST, SECOND, COUNTIES, THIRD, FOURTH, TOTAL],
    'with the total above': [TOTAL, CITY, FIRST, SECOND, COUNTIES, THIRD, FOURTH],
    'with names of their own': [
      FIRST,
      SECOND,
      CITY.replace('小计', '市直部门小计'),
      THIRD,
      FOURTH,
      COUNTIES.replace('小计', '区县合计'),
      TOTAL,
    ],
    'of some rows only': [FIRST, SECOND, CITY, THIRD, FOURTH, TOTAL],
    'without a total': [FIRST, SECOND, CITY, THIRD, FOURTH, COUNTIES],
    'over two pages': [FIRST, SECOND, CITY, HEADINGS.join(' '), THIRD, FOURTH, COUNTIES, TOTAL],
  };
  for (const [name, rows] of Object.entries(sound)) {
    it(`has nothing wrong: ${name}`, () => {
      assert.deepEqual(told(open(licences(...rows))), []);
    });
  }

  const wrong: Readonly<Record<string, readonly string[]>> = {
    'in a subtotal': [FIRST, SECOND, CITY.replace('125', '152'), THIRD, FOURTH, COUNTIES, TOTAL],
    'in a subtotal above its group': [
      CITY.replace('125', '152'),
      FIRST,
      SECOND,
      COUNTIES,
      THIRD,
      FOURTH,
      TOTAL,
    ],
    'in the second of two with one name': [
      FIRST,
      SECOND,
      CITY,
      THIRD,
      FOURTH,
      COUNTIES.replace('42', '24'),
      TOTAL,
    ],
    'in the total': [FIRST, SECOND, CITY, THIRD, FOURTH, COUNTIES, TOTAL.replace('167', '176')],
  };
  for (const [name, rows] of Object.entries(wrong)) {
    it(`has the wrong figure alone: ${name}`, () => {
      const found = told(open(licences(...rows)));
      assert.equal(found.length, 1);
      assert.match(found[0] ?? '', / (?:152|24|176)$/);
    });
  }

  it('names a part that is wrong in its subtotal and in the total', () => {
    const draft = licences(FIRST, SECOND.replace('40', '46'), CITY, THIRD, FOURTH, COUNTIES, TOTAL);
    assert.deepEqual(told(open(draft)), ['suspect-figure 46']);
  });

  it('adds nothing up where it is uncertain what a row is part of', () => {
    const part = '其中：甲局一支队 50 45 40 5 0';
    assert.deepEqual(told(open(licences(FIRST, part, SECOND, CITY.replace('小计', '合计')))), []);
  });

  it('calls its subtotals what the draft calls them, in the table view and in a sum', () => {
    const draft = open(licences(FIRST, SECOND, CITY, THIRD, FOURTH, COUNTIES, TOTAL));
    const named = ['甲局', '乙局', '小计', '丙县', '丁县', '小计', '合计'];
    const [shown] = tables(draft).tables;
    assert.deepEqual(
      shown?.rows.map(({ headings }) => headings),
      named.map((name) => [name]),
    );
    const [part] = draft.analysis.parts;
    const [form] = part?.verdict.report.tables.map((table) => table.form) ?? [];
    assert.ok(form);
    const laid = layOutPrinted([form], () => '0').flatMap((row) => row[0]?.text ?? []);
    assert.deepEqual(laid.slice(-named.length), named);
  });

  it('is told of a name that recurs and is no subtotal', () => {
    const draft = licences(FIRST, FIRST, SECOND);
    assert.deepEqual(told(open(draft)), ['unknown-row 甲局']);
  });
});
