import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

/** A table of a final account. */
const SPENDING = `支出决算表
功能分类科目编码\t科目名称\t本年支出合计\t基本支出\t项目支出
合计\t\t1.00\t1.00\t0.00
201\t一般公共服务支出\t1.00\t1.00\t0.00
`;

/** Whose report a draft under a title is, and of which year; undefined where it is read as none. */
function read(title: string): [string, number] | undefined {
  const [part] = open(`${title}\n${requestTable()}`).analysis.parts;
  const found = part?.verdict.report.frame.title;
  return found && [found.agency, found.year];
}

/** The same of a draft without a table, with the kind of the report. */
function kindOf(title: string): [string, number, string] | undefined {
  const [part] = open(`${title}\n\n正文。`).analysis.parts;
  const found = part?.verdict.report.frame.title;
  return found && [found.agency, found.year, found.kind.name];
}

describe('a title', () => {
  for (const [title, agency] of [
    ['临江区2024年政府信息公开工作年度报告', '临江区'],
    ['2024年临江区人民政府信息公开工作年度报告', '临江区人民政府'],
    ['临江区水务局2024年度政府信息公开工作报告', '临江区水务局'],
    ['临江区水务局政府信息公开工作2024年度报告', '临江区水务局'],
    ['临江区水务局政府信息公开工作年度报告（2024年度）', '临江区水务局'],
    ['临江区水务局\n2024年度政府\n信息公开工作报告', '临江区水务局'],
  ] as const) {
    it(`says whose and when: ${title.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(read(title), [agency, 2024]);
    });
  }

  it('is no sentence that speaks of a report', () => {
    assert.equal(read('现公布2024年政府信息公开工作报告。'), undefined);
  });

  for (const [title, agency, kind] of [
    ['江城市水务局2024年度部门决算', '江城市水务局', '部门决算'],
    ['江城市水务局\n2024年度部门决算公开', '江城市水务局', '部门决算'],
    ['江城市水务局2024年度部门（单位）决算公开说明', '江城市水务局', '部门决算'],
    ['2024年度江城市水务局部门决算情况说明', '江城市水务局', '部门决算'],
    ['江城市水务局（本级）2024年度单位决算', '江城市水务局(本级)', '单位决算'],
    ['江城市水务局2024年部门预算', '江城市水务局', '部门预算'],
    ['江城市水务局2024年区级单位预算公开', '江城市水务局', '单位预算'],
    ['江城市水务局2024年度行政执法统计年报', '江城市水务局', '行政执法统计年报'],
    ['江城市水务局2024年行政执法数据统计年度报告', '江城市水务局', '行政执法统计年报'],
    ['江城市水务局2024年政务公开工作报告', '江城市水务局', '政府信息公开工作年度报告'],
    ['江城市水务局2024年统计年报', '江城市水务局', '政府信息公开工作年度报告'],
  ] as const) {
    it(`says of what kind the report is: ${title.replaceAll('\n', ' ')}`, () => {
      assert.deepEqual(kindOf(title), [agency, 2024, kind]);
    });
  }

  it('names a kind of reports of the form that its tables have', () => {
    const [account] = open(`江城市水务局2024年年报\n${SPENDING}`).analysis.parts;
    assert.equal(account?.verdict.report.frame.title?.kind.name, '部门决算');
  });
});
