import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { rowName } from '../../../server/src/form/report.ts';
import { check } from '../../kit/fixture.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { findingsOf, open } from '../../kit/read.ts';

const SECTION = '四、政府信息公开行政复议、行政诉讼情况';
const FIVE = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];

/** The figures of each table of a draft as they were bound, row by row. */
function bound(text: string, languageId: string): string[] {
  return open(text, languageId).analysis.parts.flatMap(({ verdict: { report } }) =>
    report.tables.flatMap((table) =>
      table.rows.map(
        (row) =>
          `${rowName(table, row)}: ${row.figures.map((one) => one?.cell.text ?? '·').join(' ')}`,
      ),
    ),
  );
}

type Table = readonly (readonly string[])[];

const NOTATIONS: readonly (readonly [string, (rows: Table) => string])[] = [
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

/** How a table may be cut, in groups of five columns, and what may stand above each piece. */
const CUTS = [
  {
    groups: [1, 1, 1],
    names: ['行政复议', '行政诉讼（未经复议直接起诉）', '行政诉讼（复议后起诉）'],
  },
  { groups: [1, 1, 1], names: ['（一）行政复议', '（二）未经复议直接起诉', '（三）复议后起诉'] },
  { groups: [1, 2], names: ['行政复议', '行政诉讼'] },
  { groups: [2, 1], names: ['行政复议、未经复议直接起诉', '复议后起诉'] },
  { groups: [1, 1, 1], names: ['', '', ''] },
];

describe('the table of reviews as several tables', () => {
  it('is one, and a wrong total in it is told', () => {
    check(
      `## ${SECTION}

### 行政复议
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|
| 4 | 3 | 2 | 1 | ⟦11⟧{row-total} |

### 行政诉讼（未经复议直接起诉）
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|
| 3 | 0 | 0 | 0 | 3 |

### 行政诉讼（复议后起诉）
| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
|---|---|---|---|---|
| 2 | 0 | 1 | 1 | 4 |
`,
      'markdown',
    );
  });

  it('is one however it is cut, in each notation', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom(...NOTATIONS),
        fc.constantFrom(...CUTS),
        fc.constantFrom('', '件数'),
        (seed, [languageId, write], { groups, names }, label) => {
          const figures = reportFigures(seed).reviews;
          const line = (text: string) => (languageId === 'html' ? `<p>${text}</p>` : text);
          const own = label === '' ? [] : [label];
          let from = 0;
          const tables = groups.flatMap((count, index) => {
            const cells = figures.slice(from, from + 5 * count);
            from += 5 * count;
            const head = [...own, ...Array.from({ length: count }, () => FIVE).flat()];
            const name = names[index] ?? '';
            return [
              ...(name === '' ? [] : [line(name)]),
              '',
              write([head, [...own, ...cells]]),
              '',
            ];
          });
          const text = [line(SECTION), ...tables].join('\n');
          assert.deepEqual(bound(text, languageId), [`: ${figures.join(' ')}`]);
          assert.deepEqual(findingsOf(open(text, languageId)), []);
        },
      ),
      { numRuns: 80 },
    );
  });

  it('is one where each is a row', () => {
    const figures = reportFigures(3).reviews;
    const rows = ['行政复议', '未经复议直接起诉', '复议后起诉'].map((name, index) => [
      name,
      ...figures.slice(5 * index, 5 * index + 5),
    ]);
    for (const [languageId, write] of NOTATIONS) {
      const line = languageId === 'html' ? `<p>${SECTION}</p>` : SECTION;
      const text = `${line}\n\n${write([['类型', ...FIVE], ...rows])}\n`;
      assert.deepEqual(bound(text, languageId), [`: ${figures.join(' ')}`]);
    }
  });

  it('gives its figures to what names them, and to nothing where the names say otherwise', () => {
    const one = (name: string, total: number) =>
      `### ${name}\n| ${FIVE.join(' | ')} |\n|---|---|---|---|---|\n| ${total} | 0 | 0 | 0 | ${total} |\n\n`;
    const draft = (...names: string[]) => names.map((name, index) => one(name, index + 1)).join('');
    assert.deepEqual(bound(draft('行政复议', '复议后起诉', '未经复议直接起诉'), 'markdown'), [
      ': 1 0 0 0 1 3 0 0 0 3 2 0 0 0 2',
    ]);
    const wrong = bound(draft('复议后起诉', '未经复议直接起诉', '行政复议'), 'markdown');
    assert.ok(
      wrong.every((row) => !/\d/.test(row)),
      wrong.join('\n'),
    );
  });
});
