import { describe, test } from 'node:test';
import { check } from '../../kit/fixture.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';

const CELLS = {
  'new.natural': '30',
  'new.total': '30',
  'r1.natural': '30',
  'r1.total': '30',
  'r7.natural': '30',
  'r7.total': '30',
};

/** A report on 2024 with 30 requests of the whole district, and lines of prose broken as on a page. */
function report(...lines: readonly string[]): string {
  return [
    '青川区人民政府2024年政府信息公开工作年度报告',
    '一、总体情况',
    '本报告所列数据的统计期限，自2024年1月1日起至12月31日止。',
    ...lines,
    '二、主动公开政府信息情况',
    ...['rules', 'licences', 'penalties', 'charges'].map((id) => tableText('2021', id)),
    '三、收到和处理政府信息公开申请情况',
    requestTable(CELLS),
    '四、政府信息公开行政复议、行政诉讼情况',
    tableText('2021', 'reviews'),
    '五、存在的主要问题及改进情况',
    '（一）问题',
    '六、其他需要报告的事项',
    '未收取信息处理费。',
    '',
  ].join('\n');
}

describe('a sentence that goes on in the next line', () => {
  for (const [why, lines] of [
    ['names the body above', ['2024年，', '区教育局受理政府', '信息公开申请12件，均已答复。']],
    ['names the body above a figure', ['2024年，区教育局', '受理政府信息公开', '申请12件。']],
    ['names the year above', ['2023年，全区', '收到政府信息公开申请12件，有所增加。']],
    ['names the channel above', ['全区通过网上平台，', '收到政府信息公开申请12件。']],
    ['names what it counts above', ['办理人大建议5件，', '答复12件，均已公开。']],
    ['breaks a number', ['全区收到政府信息公开申请3', '0件。']],
    ['is of one branch', ['收到政府信息公开申请30件，其中区水务局', '收到政府信息公开申请12件。']],
  ] as const) {
    test(`is not held against the tables where it ${why}`, () => check(report(...lines)));
  }

  test('is, where it says the same either way', () => {
    check(report('2024年，我区', '收到政府信息公开申请⟦12⟧{prose-figure}件。'));
    check(report('加强领导，压实责任', '全区收到政府信息公开申请⟦12⟧{prose-figure}件。'));
  });

  test('does not go on behind a full stop, a heading or an item', () => {
    check(report('2023年的工作已经总结。', '收到政府信息公开申请⟦12⟧{prose-figure}件。'));
    check(report('（一）区教育局工作', '收到政府信息公开申请⟦12⟧{prose-figure}件。'));
    check(report('上年工作情况', '收到政府信息公开申请⟦12⟧{prose-figure}件。'));
    check(report('区教育局，', '（二）收到政府信息公开申请⟦12⟧{prose-figure}件。'));
  });
});
