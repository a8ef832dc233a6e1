import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, messages } from '../../kit/fixture.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import {
  articleTable,
  requestTable as laidRequests,
  reviewTable,
} from '../../kit/generate/tables.ts';
import { writeTable } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';

const HEAD = requestTable().split('\n')[0] ?? '';
const ZEROS = '\t0'.repeat(7);

describe('missing-row', () => {
  it('stands once at the heading of the table, however many rows it lacks', () => {
    const table = requestTable()
      .split('\n')
      .filter((line) => !/国家秘密|重复申请/.test(line))
      .join('\n');
    check(table.replace(HEAD, `⟦${HEAD}⟧{missing-row}`));
    assert.match(
      messages(table, 'missing-row', 'en')[0] ?? '',
      /is missing 2 rows: 1\.属于国家秘密; 2\.重复申请\./,
    );
    assert.match(messages(table, 'missing-row', 'zh-cn')[0] ?? '', /1\.属于国家秘密；2\.重复申请/);
  });

  it('stands at half a table too', () => {
    check(
      [
        `⟦${HEAD}⟧{missing-row}`,
        `一、本年新收政府信息公开申请数量${ZEROS}`,
        `二、上年结转政府信息公开申请数量\t0\t0`.replace('0\t0', '⟦0\t0⟧{empty-figure}'),
      ].join('\n'),
    );
  });
});

describe('unknown-row', () => {
  it('stands at a row that the form does not have', () => {
    const table = requestTable().replace(
      '3.其他\t',
      '⟦9.另有情况⟧{unknown-row}\t0\t0\t0\t0\t0\t0\t0\n3.其他\t',
    );
    check(table);
  });

  it('stands at the second of two rows that are one in the form', () => {
    const table = requestTable().replace(
      '2.重复申请',
      `2.重复申请${ZEROS}\n⟦2.重复申请⟧{unknown-row}`,
    );
    check(table);
  });

  it('stands at a row with more figures than columns, none of which is taken for another', () => {
    const table = requestTable().replace(
      `1.属于国家秘密${ZEROS}`,
      '1.属于国家秘密\t⟦1\t2\t3\t4\t5\t6\t7\t8⟧{unknown-row}',
    );
    check(table);
  });
});

describe('missing-table', () => {
  const sections = (...texts: string[]) => texts.join('');
  const two = '二、主动公开政府信息情况\n';
  const four = '四、政府信息公开行政复议、行政诉讼情况\n';
  const three = '三、收到和处理政府信息公开申请情况\n';

  it('stands at the heading of the section that the table belongs in', () => {
    check(
      sections(three, requestTable(), four.replace(/.*[^\n]/, '⟦$&⟧{missing-table}'), '无。\n'),
    );
  });

  it('names each of several tables', () => {
    const draft = sections(two, tableText('2021', 'rules'), three, requestTable());
    check(
      draft.replace(two.trimEnd(), `⟦${two.trimEnd()}⟧{missing-table,missing-table,missing-table}`),
    );
    const names = messages(draft, 'missing-table', 'en').map((said) => /“(.*)”/.exec(said)?.[1]);
    assert.deepEqual(names, ['第二十条第（五）项', '第二十条第（六）项', '第二十条第（八）项']);
  });

  it('is not asked of an excerpt without the section', () => check(requestTable()));

  it('is not told of where the table stands in a shape that is not read', () => {
    const told = `⟦${four.trimEnd()}⟧{missing-table}\n`;
    check(sections(three, requestTable(), told, '结果维持\n无。\n'));
    check(
      sections(three, requestTable(), four, '⟦结果维持 | 3 |⟧{unread-table}\n结果纠正 | 4 |\n'),
    );
  });
});

describe('unread-table', () => {
  const [articles, requests, reviews] = [articleTable, laidRequests, reviewTable].map((write) =>
    writeTable(write(reportFigures(3)), 'tsv'),
  );

  it('stands where the table begins, beside tables that are read', () => {
    const lines = '第二十条第（六）项\n⟦行政处罚：5⟧{unread-table}\n行政强制：0\n';
    check(`${requestTable()}\n${lines}`);
  });

  it('stands in the grid of tables that are read, before, between and after them', () => {
    const isOdd = (table = '') => table.replaceAll(/(?<=\t|^)(\d+)(?=\t|$)/gm, '<$1>');
    const draft = [isOdd(reviews), articles, isOdd(reviews), requests, isOdd(reviews)].join('');
    for (const text of [draft, [articles, isOdd(reviews), requests].join('')]) {
      const [found, ...others] = told(open(text, 'tsv'));
      assert.match(found ?? '', /^unread-table 行政复议/);
      assert.deepEqual(others, []);
    }
  });

  it('stands in lines with bars of another kind, and in lines that look like a wrapped paragraph', () => {
    for (const bar of ['│', '┃', '｜']) {
      const barred = requests?.replaceAll(/^(?=.)|\t|(?<=.)$/gm, bar);
      const [found, ...others] = told(open([articles, barred, reviews].join('\n')));
      assert.match(found ?? '', /^unread-table/, bar);
      assert.deepEqual(others, []);
    }
  });

  it('stands there in a draft of which nothing is read, with headings or without', () => {
    const lines = '⟦1.属于国家秘密 / 3⟧{unread-table}\n2.重复申请 / 0\n8.属于行政查询事项 / 1\n';
    check(lines);
    check(`三、收到和处理政府信息公开申请情况\n${lines}`);
    check('二、主动公开政府信息情况\n⟦行政处罚 / 5⟧{unread-table}\n行政强制 / 0\n');
  });

  it('stands at a grid whose cells are not those of the form, in a page as well', () => {
    const cells = ['1.属于国家秘密', '2.重复申请', '8.属于行政查询事项'].map(
      (label) => `<tr><td>件数 3<td>${label}`,
    );
    check(`⟦<table>${cells.join('')}</table>⟧{unread-table}`, 'html');
  });

  it('stands where a cell of it holds another table, which hides it', () => {
    const row = (label: string) => `<tr><td>${label}<td>3`;
    const hidden = '<tr><td>1.属于国家秘密<td><table><tr><td>3</table>';
    const table = `<table>${hidden}\n${['2.重复申请', '8.属于行政查询事项'].map(row).join('\n')}\n</table>\n`;
    const found = messages(table, 'unread-table', 'en');
    assert.match(found[0] ?? '', /收到和处理政府信息公开申请情况.* was not checked/);
  });

  const rows = '1.属于国家秘密\t3\n2.重复申请\t0\n8.属于行政查询事项\t1\n';
  const piped = `|  | 件数 |\n|---|---|\n${rows.replaceAll(/(.*)\t(.*)\n/g, '| $1 | $2 |\n')}`;
  const other = '行政处罚\t5\n行政强制\t0\n';
  const inCode: readonly (readonly [string, string, string])[] = [
    ['in a fence', 'markdown', `\`\`\`\n${piped}\`\`\`\n`],
    ['in a fence of a list', 'markdown', `- 表\n\n  ~~~\n${piped.replaceAll(/^/gm, '  ')}  ~~~\n`],
    ['in indented code', 'markdown', piped.replaceAll(/^/gm, '    ')],
    ['in a fence', 'report-draft', `\`\`\`\n${rows}\`\`\`\n`],
    ['in lines as they were typed', 'html', `<p>表</p><pre>\n${rows}</pre>`],
    ['in lines as they were typed', 'plaintext', `${other}\n<pre>\n${rows}</pre>\n`],
  ];
  for (const [where, languageId, text] of inCode) {
    it(`stands ${where}, in ${languageId}`, () => {
      assert.equal(told(open(text, languageId), ['unread-table']).length, 1);
    });
  }

  it('is not one where it is struck out, or a note to the writer', () => {
    check(`<p>表</p><del><pre>\n${rows}</pre></del>`, 'html');
    check(`<p>表</p><!--\n${rows}-->`, 'html');
  });

  it('says which table it is', () => {
    const draft = '1.属于国家秘密 / 3\n2.重复申请 / 0\n8.属于行政查询事项 / 1\n';
    assert.deepEqual(messages(draft, 'unread-table', 'zh-cn'), [
      '「收到和处理政府信息公开申请情况」表的写法读不出，未作核对。',
    ]);
  });

  it('is not told of for prose that names rows, nor for other tables that share some', () => {
    check('行政处罚5件，行政强制0件。\n行政许可 3\n行政处罚 5\n');
    check('| 行政处罚 | 行政强制 |\n|---|---|\n| 办结 | 办结 |\n', 'markdown');
    check('自然人\n商业企业\n科研机构\n其他\n总计\n', 'plaintext');
  });
});
