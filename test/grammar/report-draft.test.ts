import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { reportFigures } from '../kit/generate/figures.ts';
import { writeReport } from '../kit/generate/write.ts';
import { tokenise } from './tokenise.ts';

/** A line, a text in it, and the scope that it must have. */
const cases: readonly (readonly [line: string, text: string, scope: string])[] = [
  [
    '江城市2024年政府信息公开工作年度报告',
    '江城市2024年政府信息公开工作年度报告',
    'markup.heading.title',
  ],
  ['一、总体情况', '总体情况', 'markup.heading.section'],
  ['2、 主动公开政府信息情况', '主动公开政府信息情况', 'markup.heading.section'],
  ['主动公开政府信息情况', '主动公开政府信息情况', 'markup.heading.section'],
  ['总体情况', '总体情况', 'markup.heading.section'],
  [
    '四、政府信息公开行政复议、行政诉讼情况',
    '政府信息公开行政复议、行政诉讼情况',
    'markup.heading.section',
  ],
  [
    '政府信息公开行政复议、行政诉讼情况',
    '政府信息公开行政复议、行政诉讼情况',
    'markup.heading.section',
  ],
  ['存在的主要问题和改进情况', '存在的主要问题和改进情况', 'markup.heading.section'],
  ['其他需要报告的事项', '其他需要报告的事项', 'markup.heading.section'],
  ['1. 主动公开情况', '主动公开情况', 'markup.heading.section'],
  ['（一）组织领导', '（一）组织领导', 'markup.heading.subheading'],
  ['\t一、本年新收政府信息公开申请数量', '一、本年新收政府信息公开申请数量', 'entity.name.tag'],
  ['四、结转下年度继续办理\t362\t40', '四、结转下年度继续办理', 'entity.name.tag'],
  ['四、结转下年度继续办理\t362\t40', '362', 'constant.numeric'],
  ['\t第二十条第（一）项', '第二十条第（一）项', 'entity.name.type.caption'],
  ['\t 　１２３', '１２３', 'constant.numeric'],
  ['\t-153', '-153', 'constant.numeric'],
  ['\t137296.5351', '137296.5351', 'constant.numeric'],
  ['\t/', '/', 'constant.language.not-applicable'],
  ['-------------\t-----', '-------------', 'comment.line.rule'],
  [
    '注：行政复议、行政诉讼数量含上年度结转数量。',
    '注：行政复议、行政诉讼数量含上年度结转数量。',
    'comment.line.note',
  ],
  [
    '本报告所列数据的统计期限，自2024年1月1日起。',
    '本报告所列数据的统计期限，自2024年1月1日起。',
    'comment.block.statement',
  ],
  ['[bookmark: _GoBack]改进', '[bookmark: _GoBack]', 'invalid.illegal'],
  ['- 2 -', '- 2 -', 'invalid.illegal'],
  ['20XX年，全局收到申请3件。', '20XX', 'invalid.illegal'],
  ['全年收到申请841件。', '841', 'constant.numeric.claim'],
  ['全年收到申请841件，见2024年报告。', '2024', 'constant.numeric.year'],
  ['| 3.其他 | 413 |', '413', 'constant.numeric'],
  ['| 3.其他 | 413 |', '3.其他 ', 'entity.name.tag'],
];

describe('the grammar of drafts', () => {
  for (const [line, text, scope] of cases) {
    it(`gives ${JSON.stringify(text)} in ${JSON.stringify(line)} the scope ${scope}`, () => {
      const [tokens = []] = tokenise(line);
      const token = tokens.find((candidate) => candidate.text === text);
      assert.ok(token, `no such token in ${JSON.stringify(tokens.map((each) => each.text))}`);
      assert.ok(
        token.scopes.some((each) => each.startsWith(scope)),
        token.scopes.join(' '),
      );
    });
  }

  for (const line of [
    '\t三、本年度办理结果',
    '\t四、结转下年度继续办理',
    '四、结转下年度继续办理\t362\t40',
    '本年度没有其他需要报告的事项。',
    '一是主动公开政府信息情况，见下表；',
  ]) {
    it(`takes ${JSON.stringify(line)} for no heading`, () => {
      const [tokens = []] = tokenise(line);
      assert.ok(!tokens.some(({ scopes }) => scopes.some((scope) => scope.startsWith('markup'))));
    });
  }

  for (const notation of ['lines', 'tabs', 'markdown'] as const) {
    it(`gives every figure of a whole report in ${notation} a numeric scope`, () => {
      const report = reportFigures(11);
      const tokens = tokenise(writeReport(report, notation)).flat();
      const numeric = tokens.filter(({ scopes }) =>
        scopes.some((scope) => scope.startsWith('constant.numeric.figure')),
      );
      assert.equal(numeric.length, 25 * 7 + 15 + 6 + 4);
    });
  }

  it('takes time in proportion to the length of a line', () => {
    for (const unit of [
      '\t',
      '|',
      '一、',
      '1',
      '（',
      ' ',
      '　',
      '件1',
      '[bookmark:',
      '总体情况',
      '本报告所列',
    ]) {
      const started = performance.now();
      tokenise(unit.repeat(20_000));
      assert.ok(performance.now() - started < 2_000, JSON.stringify(unit));
    }
  });
});
