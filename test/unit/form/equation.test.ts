import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Operand, parseEquation } from '../../../server/src/form/equation.ts';

/** The equation's sides with a sign before each name; where it cannot be read, why and at which text. */
function read(text: string): string {
  const equation = parseEquation(text);
  if ('problem' in equation) {
    return `${equation.problem} “${text.slice(equation.start, equation.end)}”`;
  }
  const side = (operands: readonly Operand[]) =>
    operands
      .map(({ sign, name, start, end }) => {
        assert.equal(text.slice(start, end), name);
        return `${sign === 1 ? '+' : '-'}${name}`;
      })
      .join(' ');
  const how = equation.quotient ? ` (${equation.quotient})` : '';
  return `${side(equation.left)} = ${side(equation.right)}${how}`;
}

describe('an equation', () => {
  it('divides by no sign that is part of a name', () => {
    const names = ['甲 / 乙', '丙÷丁'];
    const equation = parseEquation('合计 = 甲 / 乙 + 丙÷丁', (name) => names.includes(name));
    assert.ok('right' in equation);
    assert.deepEqual(equation.quotient, undefined);
    assert.deepEqual(
      equation.right.map(({ name }) => name),
      names,
    );
  });

  const readings: Readonly<Record<string, string>> = {
    '总计 = 自然人 + 商业企业': '+总计 = +自然人 +商业企业',
    '总计＝自然人＋商业企业': '+总计 = +自然人 +商业企业',
    '一 + 二 = 三 + 四': '+一 +二 = +三 +四',
    '净额 = 收入 - 支出': '+净额 = +收入 -支出',
    '净额 = 收入－支出−税': '+净额 = +收入 -支出 -税',
    '-甲 = 乙': '-甲 = +乙',
    '+甲 = -乙': '+甲 = -乙',
    '甲 = 甲': '+甲 = +甲',
    '行政复议·总计 = 行政复议·结果维持': '+行政复议·总计 = +行政复议·结果维持',
    '完成率 = 决算 / 预算': '+完成率 = +决算 +预算 (ratio)',
    '完成率 = 决算÷预算 × 100%': '+完成率 = +决算 +预算 (ratio)',
    '比重 = (甲 + 乙 - 丙) / 合计': '+比重 = +甲 +乙 -丙 +合计 (ratio)',
    '增幅 = （本年 − 上年） ／ 上年': '+增幅 = +本年 +上年 (change)',
    '占比 = （一）出国（境）费 / 合计（元）': '+占比 = +（一）出国（境）费 +合计（元） (ratio)',
    '合计 = 暂扣/吊销 + 警告/通报': '+合计 = +暂扣/吊销 +警告/通报',
    '占比 = 甲 + 乙 / 丙': 'not-a-quotient “ 甲 + 乙 / 丙”',
    '占比 ≤ 甲 / 丙': 'not-a-quotient “ 甲 / 丙”',
    '甲 + 乙 = 丙 / 丁': 'not-a-quotient “ 丙 / 丁”',
    '占比 = 甲 / 乙 + 丙': 'not-a-quotient “ 甲 / 乙 + 丙”',
    '占比 = 甲 / ': 'not-a-quotient “ 甲 / ”',
    '': 'no-equals-sign “”',
    '甲 + 乙': 'no-equals-sign “甲 + 乙”',
    '甲 = 乙 = 丙': 'several-equals-signs “=”',
    '= 乙': 'operand-missing “”',
    '甲 =': 'operand-missing “”',
    '甲 = 乙 +': 'operand-missing “”',
    '甲 = 乙 + + 丙': 'operand-missing “ ”',
    '=': 'operand-missing “”',
  };
  for (const [text, reading] of Object.entries(readings)) {
    it(`“${text}” reads ${reading}`, () => assert.equal(read(text), reading));
  }
});
