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
  return `${side(equation.left)} = ${side(equation.right)}`;
}

describe('an equation', () => {
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
