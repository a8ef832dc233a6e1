import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPrinted, printed } from '../../kit/printed-tables.ts';
import { open, told } from '../../kit/read.ts';

const ITEMS = '一般公共预算财政拨款基本支出决算表';
const THREE = '财政拨款“三公”经费支出决算表';

describe('the basic expenditure by items', () => {
  it('in three stacks side by side, of which the last two are one block', () => {
    const codes = '经济分类科目编码 | 科目名称 | 决算数';
    checkPrinted(
      'suspect-figure',
      printed(
        ITEMS,
        `${codes} | ${codes} | ${codes}`,
        '301 | 工资福利支出 | 30.40 | 302 | 商品和服务支出 | 20.60 | 310 | 资本性支出 | 4.70',
        '30101 | 基本工资 | 18.15 | 30201 | 办公费 | 12.40 | 31002 | 办公设备购置 | ⟦7.40⟧',
        '30102 | 津贴补贴 | 12.25 | 30211 | 差旅费 | 8.20 | | | ',
        '人员经费合计 | | 30.40 | 公用经费合计 | | | | | 25.30',
      ),
    );
  });

  it('in three stacks, with the label of a total merged over two of them', () => {
    const cells = (...texts: string[]) => texts.map((text) => `<td>${text}</td>`).join('');
    const codes = ['经济分类科目编码', '科目名称', '决算数'];
    const draft = `<p>${ITEMS}</p>
<table>
<tr>${cells(...codes, ...codes, ...codes)}</tr>
<tr>${cells('301', '工资福利支出', '30.40', '302', '商品和服务支出', '20.60', '310', '资本性支出', '4.70')}</tr>
<tr><td colspan="2">人员经费合计</td><td>30.40</td><td colspan="5">公用经费合计</td><td>23.50</td></tr>
</table>
`;
    assert.deepEqual(told(open(draft, 'html')), ['column-total 23.50']);
  });

  it('in one stack', () => {
    checkPrinted(
      'suspect-figure',
      printed(
        ITEMS,
        '经济分类科目编码 | 科目名称 | 决算数',
        '301 | 工资福利支出 | 30.40',
        '30101 | 基本工资 | 18.15',
        '30102 | 津贴补贴 | 12.25',
        '302 | 商品和服务支出 | ⟦26.00⟧',
        '30201 | 办公费 | 12.40',
        '30211 | 差旅费 | 8.20',
        '合计 | | 51.00',
      ),
    );
  });

  it('in one stack with a column for each kind, beside the table of all expenditure', () => {
    checkPrinted(
      'suspect-figure',
      printed(
        '一般公共预算财政拨款支出决算表',
        '功能分类科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出',
        '213 | 农林水支出 | 71.00 | 51.00 | 20.00',
        '合计 | | 71.00 | 51.00 | 20.00',
      ),
      printed(
        ITEMS,
        '经济分类科目编码 | 科目名称 | 合计 | 人员经费 | 公用经费',
        '301 | 工资福利支出 | 30.40 | 30.40 | ',
        '30101 | 基本工资 | 18.15 | 18.15 | ',
        '30102 | 津贴补贴 | 12.25 | 12.25 | ',
        '302 | 商品和服务支出 | 20.60 | | ⟦26.00⟧',
        '30201 | 办公费 | 20.60 | | 20.60',
        '合计 | | 51.00 | 30.40 | 20.60',
      ),
    );
  });
});

describe('a table whose items are rows instead of columns', () => {
  it('adds up in each column', () => {
    checkPrinted(
      'suspect-figure',
      printed(
        THREE,
        '项目 | 预算数 | 决算数',
        '合计 | 21.50 | 15.30',
        '1.因公出国（境）费 | 0 | 0',
        '2.公务用车购置及运行维护费 | 18.00 | ⟦14.20⟧',
        '其中：公务用车购置费 | 0 | 0',
        '（2）公务用车运行维护费 | 18.00 | 12.40',
        '3.公务接待费 | 3.50 | 2.90',
      ),
    );
  });

  it('is compared with the table of items', () => {
    checkPrinted(
      'part-exceeds-whole',
      printed(
        ITEMS,
        '经济分类科目编码 | 科目名称 | 决算数',
        '302 | 商品和服务支出 | 3.40',
        '30217 | 公务接待费 | ⟦3.40⟧',
        '合计 | | 3.40',
      ),
      printed(THREE, '项目 | 预算数 | 决算数', '合计 | 3.50 | 2.90', '公务接待费 | 3.50 | 2.90'),
    );
  });
});
