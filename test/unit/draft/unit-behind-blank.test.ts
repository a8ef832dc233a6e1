import { describe, it } from 'node:test';
import { check } from '../../kit/fixture.ts';

const head = '第二十条第（九）项\n信息内容 采购项目数量 采购总金额\n';

describe('a unit that blanks part from its figure', () => {
  for (const amount of [
    '⟦73802895.90⟧{figure-style} 元',
    '⟦7380.29⟧{figure-style} 万元',
    '⟦7380.29⟧{figure-style}  万元',
    '⟦7,380.29⟧{figure-style}　亿元',
    '⟦7380.29⟧{figure-style}元',
  ]) {
    it(`is the figure’s: ${amount}`, () => check(`${head}政府集中采购 395 ${amount}\n`));
  }

  it('is the figure’s in every cell of a row', () =>
    check(`${head}政府集中采购 ⟦395⟧{figure-style} 个 ⟦738⟧{figure-style} 元\n`));

  it('is the figure’s where the row has but one', () =>
    check(`第二十条第（五）项
信息内容 本年处理决定数量
行政许可 ⟦12⟧{figure-style} 件
`));

  for (const below of ['第二十条第（六）项', '以上数据均为本级数据']) {
    it(`is the figure’s at the end of a table of tabs, above a line of its own: ${below}`, () =>
      check(`第二十条第（五）项
信息内容\t本年处理决定数量
行政许可\t⟦12⟧{figure-style} 件
${below}
`));
  }

  it('makes no row of a line of prose', () =>
    check('一、总体情况\n办理行政许可 12 件\n另有行政许可 3 件\n'));
});
