import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCells, checkProse, gridsOf, read, texts } from './marked.ts';

describe('the cells of a Markdown table', () => {
  const cases: Record<string, string> = {
    'stand between bars': '| ⟦甲⟧ | ⟦乙⟧ |\n|---|--:|\n| ⟦a⟧   |  ⟦1⟧ |\n',
    'need no outer bars': '⟦甲⟧ | ⟦乙⟧\n:--|:-:\n⟦a⟧ | ⟦1⟧\n',
    'hold escaped bars': '| ⟦a\\|b⟧ | ⟦1⟧ |\n|-|-|\n',
    'are as many as the row has': '| ⟦甲⟧ | ⟦乙⟧ |\n|-|-|\n| ⟦1⟧ |\n| ⟦1⟧ | ⟦2⟧ | ⟦3⟧ |\n',
    'are filled a blank behind the bar': '| ⟦甲⟧ | ⟦乙⟧ |\n|-|-|\n| ⟦⟧   | ⟦⟧|\n|⟦⟧|⟦1⟧|\n',
    'leave out the marks of bold print and code':
      '| **⟦合计⟧** | ***⟦12⟧*** |\n|-|-|\n| `⟦1⟧` | ⟦*⟧ |\n',
    'leave out HTML around the text': '| ⟦甲⟧ | <b>⟦12⟧</b>&nbsp; |\n|-|-|\n',
    'stand in lines that end in CRLF': '| ⟦甲⟧ | ⟦乙⟧ |\r\n|-|-|\r\n| ⟦1⟧ | ⟦2⟧ |\r\n',
    'do not need their rule yet': '| ⟦甲⟧ | ⟦乙⟧ |\n| ⟦1⟧ | ⟦2⟧ |\n',
    'may be indented': '  | ⟦甲⟧ | ⟦乙⟧ |\n  |-|-|\n',
    'end with the line that has no bar': '| ⟦甲⟧ | ⟦乙⟧ |\n|-|-|\n| ⟦1⟧ | ⟦2⟧ |\n注：无。\n',
    'are none in fenced code': '```\n| a | b |\n|-|-|\n```\n| ⟦甲⟧ | ⟦乙⟧ |\n|-|-|\n',
    'are none in a fence that stays open': '~~~\n| a | b |\n|-|-|\n',
    'are none where a line has a bar': '甲|乙\n\n丙\n',
  };
  for (const [name, source] of Object.entries(cases)) {
    it(name, () => checkCells(source, 'markdown'));
    it(`${name}, in a draft`, () => checkCells(source));
  }

  it('say what a reader sees', () => {
    const source = '| 本年新<br>制作数量 | a\\|b | &lt;1&gt; | **合计** |\n|-|-|-|-|\n';
    assert.deepEqual(texts(source, 'markdown'), ['本年新\n制作数量|a|b|<1>|合计']);
  });

  it('part into two tables at a blank line', () => {
    const table = '| 甲 | 乙 |\n|-|-|\n| 1 | 2 |\n';
    assert.equal(gridsOf(read(`${table}\n${table}`, 'markdown')).length, 2);
  });
});

describe('the prose of Markdown', () => {
  it('has headings', () => {
    checkProse(
      '# ⟦1 标题⟧ #\n\n##   ⟦2 一、总体情况⟧\n##⟦2 二、主动公开⟧\n⟦#1 号⟧\n⟦正文⟧\n',
      'markdown',
    );
  });

  it('leaves out the marks of bold print', () => {
    checkProse('**⟦一、总体情况⟧**\n\n⟦收到申请**12**件⟧\n', 'markdown');
    const [heading] = read('**一、总体情况**', 'markdown').blocks;
    assert.ok(heading?.kind === 'paragraph');
    assert.equal(heading.visible?.text, '一、总体情况');
  });

  it('leaves out fenced code', () => {
    checkProse('⟦甲⟧\n\n```js\n一、总体情况\n```\n\n⟦乙⟧\n', 'markdown');
  });
});
