import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsBeside, settingsWith } from '../../kit/own-form.ts';
import { checkPrinted, printed } from '../../kit/printed-tables.ts';

/** A table with expenditure that is divided below its heading. */
const spending = (...rows: string[]) => printed('一般公共预算财政拨款支出决算表', ...rows);

describe('columns that a table may have besides those of its form', () => {
  it('are read where they are, and add up to the column that they divide', () => {
    checkPrinted(
      'suspect-figure',
      spending(
        '项目 | | 合计 | 基本支出 | | | 项目支出',
        '功能分类科目编码 | 科目名称 | | 小计 | 人员经费 | 公用经费 |',
        '213 | 农林水支出 | 962.40 | 642.10 | 421.30 | 220.80 | 320.30',
        '21303 | 水利 | 962.40 | 642.10 | 421.30 | 220.80 | 320.30',
        '2130306 | 水利工程运行与维护 | 870.15 | 549.85 | 361.40 | ⟦184.85⟧ | 320.30',
        '2130399 | 其他水利支出 | 92.25 | 92.25 | 59.90 | 32.35 |',
        '合计 | | 962.40 | 642.10 | 421.30 | 220.80 | 320.30',
      ),
    );
  });

  it('whichever of them comes first', () => {
    checkPrinted(
      'suspect-figure',
      spending(
        '功能分类科目编码 | 科目名称 | 合计 | 基本支出 | | | 项目支出',
        ' | | | 人员经费 | 日常公用经费 | 小计 |',
        '213 | 农林水支出 | 962.40 | 421.30 | 220.80 | 642.10 | 320.30',
        '21303 | 水利 | 962.40 | ⟦412.30⟧ | 220.80 | 642.10 | 320.30',
        '合计 | | 962.40 | 421.30 | 220.80 | 642.10 | 320.30',
      ),
    );
  });

  it('also without the column that they divide', () => {
    checkPrinted(
      'suspect-figure',
      spending(
        '功能分类科目编码 | 科目名称 | 合计 | 基本支出 | | 项目支出',
        ' | | | 人员经费 | 公用经费 |',
        '213 | 农林水支出 | 962.40 | 421.30 | 220.80 | 320.30',
        '21303 | 水利 | 962.40 | 421.30 | ⟦228.80⟧ | 320.30',
        '合计 | | 962.40 | 421.30 | 220.80 | 320.30',
      ),
    );
  });

  it('are compared with other tables', () => {
    const codes = ['经济分类科目编码', '科目名称', '决算数'];
    checkPrinted(
      'balance',
      spending(
        '功能分类科目编码 | 科目名称 | 合计 | 基本支出 | 人员经费 | 公用经费 | 项目支出',
        '213 | 农林水支出 | 962.40 | 642.10 | 421.30 | 220.80 | 320.30',
        '合计 | | 962.40 | 642.10 | ⟦421.30⟧ | ⟦220.80⟧ | 320.30',
      ),
      {
        caption: '一般公共预算财政拨款基本支出决算表',
        rows: [
          [...codes, ...codes],
          ['301', '工资福利支出', '420.30', '302', '商品和服务支出', '221.80'],
          ['人员经费合计', '', '420.30', '公用经费合计', '', '221.80'],
        ],
      },
    );
  });

  it('decide nothing where only some of them are there', () => {
    checkPrinted(
      'suspect-figure',
      spending(
        '功能分类科目编码 | 科目名称 | 合计 | 基本支出 | 人员经费 | 项目支出',
        '213 | 农林水支出 | 962.40 | 642.10 | 421.30 | 320.30',
        '合计 | | 962.40 | 642.10 | 421.30 | 320.30',
      ),
    );
  });
});

describe('a form of one’s own', () => {
  const form = (more: object) => ({
    id: 'visits',
    name: '走访情况',
    tables: [
      {
        id: 'visits',
        caption: '走访情况表',
        labels: ['单位'],
        columns: ['走访户数', '解决问题'],
        rows: { codes: [] },
        relations: ['走访户数 = 城镇 + 农村'],
        ...more,
      },
    ],
  });
  const draft =
    '走访情况表\n\n| 单位 | 走访户数 | 城镇 | 农村 | 解决问题 |\n| --- | --- | --- | --- | --- |\n| 甲镇 | 31 | 12 | 18 | 5 |\n';

  it('can have such columns', () => {
    const found = findingsBeside(
      settingsWith(JSON.stringify(form({ mayHave: ['城镇', '农村'] }))),
      draft,
    );
    assert.equal(found.length, 1);
    assert.match(found.join(), /31.*30/);
  });
});
