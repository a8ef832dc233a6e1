import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkCells, checkProse, gridsOf, read, texts } from './marked.ts';

describe('the cells of lines', () => {
  const cases: Record<string, string> = {
    'begin with a tab each': '\t⟦规章⟧\n\t⟦1⟧\n\t⟦2⟧\n\n\t⟦行政规范性文件⟧\n\t⟦3⟧\n\t⟦4⟧\n',
    'go on in a line without one': '\t⟦商业\n企业⟧\n\t⟦科研\n机构⟧\n',
    'go on though tabs follow their first line': '\t⟦商业\t\t\n企业⟧\n\t⟦1⟧\n\t⟦2⟧\n',
    'are filled behind their tab': '\t⟦规章⟧\n\t⟦⟧\n\t⟦⟧ \n',
    'leave out blanks of every kind': '\t ⟦规章⟧\u3000\n\t\u00a0\u00a0⟦1⟧\u00a0\n\t⟦2⟧\v\n',
    'hold soft line breaks': '\t⟦商业\v企业⟧\n\t⟦1⟧\n\t⟦2⟧\n',
    'may be followed by tabs': '\t⟦规章⟧\t\n\t⟦1⟧\t\t\n\t⟦2⟧\n',
    'stand in lines that end in CRLF': '\t⟦商业\r\n企业⟧\r\n\t⟦1⟧\r\n\r\n\t⟦乙⟧\r\n\t⟦2⟧\r\n',
    'stand behind a byte order mark': '\ufeff\n\t⟦甲⟧\n\t⟦１２⟧\n\t⟦3⟧\n',
    'end where a heading begins': '\t⟦甲⟧\n\t⟦1⟧\n\t⟦2⟧\n二、其他\n',
    'end over a note': '\t⟦甲⟧\n\t⟦1⟧\n\t⟦2⟧\n注：含上年结转数量。\n',
  };
  for (const [name, source] of Object.entries(cases)) it(name, () => checkCells(source));
});

describe('the cells of tabs', () => {
  const cases: Record<string, string> = {
    'are parted by tabs': '⟦规章⟧\t⟦1⟧\t⟦2⟧\n⟦规范性文件⟧\t⟦3⟧\t⟦4⟧\n',
    'may be blank at the end of a row': '⟦规章⟧\t⟦1⟧\t⟦⟧\t⟦⟧\n⟦规范性文件⟧\t⟦3⟧\t⟦4⟧\t⟦⟧\n',
    'stand in lines that end in CRLF': '⟦甲⟧\t⟦1⟧\t⟦2⟧\r\n⟦乙⟧\t⟦3⟧\t⟦4⟧\r\n',
    'leave out blanks of every kind': '⟦甲⟧ \t\u00a0⟦1⟧\t\u3000⟦2⟧\u3000\n',
    'wrap to the next line':
      '⟦甲⟧\t⟦乙⟧\t⟦1⟧\t⟦2⟧\n⟦丙⟧\t⟦1.属于国家\n秘密⟧\t⟦3⟧\t⟦4⟧\n⟦丁⟧\t⟦戊⟧\t⟦5⟧\t⟦6⟧\n',
    'are not joined to rows as long as those of another table': `${'⟦甲⟧\t⟦1⟧\t⟦2⟧\t⟦3⟧\t⟦4⟧\n'.repeat(9)}
⟦⟧\t⟦⟧\t⟦单位：万元⟧\n⟦项目⟧\t⟦合计⟧\t⟦其他⟧\n⟦乙⟧\t⟦1⟧\t⟦2⟧\n⟦丙⟧\t⟦3⟧\t⟦4⟧\n⟦丁⟧\t⟦5⟧\t⟦6⟧\n`,
    'wrap to a line without tabs': '⟦甲⟧\t⟦乙⟧\t⟦尚未\n审结⟧\n⟦丙⟧\t⟦1⟧\t⟦2⟧\n⟦丁⟧\t⟦3⟧\t⟦4⟧\n',
    'are not those of a shorter row below':
      '⟦甲⟧\t⟦1⟧\t⟦2⟧\n⟦乙⟧\t⟦7⟧\n⟦丁⟧\t⟦3⟧\n⟦戊⟧\t⟦4⟧\t⟦5⟧\n',
    'are not a mark and the line below it': '⟦甲⟧\t⟦/⟧\t⟦—⟧\n第二十条第（五）项\n⟦乙⟧\t⟦3⟧\t⟦4⟧\n',
    'are blank where a merged cell covers them':
      '⟦部门⟧\t⟦数量⟧\n⟦甲⟧\t⟦1⟧\n⟦⟧\t⟦2⟧\n⟦⟧\t⟦3⟧\n⟦⟧\t⟦4⟧\n',
    'are none in a rule': '⟦甲⟧\t⟦1⟧\t⟦2⟧\n-----\t----\n⟦乙⟧\t⟦3⟧\t⟦4⟧\n',
    'end over a note': '⟦甲⟧\t⟦1⟧\t⟦2⟧\n注：含上年结转数量。\n',
  };
  for (const [name, source] of Object.entries(cases)) it(name, () => checkCells(source));
});

describe('the cells of spaces', () => {
  const table = '⟦信息内容⟧  ⟦制发⟧   ⟦废止⟧\n⟦规章⟧  ⟦1⟧  ⟦2⟧\n⟦规范性文件⟧\u3000\u3000⟦3⟧  ⟦4⟧\n';
  const cases: Record<string, string> = {
    'are parted by two blanks or more': table,
    'are parted by no-break spaces': table.replaceAll('  ', '\u00a0\u00a0'),
    'hold single blanks': table.replace('规章', '总 计'),
    'have captions among them': `${table}第二十条第（五）项\n⟦信息内容⟧  ⟦处理决定数量⟧\n`.replace(
      /第二十条.*/,
      '⟦$&⟧',
    ),
    'end where a heading begins': `${table}二、其他\n甲  1\n`,
    'end where a heading without a number begins': `${table}收到和处理政府信息公开申请情况\n${table}`,
    'end over prose': `${table}本表所列数量均含上年结转的数量，单位为件，由各承办处室报送。\n`,
    'are none in a line alone': '联系人：甲  电话：1  地址：2\n',
    'are none without figures': '甲  乙  丙\n丁  戊  己\n庚  辛  壬\n',
  };
  for (const [name, source] of Object.entries(cases)) it(name, () => checkCells(source));
});

describe('the prose between tables of tabs', () => {
  it('is what no tab begins', () => {
    checkProse('⟦标题⟧\n\n⟦一、总体情况⟧\n  ⟦正文。⟧\n\t甲\n\t1\n\t2\n⟦注：无。⟧\n');
  });

  it('stands behind a byte order mark', () => checkProse('\ufeff⟦标题⟧\r\n⟦正文⟧'));
});

describe('a text with several notations', () => {
  it('gives the tables of each', () => {
    const source = [
      '\t甲\n\t1\n\t2\n',
      '乙\t3\t4\n丙\t5\t6\n',
      '| 丁 | 7 |\n|---|---|\n',
      '<table><tr><td>戊<td>8</table>\n',
      '己  9  1\n庚  2  3\n辛  4  5\n',
    ].join('正文。\n');
    const notations = gridsOf(read(source)).map(({ notation }) => notation.name);
    assert.deepEqual(notations, ['lines', 'tabs', 'markdown', 'html', 'spaces']);
    assert.deepEqual(texts(source), [
      '甲|1|2',
      '乙|3|4',
      '丙|5|6',
      '丁|7',
      '戊|8',
      '己|9|1',
      '庚|2|3',
      '辛|4|5',
    ]);
  });

  it('gives them next to each other as well', () => {
    const source =
      '乙\t3\t4\n丙\t5\t6\n<table><tr><td>戊<td>8</table>\n| 丁 | 7 |\n|---|---|\n\t甲\n\t1\n\t2\n';
    const notations = gridsOf(read(source)).map(({ notation }) => notation.name);
    assert.deepEqual(notations, ['tabs', 'html', 'markdown', 'lines']);
  });
});
