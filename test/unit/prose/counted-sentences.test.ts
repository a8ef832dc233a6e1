import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findingsOf, open } from '../../kit/read.ts';

const TITLE = '青川区水务局2024年行政执法统计年报\n';

/** Statistics of one body, or of several with their total. Everything in them adds up. */
const penalties = (rows: string) => `
行政处罚实施情况统计表

| 单位名称 | 警告 | 罚款 | 没收违法所得、没收非法财物 | 暂扣许可证、执照 | 责令停产停业 | 吊销许可证、执照 | 其他行政处罚 | 合计（宗） | 罚没金额（万元） |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
${rows}
`;
const ONE = penalties('| 水务局 | 5 | 61 | 0 | 0 | 1 | 0 | 3 | 70 | 128.4 |');
const SEVERAL = penalties(`| 河道队 | 5 | 40 | 0 | 0 | 1 | 0 | 2 | 48 | 90 |
| 供水队 | 0 | 21 | 0 | 0 | 0 | 0 | 1 | 22 | 38.4 |
| 合计 | 5 | 61 | 0 | 0 | 1 | 0 | 3 | 70 | 128.4 |`);
const PERMITS = `
行政许可实施情况统计表

| 申请数量 | 受理数量 | 许可数量 | 不予许可数量 | 撤销许可数量 |
| --- | --- | --- | --- | --- |
| 93 | 90 | 86 | 4 | 0 |

其他行政执法行为实施情况统计表

| 行政征收 | 行政检查 | 行政裁决 | 行政确认 | 行政奖励 | 行政给付 | 合计 |
| --- | --- | --- | --- | --- | --- | --- |
| 12 | 1,340 | 0 | 0 | 0 | 0 | 1,352 |
`;

/** What is told of a sentence: the numbers said and those of the table. */
function told(sentence: string, tables = ONE + PERMITS): string[] {
  return findingsOf(open(`${TITLE}\n${sentence}\n${tables}`)).map(({ message }) =>
    String(message).replace(
      /^.*?says ([\d.,万元]+), but the table has ([\d.,万元]+).*$/,
      '$1 | $2',
    ),
  );
}

describe('what a sentence counts is compared with the figure that its words name', () => {
  for (const [right, wrong, expected] of [
    ['2024年，我局实施行政处罚总数为70宗。', '2024年，我局实施行政处罚总数为77宗。', '77 | 70'],
    ['青川区水务局2024年实施行政处罚70件。', '青川区水务局2024年实施行政处罚17件。', '17 | 70'],
    ['全年罚没收入128.4万元。', '全年罚没收入182.4万元。', '182.4万元 | 128.4万元'],
    ['罚没金额合计1,284,000元。', '罚没金额合计1,248,000元。', '1,248,000元 | 128.4万元'],
    ['行政许可申请总数为93宗，予以许可86宗。', '行政许可申请总数为93宗，予以许可68宗。', '68 | 86'],
    [
      '行政许可申请93件，其中受理90件，不予许可4件。',
      '行政许可申请93件，其中受理80件，不予许可4件。',
      '80 | 90',
    ],
    ['开展行政检查1340次。', '开展行政检查1430次。', '1430 | 1340'],
  ] as const) {
    test(right, () => {
      assert.deepEqual(told(right), []);
      assert.deepEqual(told(wrong), [expected]);
      assert.deepEqual(told(right, SEVERAL + PERMITS), []);
      assert.deepEqual(told(wrong, SEVERAL + PERMITS), [expected]);
    });
  }

  for (const other of [
    '2023年实施行政处罚81宗。',
    '实施行政处罚比上年增加8宗。',
    '全区实施行政处罚812宗。',
    '上半年行政处罚31宗。',
    '简易程序行政处罚44宗，道路运输行政处罚26件。',
    '河道队实施行政处罚48宗。',
    '立案查处行政处罚案件81件，不予行政处罚9件。',
    '行政处罚案卷评查30宗。',
    '实施行政处罚约80宗。',
    '开展行政检查1500余次，检查企业700家。',
    '予以许可60户。',
    '下属单位实施行政处罚12宗，罚没收入3万元。',
  ]) {
    test(`but not: ${other}`, () => {
      assert.deepEqual(told(other), []);
      assert.deepEqual(told(other, SEVERAL + PERMITS), []);
    });
  }
});

describe('the period of the statistics', () => {
  for (const period of [
    '统计期间：2023年1月1日至2023年12月31日。',
    '本报告所列数据的统计期限，自2023年1月1日起至12月31日止。',
  ]) {
    test(`is that of the title: ${period}`, () => {
      assert.match(told(period).join(), /^The title says 2024, .* 2023\.$/);
      assert.deepEqual(told(period.replaceAll('2023', '2024')), []);
    });
  }
});
