import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { writeReport } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';
import { unevenFigures } from '../../kit/request-report.ts';
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

describe('a Markdown table with blank lines', () => {
  const cases: readonly [name: string, source: string, tables: number][] = [
    ['goes on behind its rule', '| 甲 | 乙 |\n|-|-|\n\n| a | 1 |\n| b | 2 |\n', 1],
    ['goes on behind heading rows', '| 甲 |  |\n|-|-|\n| 乙 | 丙 |\n\n| a | 1 |\n', 1],
    ['goes on between rows', '| 甲 | 乙 |\n|-|-|\n| a | 1 |\n\n \n| b | **2** |\n', 1],
    ['goes on to a row to be filled', '| 甲 | 乙 |\n|-|-|\n| a | 1 |\n\n| b |  |\n', 1],
    ['may have one after each line', '| 甲 | 乙 |\n\n|-|-|\n\n| a | 1 |\n\n| b | 2 |\n', 1],
    ['may have them in CRLF', '| 甲 | 乙 |\r\n|-|-|\r\n\r\n| a | 1 |\r\n', 1],
    ['ends at a table with a rule', '| 甲 | 乙 |\n|-|-|\n| a | 1 |\n\n| b | 2 |\n|-|-|\n', 2],
    ['ends at a rule behind a blank', '| 甲 | 乙 |\n|-|-|\n| a | 1 |\n\n| b | 2 |\n\n|-|-|\n', 2],
    ['ends at a heading of another', '| 甲 | 乙 |\n|-|-|\n| a | 1 |\n\n| 丙 | 丁 |\n', 2],
    ['ends at a row of more cells', '| 甲 | 乙 |\n|-|-|\n\n| a | 1 | 2 |\n', 2],
    ['ends at a row of fewer cells', '| 甲 | 乙 | 丙 |\n|-|-|-|\n\n| a | 1 |\n', 2],
    ['ends at prose with a bar', '| 甲 | 乙 |\n|-|-|\n| a | 1 |\n\na | 1\n', 1],
    ['has none before it has a rule', '| 甲 | 乙 |\n\n| a | 1 |\n', 2],
  ];
  for (const [name, source, count] of cases) {
    it(name, () => {
      for (const languageId of ['markdown', 'report-draft']) {
        const grids = gridsOf(read(source, languageId));
        assert.equal(grids.length, count);
        const written = rowsOf(source);
        assert.deepEqual(
          grids.flatMap((grid) =>
            grid.rows.map(({ span }) => grid.text.slice(span.start, span.end)),
          ),
          written,
        );
      }
    });
  }

  it('has the same findings wherever they stand', () => {
    const report = writeReport(unevenFigures, 'markdown');
    const lines = report.split('\n');
    const expected = told(open(report, 'markdown'));
    assert.equal(expected.length, 3);
    for (const [index, line] of lines.entries()) {
      if (!line.startsWith('|')) continue;
      const parted = lines.toSpliced(index, 0, '').join('\n');
      assert.deepEqual(told(open(parted, 'markdown')), expected, `before ${line}`);
    }
    assert.deepEqual(told(open(lines.join('\n\n'), 'markdown')), expected);
  });
});

/** The lines of a draft that are rows. */
function rowsOf(source: string): string[] {
  return source.split(/\r?\n/).filter((line) => line.startsWith('|') && !/^[|-]+$/.test(line));
}

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

describe('front matter at the start of a Markdown text', () => {
  for (const [opening, closing, name] of [
    ['---', '---', 'YAML'],
    ['+++', '+++', 'TOML'],
    ['{', '}', 'JSON'],
    ['\ufeff---', '---', 'YAML after a byte order mark'],
  ] as const) {
    it(`is not read: ${name}`, () => {
      checkProse(`${opening}\n"标题": "甲,乙"\n${closing}\n⟦正文。⟧\n`, 'markdown');
    });

    it(`is text if it does not end: ${name}`, () => {
      const { blocks } = read(`${opening}\n标题\n\n正文。\n`, 'markdown');
      assert.ok(blocks.length > 1);
    });
  }
});
