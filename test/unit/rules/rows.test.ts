import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { check, messages } from '../../kit/fixture.ts';
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
      /lacks 2 of its rows: 1\.属于国家秘密; 2\.重复申请\./,
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

  it('says that a table is not checked whose labels stand in a shape that is not read', () => {
    const told = `⟦${four.trimEnd()}⟧{missing-table}\n`;
    const about = (lines: string) => {
      check(sections(three, requestTable(), told, lines));
      return messages(sections(three, requestTable(), four, lines), 'missing-table', 'en')[0];
    };
    const unread = /is in a shape that cannot be read, and is not checked\.$/;
    assert.match(about('结果维持 | 3 |\n结果纠正 | 4 |\n') ?? '', unread);
    assert.match(about('结果维持\n无。\n') ?? '', /is not in this section\.$/);
  });
});
