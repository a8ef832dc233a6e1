import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check } from '../../kit/fixture.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { statutory } from '../../kit/statutory.ts';

const SECTION = '三、收到和处理政府信息公开申请情况';

/** The rows of the request table, each with its label. */
function rowsOf(seed: number, formId: FormId): string[][] {
  const form = statutory.find(({ id }) => id === formId);
  const rows = form?.tables.find(({ id }) => id === 'requests')?.rows ?? [];
  const { requests } = reportFigures(seed, formId);
  return rows.map(({ label }, index) => [label, ...(requests[index] ?? [])]);
}

type Write = (rows: readonly (readonly string[])[]) => string;

/** How a table of a few rows is put down, by the language of the document. */
const NOTATIONS: readonly (readonly [string, Write])[] = [
  [
    'markdown',
    ([first = [], ...rest]) =>
      [first, first.map(() => '---'), ...rest].map((row) => `| ${row.join(' | ')} |`).join('\n'),
  ],
  ['report-draft', (rows) => rows.map((row) => row.join('\t')).join('\n')],
  [
    'html',
    (rows) =>
      `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`,
  ],
];

const HEADINGS = [
  ['类别', '数据1', '数据2', '数据3', '数据4', '数据5', '数据6', '总计'],
  ['', '自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计'],
];

describe('the request table as several tables under headings', () => {
  it('is one table, whatever rows each has', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<FormId>('2021', '2019'),
        fc.constantFrom(...NOTATIONS),
        fc.constantFrom(...HEADINGS),
        fc.uniqueArray(fc.integer({ min: 1, max: 22 }), { maxLength: 22 }),
        fc.boolean(),
        (seed, form, [languageId, write], heading, cuts, isWrong) => {
          const rows = rowsOf(seed, form);
          if (isWrong) rows[2] = (rows[2] ?? []).with(1, '77777');
          const starts = [0, ...cuts.toSorted((a, b) => a - b)];
          const parts = starts.map((start, index) => rows.slice(start, starts[index + 1]));
          const line = (text: string) => (languageId === 'html' ? `<p>${text}</p>` : text);
          const draft = (tables: readonly (readonly (readonly string[])[])[]) =>
            [
              line(SECTION),
              ...tables.flatMap((table, index) => [
                line(`第${index + 1}部分：`),
                '',
                write([heading, ...table]),
                '',
              ]),
            ].join('\n');
          const told = (text: string) =>
            findingsOf(open(text, languageId)).map(({ code, message }) => `${code} ${message}`);
          assert.deepEqual(told(draft(parts)), told(draft([rows])));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is told of where it lacks rows, once', () => {
    check(
      `# 江城市临江区2025年政府信息公开工作年度报告

## ${SECTION}

### 本年新收
⟦| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |⟧{missing-row}
|---|---|---|---|---|---|---|---|
| 一、本年新收政府信息公开申请数量 | 12 | 0 | 0 | 0 | 0 | 0 | ⟦13⟧{row-total} |

### 不予公开
| 类别 | 数据1 | 数据2 | 数据3 | 数据4 | 数据5 | 数据6 | 总计 |
|---|---|---|---|---|---|---|---|
| 1.属于国家秘密 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
| 2.其他法律行政法规禁止公开 | 0 | 0 | 0 | 0 | 0 | 0 | 0 |
`,
      'markdown',
    );
  });

  it('takes in no row that the table has already, nor one of another width', () => {
    const rows = rowsOf(1, '2021')
      .map((row) => row.join('\t'))
      .join('\n');
    const table = `${HEADINGS[1]?.join('\t')}\n${rows}\n`;
    const again = '2.重复申请\t7\t0\t0\t0\t0\t0\t7\n';
    assert.deepEqual(
      findingsOf(open(`${table}\n附：去年的情况\n${again}`)),
      findingsOf(open(table)),
    );
  });
});
