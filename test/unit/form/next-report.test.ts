import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

/** The first line of each report in a draft, and how many tables it has. */
function parts(draft: string): string[] {
  const { analysis } = open(draft);
  return analysis.parts.map(({ verdict: { report } }) => {
    const [first] = report.blocks;
    return `${first?.text.trim().split('\n')[0]}: ${report.tables.length}`;
  });
}

const table = requestTable();
const title = (district: string) => `${district}2024年政府信息公开工作年度报告\n`;

describe('a draft', () => {
  it('is one report, however many tables it has', () => {
    assert.deepEqual(parts(`${title('江北区')}${table}本区办理情况如上。\n${table}`), [
      '江北区2024年政府信息公开工作年度报告: 2',
    ]);
  });

  it('is a collection where a title follows a table', () => {
    assert.deepEqual(parts(title('江北区') + table + title('江南区') + table), [
      '江北区2024年政府信息公开工作年度报告: 1',
      '江南区2024年政府信息公开工作年度报告: 1',
    ]);
  });

  it('is a collection whatever wording its titles have', () => {
    for (const other of [
      '江南区2024年度政府信息公开工作报告',
      '江南区政府信息公开年度报告（2024年度）',
    ]) {
      const draft = `${title('江北区')}${table}${other}\n${table}`;
      assert.deepEqual(parts(draft), [`${title('江北区').trim()}: 1`, `${other}: 1`]);
    }
  });

  it('begins a report at the body’s name above the title', () => {
    const broken = '江南区人民政府\n2024年政府信息公开工作年度报告\n';
    assert.deepEqual(parts(title('江北区') + table + broken + table), [
      '江北区2024年政府信息公开工作年度报告: 1',
      '江南区人民政府: 1',
    ]);
  });

  it('does not begin a report at prose that speaks of one', () => {
    const prose = '其余内容见本机关网站公布的2024年政府信息公开工作年度报告。\n';
    assert.deepEqual(parts(title('江北区') + table + prose + table), [
      '江北区2024年政府信息公开工作年度报告: 2',
    ]);
  });

  const spending = `支出决算表
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t1.00\t1.00\t0.00
201\t一般公共服务支出\t1.00\t1.00\t0.00
`;

  it('is a collection of whatever reports its titles name', () => {
    const draft = `江南区2024年度部门决算\n${spending}江北区\n2024年度单位决算\n${spending}`;
    assert.deepEqual(parts(draft), ['江南区2024年度部门决算: 1', '江北区: 1']);
  });

  it('does not begin a report at the heading of a part of it', () => {
    for (const heading of [
      '第三部分 2024年度部门决算情况说明',
      '第三部分 2024年度部门决算',
      '三、2024年度部门决算公开',
      '江南区2024年度部门决算情况说明',
      '部门决算',
    ]) {
      const draft = `江南区2024年度部门决算\n${spending}${heading}\n${spending}`;
      assert.deepEqual(parts(draft), ['江南区2024年度部门决算: 2'], heading);
    }
  });

  it('without any text has no part', () => {
    assert.deepEqual(parts(''), []);
  });
});
