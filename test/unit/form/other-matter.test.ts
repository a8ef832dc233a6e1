import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../kit/fixture.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';

const SUBJECTS = ['建议提案办理', '信访事项', '12345热线工单', '应诉案件', '来信来访', '项目'];
const COLUMNS = [['件数'], ['总计'], ['自然人', '企业', '总计'], ['来信', '来访', '来电', '合计']];

/** Rows as they are called in tables of many matters. */
const ROWS = [
  ['上年结转', '本年新收', '总计'],
  ['本年新收', '上年结转', '合计'],
  ['一、上年结转', '二、本年新收', '三、本年办结', '四、结转下年度'],
  ['上年度结转', '本年度新收', '其他', '总计'],
];

describe('a table of another matter that shares labels with a form’s', () => {
  it('is no second table of requests, beside the first or without it', () => {
    const proposals = '建议提案办理\t件数\n上年结转\t2\n本年新收\t5\n总计\t7\n';
    check(`${requestTable()}\n以下为建议提案办理情况。\n\n${proposals}`);
    check(proposals);
  });

  it('has its own total checked', () => {
    const found = findingsOf(
      open(
        `${requestTable()}\n以下为其他情况。\n\n建议提案办理\t人大\t政协\t合计\n上年结转\t2\t1\t3\n本年新收\t5\t4\t9\n本年转来\t1\t1\t2\n合计\t8\t6\t15\n`,
      ),
    );
    assert.deepEqual([...new Set(found.map(({ code }) => code))], ['declared-total']);
  });

  it('is passed over, whatever it is about and wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SUBJECTS),
        fc.constantFrom(...COLUMNS),
        fc.constantFrom(...ROWS),
        fc.boolean(),
        fc.constantFrom('\t', ' | '),
        (subject, columns, rows, isBefore, gap) => {
          const line = (cells: readonly (string | number)[]) => cells.join(gap);
          const body = rows.map((label, row) => line([label, ...columns.map(() => row)]));
          const table = `${[line([subject, ...columns]), ...body].join('\n')}\n`;
          const text = isBefore
            ? `${table}\n正文。\n\n${requestTable()}`
            : `${requestTable()}\n正文。\n\n${table}`;
          const codes = findingsOf(open(text)).map(({ code }) => code);
          assert.deepEqual(
            codes.filter((code) => code !== 'declared-total'),
            [],
            text,
          );
        },
      ),
      { numRuns: 150 },
    );
  });
});
