import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../kit/fixture.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { Random } from '../reconcile/random.ts';

describe('rows without their first or last bar', () => {
  it('are rows of the table all the same', () => {
    check(`二、主动公开政府信息情况
第二十条第（一）项 | |||
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数
规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 0 | 0 |
第二十条第（五）项 | |||
信息内容 | 本年处理决定数量 | ||
行政许可 | 5
第二十条第（六）项 |
信息内容 | 本年处理决定数量 |
| 行政处罚 | 5
行政强制 | 0 |||
第二十条第（八）项 | |||
信息内容 | 本年收费金额（单位：万元） | ||
行政事业性收费 | 0 |
`);
  });

  it('are rows where the first two differ in which bars they lack', () => {
    for (const [first, second] of [
      ['第二十条第（一）项 | | | |', '信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数'],
      ['第二十条第（一）项 | | | |', '| 信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数'],
      ['信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数', '| 规章 | 0 | 0 | 0 |'],
    ]) {
      const text = `江城市2024年政府信息公开工作年度报告
二、主动公开政府信息情况
${first}
${second}
| 规章 | 0 | 0 | 0 |
| 行政规范性文件 | 0 | 0 | 0 |
`;
      assert.equal(open(text).analysis.parts[0]?.verdict.report.tables.length, 1);
    }
  });

  it('are told apart from links in a row, which have bars between words only', () => {
    check(`首页 | 政务公开 | 政务服务 | 互动
机构 | 公告 | 公示 | 年报 | 指南
江城市临江区2024年政府信息公开工作年度报告
`);
  });

  it('are read as the rows that have both, in both forms, with a rule or without', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<FormId>('2021', '2019'),
        fc.boolean(),
        fc.nat(),
        (seed, form, isRuled, draw) => {
          const random = new Random(draw);
          const whole = writeReport(reportFigures(seed, form), 'markdown');
          const withBars = whole
            .split('\n')
            .filter((line) => isRuled || !/^\|[-\s|]+\|$/.test(line))
            .join('\n');
          const without = withBars
            .split('\n')
            .map((line) => {
              if (!/^\| .* \|$/.test(line) || /^[|\s-]+$/.test(line)) return line;
              const first = !/^\|\s*\|/.test(line) && random.next() < 0.3;
              const last = !/\|\s*\|$/.test(line) && random.next() < 0.3;
              return line.slice(first ? 2 : 0, last ? -2 : undefined);
            })
            .join('\n');
          const told = (text: string) =>
            findingsOf(open(text)).map(({ code, message }) => `${code} ${message}`);
          assert.deepEqual(told(without), told(withBars));
        },
      ),
      { numRuns: 60 },
    );
  });
});
