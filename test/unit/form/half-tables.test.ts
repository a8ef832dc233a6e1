import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open, told } from '../../kit/read.ts';
import { tables } from '../../kit/whole.ts';

/** The draft without the mark `⟦…⟧`, which is where a finding is expected. */
function marked(draft: string, code: string): { text: string; expected: string[] } {
  const expected = [...draft.matchAll(/⟦(.*?)⟧/g)].map(([, text = '']) => `${code} ${text}`);
  return { text: draft.replaceAll(/[⟦⟧]/g, ''), expected };
}

const FIRST = '警告 | 通报批评 | 罚款 | 没收违法所得 | 没收非法财物 | 暂扣许可证件 | 降低资质等级';
const SECOND =
  '吊销许可证件 | 限制开展生产经营活动 | 责令停产停业 | 责令关闭 | 限制从业 | 行政拘留 | 其他行政处罚 | 合计（宗） | 罚没金额（万元）';
const RULE = (columns: string) => `|${' --- |'.repeat(columns.split('|').length)}`;
const rows = (...lines: string[]) => lines.map((line) => `| ${line} |`).join('\n');

describe('a table that is printed in two halves', () => {
  const drafts: Readonly<Record<string, string>> = {
    'with some of its columns each, one below the other': `行政处罚实施情况统计表

| 单位名称 | ${FIRST} |
${RULE(`单位名称|${FIRST}`)}
${rows('甲局 | 3 | 1 | 31 | 0 | 2 | 0 | 0', '乙局 | 0 | 0 | 12 | 4 | 0 | 0 | 0', '合计 | 3 | 1 | 43 | 4 | 2 | 0 | 0')}

| 单位名称 | ${SECOND} |
${RULE(`单位名称|${SECOND}`)}
${rows('甲局 | 0 | 0 | 1 | 0 | 0 | 0 | 5 | ⟦34⟧ | 15.7', '乙局 | 0 | 0 | 0 | 0 | 0 | 0 | 2 | 18 | 4.25', '合计 | 0 | 0 | 1 | 0 | 0 | 0 | 7 | 61 | 19.95')}
`,
    'under two captions, the second half without the names of its rows': `行政处罚实施情况统计表

| 单位名称 | ${FIRST} |
${RULE(`单位名称|${FIRST}`)}
${rows('甲局 | 0 | 0 | 31 | 0 | 0 | 0 | 0')}

行政处罚实施情况统计表（续）

| ${SECOND} |
${RULE(SECOND)}
${rows('0 | 0 | 0 | 0 | 0 | 0 | 3 | ⟦43⟧ | 157.76')}
`,
    'with half of its rows each, side by side': `支出决算表
\t\t\t\t\t\t单位：万元
科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出\t科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t1,450.00\t1,250.00\t200.00\t2010302\t一般行政管理事务\t100.00\t\t100.00
201\t一般公共服务支出\t1,350.00\t1,250.00\t100.00\t213\t农林水支出\t100.00\t\t100.00
20103\t政府办公厅\t1,350.00\t⟦1,205.00⟧\t100.00\t21303\t水利\t100.00\t\t100.00
2010301\t行政运行\t1,250.00\t1,250.00\t\t2130306\t水利工程运行与维护\t100.00\t\t100.00
`,
  };
  const RIGHT: Readonly<Record<string, string>> = {
    '⟦34⟧': '43',
    '⟦43⟧': '34',
    '⟦1,205.00⟧': '1,250.00',
  };

  for (const [name, draft] of Object.entries(drafts)) {
    it(`${name}: is one table, in which nothing is wrong but one figure`, () => {
      const right = draft.replace(/⟦.*?⟧/, (mark) => RIGHT[mark] ?? '');
      assert.deepEqual(told(open(right)), []);
      const { text, expected } = marked(
        draft,
        draft.includes('（续）') ? 'row-total' : 'suspect-figure',
      );
      assert.deepEqual(told(open(text)), expected);
    });
  }

  it('and has the figures of both halves in one row, each in its own place', () => {
    const [, draft = ''] = Object.values(drafts);
    const document = open(draft.replaceAll(/[⟦⟧]/g, ''));
    const [view, ...others] = tables(document).tables;
    assert.deepEqual(others, []);
    assert.equal(view?.rows.length, 1);
    const { figures = [] } = view?.rows[0] ?? {};
    assert.equal(
      figures.map((figure) => figure?.text).join(' '),
      '0 0 31 0 0 0 0 0 0 0 0 0 0 3 43 157.76',
    );
    for (const figure of figures) {
      const { start, end } = figure?.range ?? assert.fail();
      assert.equal(
        document.text.slice(document.offsetAt(start), document.offsetAt(end)),
        figure?.text,
      );
    }
  });
});
