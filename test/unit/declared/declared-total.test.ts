import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { settingsOf } from '../../../server/src/analysis.ts';
import { declaredTables } from '../../../server/src/declared/declared-table.ts';
import { readDraft } from '../../../server/src/draft/draft.ts';
import { readersFor } from '../../../server/src/draft/notations.ts';
import { check, checkFix, fixesAt, messages } from '../../kit/fixture.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { inOneGo } from '../../kit/in-one-go.ts';
import { findingsOf, open, settings, told } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';
import { right, traps, wrong } from './tables.ts';

describe('declared-total', () => {
  describe('finds nothing where a table adds up', () => {
    for (const { name, draft, languageId } of right) it(name, () => check(draft, languageId));
  });
  describe('stands at the total that does not', () => {
    for (const { name, draft, languageId } of wrong) it(name, () => check(draft, languageId));
  });
  describe('leaves alone', () => {
    for (const { name, draft, languageId } of traps) it(name, () => check(draft, languageId));
  });
});

/** A table with a total column and a total row, whose figures are as given. */
const grid = (rows: readonly (readonly (number | string)[])[]) =>
  ['|单位|男|女|合计|', '|---|---|---|---|', ...rows.map((row) => `|${row.join('|')}|`), ''].join(
    '\n',
  );

const A = ['甲局', 12, 30, 42];
const B = ['乙局', 15, 22, 37];
const SUM = ['合计', 27, 52, 79];

describe('a declared total that does not add up', () => {
  it('names row and column, and shows the sum', () => {
    const draft = grid([A, ['乙局', 15, 22, 36], ['丙局', 7, 9, 16]]);
    assert.deepEqual(messages(draft, 'declared-total', 'en'), [
      '“乙局 · 合计” is 36, but its parts add up to 37, off by 1: 15 + 22 = 37.',
    ]);
    assert.deepEqual(messages(draft, 'declared-total', 'zh-cn'), [
      '「乙局 · 合计」为 36，各项之和为 37，差 1：15 + 22 = 37。',
    ]);
  });

  it('names the part that is to blame where two sums cross', () => {
    const draft = grid([A, ['乙局', 51, 22, 37], ['丙局', 7, 9, 16], ['合计', 34, 61, 95]]);
    assert.match(
      messages(draft, 'declared-total', 'en')[0] ?? '',
      / The error is in “乙局 · 男”, which should be 15\./,
    );
  });

  it('shows what is taken away', () => {
    const draft =
      '|项目|一月|二月|三月|\n|---|---|---|---|\n|收入|4012|5931|2413|\n|减：退还|317|402|529|\n|净额|3695|5529|1848|\n';
    assert.deepEqual(messages(draft, 'declared-total', 'zh-cn'), [
      '「净额 · 三月」为 1848，各项之和为 1884，差 36：2413 − 529 = 1884。',
    ]);
  });

  it('shows how a share is worked out', () => {
    const shares = [
      [31, '25.8'],
      [24, '20.0'],
      [17, '41.2'],
      [12, '10.0'],
      [15, '12.5'],
      [21, '17.5'],
    ];
    const draft = [
      '|级|人|占比%|',
      '|---|---|---|',
      ...shares.map(([all, share], index) => `|${'一二三四五六'[index]}班|${all}|${share}|`),
      '|全部|120|100.0|',
      '',
    ].join('\n');
    assert.deepEqual(messages(draft, 'declared-total', 'en'), [
      '“三班 · 占比%” is 41.2, but by the calculation of the table it should be 17 ÷ 120 × 100 = 14.2.',
    ]);
    assert.deepEqual(messages(draft, 'declared-total', 'zh-cn'), [
      '「三班 · 占比%」为 41.2，按本表的算法应为：17 ÷ 120 × 100 = 14.2。',
    ]);
  });

  it('is not a change that is off, as changes are not added up', () => {
    const text = [
      'Region,2022,2023,Change %,Share 2023 %',
      'North,4120,4367,6.0,24.8',
      'South,3877,3954,2.0,22.5',
      'East,5210,5001,-4.0,28.4',
      'West,2987,3102,9.3,17.6',
      'Isles,1145,1184,3.4,6.7',
      'All,17339,17608,1.6,100.0',
    ].join('\n');
    assert.deepEqual(
      findingsOf(open(text, 'csv')).map(({ message }) => message),
      [
        '“West · Change %” is 9.3, but by the calculation of the table it should be (3102 − 2987) ÷ 2987 × 100 = 3.9.',
      ],
    );
  });

  it('shows the parts of a mean in the order of the table', () => {
    const text = [
      'Station,Jan,Feb,Mar,Apr,Mean',
      'Berg,2.1,3.4,6.2,9.9,5.4',
      'Tal,4.0,4.8,8.1,11.6,7.1',
      'Hafen,5.2,5.0,7.3,17.1,6.9',
      'Wald,1.8,2.9,6.0,9.3,5.0',
      'Stadt,4.9,5.6,9.2,13.3,8.3',
      'See,3.6,4.1,7.0,10.6,6.3',
      'Hof,2.6,3.1,6.0,9.8,5.4',
    ].join('\n');
    assert.deepEqual(
      findingsOf(open(text, 'csv')).map(({ message }) => message),
      [
        '“Hafen · Mean” is 6.9, but by the calculation of the table it should be (5.2 + 5.0 + 7.3 + 17.1) ÷ 4 = 8.7.',
      ],
    );
  });

  it('lists its parts', () => {
    const [finding] = findingsOf(open(grid([A, ['乙局', 15, 22, 36], ['丙局', 7, 9, 16]])));
    assert.deepEqual(
      finding?.relatedInformation?.map(({ message }) => message),
      ['乙局 · 男 = 15', '乙局 · 女 = 22'],
    );
  });

  it('lists only the wrong part of a long sum', () => {
    const rows = Array.from({ length: 120 }, (_, row) => [100 + 7 * row, 311 + 13 * row]);
    const lines = rows.map(([a = 0, b = 0], row) => [
      `Item ${row}`,
      row === 20 ? a + 90 : a,
      b,
      a + b,
    ]);
    const sums = [0, 1].map((column) => rows.reduce((sum, row) => sum + (row[column] ?? 0), 0));
    const all = ['Total', ...sums, (sums[0] ?? 0) + (sums[1] ?? 0)];
    const text = [['Item', 'A', 'B', 'Both'], ...lines, all].map((line) => line.join()).join('\n');
    const [finding] = findingsOf(open(text, 'csv'));
    assert.deepEqual(
      finding?.relatedInformation?.map(({ message }) => message),
      ['Item 20 · A = 330', 'Item 20 · Both: 330 + 571 = 901 ≠ 811'],
    );
  });
});

describe('a long table', () => {
  /** Rows of `A,B,C`, of which every so-manieth has a C that is off. */
  const rows = (right: (a: number, b: number) => number, every: number) =>
    Array.from({ length: 120 }, (_, row) => {
      const [a, b] = [1000 + ((row * 7919) % 997), 20 + ((row * 131) % 73)];
      return [`Item ${row}`, a, b, right(a, b) + (row % every === 5 ? 3 : 0)].join();
    });
  const found = (head: string, lines: readonly string[]) =>
    told(open([head, ...lines].join('\n'), 'csv'), ['declared-total']).length;
  const sum = (a: number, b: number) => a + b;
  const rate = (a: number, b: number) => Math.round((a / b) * 10) / 10;

  it('has some mistakes in its sums and rates', () => {
    assert.equal(found('Item,A,B,C', rows(sum, 40)), 3);
    assert.equal(found('Item,A,B,Rate', rows(rate, 60)), 2);
  });

  it('has no rule that is broken again and again', () => {
    assert.equal(found('Item,A,B,C', rows(sum, 12)), 0);
    assert.equal(found('Item,A,B,Rate', rows(rate, 12)), 0);
  });

  it('has no rates by a divisor that leaves every value open', () => {
    const lines = Array.from({ length: 80 }, (_, row) =>
      [row % 2 === 0 ? 2400 - ((row * 137) % 1900) : 0, 0.5, 1200 + ((row * 7919) % 700)].join(),
    );
    assert.equal(found('Delay,Rating,Volume', lines), 0);
  });
});

describe('the fix of a declared total', () => {
  it('sets the total to its sum, and is not preferred where a part may be wrong as well', () => {
    const draft = grid([A, ['乙局', 15, 22, '$036'], ['丙局', 7, 9, 16]]);
    checkFix(draft, 'from 36 to 37', grid([A, B, ['丙局', 7, 9, 16]]));
    assert.equal(fixesAt(draft)[0]?.isPreferred, undefined);
  });

  it('is preferred where row and column agree on it', () => {
    const draft = grid([A, B, ['合计', 27, 52, '$078']]);
    checkFix(draft, 'from 78 to 79', grid([A, B, SUM]));
    assert.equal(fixesAt(draft)[0]?.isPreferred, true);
  });

  it('changes the part where the sums cross in it', () => {
    const draft = grid([A, ['乙局', 51, 22, 37], ['合计', '$027', 52, 79]]);
    checkFix(draft, '“乙局 · 男” from 51 to 15', grid([A, B, SUM]));
    assert.deepEqual(
      fixesAt(draft).map(({ isPreferred }) => isPreferred),
      [true, undefined, undefined],
    );
  });

  it('has the marks that the table has and the figure', () => {
    const draft =
      '区\t东\t西\t合计\n一\t1 234,5\t2 000,5\t3 235,0\n二\t4 100,2\t1 000,3\t5 100,5\n三\t5 000,1\t2 000,2\t7 000,3\n四\t2 500,0\t1 300,5\t$03 900,5\n';
    checkFix(draft, 'to 3 800,5', draft.replace('$03 900,5', '3 800,5'));
  });

  it('is right to the last digit where the sum is rounded', () => {
    const draft = (figure: string, total: string) =>
      [
        '| 单位 | 2023年 | 2024年 | 增长（%） |',
        '|---|---|---|---|',
        '| 甲镇 | 1204.37 | 1311.82 | 8.9 |',
        '| 乙镇 | 986.15 | 1042.66 | 5.7 |',
        `| 丙镇 | 2310.58 | ${figure} | -1.6 |`,
        '| 丁镇 | 745.92 | 803.41 | 7.7 |',
        '| 戊镇 | 1688.03 | 1590.77 | -5.8 |',
        `| 合计 | 6935.05 | ${total} | 1.3 |`,
        '',
      ].join('\n');
    checkFix(
      draft('2724.09', '$07022.76'),
      '“丙镇 · 2024年” from 2724.09 to 2274.09',
      draft('2274.09', '7022.76'),
    );
  });

  it('says what setting a total would break', () => {
    const draft = grid([A, ['乙局', 51, 22, 37], ['丙局', 7, 9, 16], ['合计', '$034', 61, 95]]);
    assert.ok(
      fixesAt(draft).some(({ title }) => title.endsWith('(breaks these relations: 合计 · 合计)')),
    );
  });

  it('keeps digits behind the point, bold print and separators of the others', () => {
    const draft =
      '|区|东|西|合计|\n|---|---|---|---|\n|一|1.50|2.25|3.75|\n|二|2.50|1.25|**$03.70**|\n|三|1.00|1.00|2.00|\n';
    checkFix(draft, 'to 3.75', draft.replace('$03.70', '3.75'));
  });
});

describe('where declared totals are checked', () => {
  const broken = grid([A, ['乙局', 15, 22, 36], ['丙局', 7, 9, 16]]);
  const html = `<table>${broken
    .split('\n')
    .filter((line) => line.startsWith('|') && !line.includes('---'))
    .map((line) => `<tr>${line.slice(1, -1).replaceAll(/([^|]*)(?:\||$)/g, '<td>$1</td>')}</tr>`)
    .join('')}</table>\n`;
  const codes = ['declared-total'];
  const inDraft = (text: string, languageId: string) => told(open(text, languageId), codes);

  it('in every draft', () => {
    assert.deepEqual(inDraft(broken, 'report-draft'), ['declared-total 36']);
    assert.deepEqual(inDraft(html, 'report-draft'), ['declared-total 36']);
  });

  it('in every document that holds tables for their own sake', () => {
    const csv = '单位,男,女,合计\n甲局,12,30,42\n乙局,15,22,36\n丙局,7,9,16\n';
    assert.deepEqual(inDraft(broken, 'markdown'), ['declared-total 36']);
    assert.deepEqual(inDraft(html, 'html'), ['declared-total 36']);
    assert.deepEqual(inDraft(csv, 'csv'), ['declared-total 36']);
    assert.deepEqual(inDraft(csv.replaceAll(',', '\t'), 'tsv'), ['declared-total 36']);
  });

  it('in no plain text without a table of a known form', () => {
    assert.deepEqual(findingsOf(open(broken, 'plaintext')), []);
    assert.deepEqual(findingsOf(open(html, 'plaintext')), []);
  });

  it('only beside a table of a known form, or nowhere, where that is chosen', () => {
    const { forms, t, levels } = settings;
    const reports = settingsOf(forms, t, levels, 'reports');
    const off = settingsOf(forms, t, levels, 'off');
    assert.deepEqual(told(open(broken, 'markdown', reports), codes), []);
    assert.deepEqual(told(open(broken, 'report-draft', reports), codes), ['declared-total 36']);
    assert.deepEqual(told(open(broken, 'report-draft', off), codes), []);
  });

  it('not where a comment before the table says so', () => {
    const comment = '<!-- gouji-disable-next-table -->';
    for (const between of ['\n', '\n\n', ' \n']) {
      assert.deepEqual(inDraft(`文\n\n${comment}${between}${broken}`, 'markdown'), []);
      assert.deepEqual(inDraft(`文\n\n${comment}${between}${broken}`, 'report-draft'), []);
      assert.deepEqual(inDraft(`<p>文</p>\n${comment}${between}${html}`, 'html'), []);
    }
    const second = `${comment}\n${broken}\n文\n\n${broken.replace('36', '35')}`;
    assert.deepEqual(inDraft(second, 'markdown'), ['declared-total 35']);
  });

  it('no more once its fix has written that comment', () => {
    const marked = broken.replace('36', '$036');
    const written = `<!-- gouji-disable-next-table -->\n${broken}`;
    checkFix(marked, 'Do not check this table', written);
    assert.deepEqual(inDraft(written, 'report-draft'), []);
  });

  it('in a document of another kind beside a table of a known form', () => {
    const known = requestTable();
    assert.deepEqual(inDraft(`${known}\n${broken}`, 'plaintext'), ['declared-total 36']);
  });

  it('in no table of a known form', () => {
    const draft = requestTable({ 'new.natural': '3', 'new.total': '8' });
    assert.deepEqual(inDraft(draft, 'report-draft'), []);
  });

  it('begins with the table of a known form and ends with it, as the document is edited', () => {
    const known = requestTable();
    const document = open(`${broken}\n${known}`, 'plaintext');
    const range = { start: document.positionAt(broken.length + 1), end: document.positionAt(1e9) };
    document.update([{ range, text: '' }], 2);
    assert.deepEqual(told(document, codes), []);
    document.update([{ range: { start: range.start, end: range.start }, text: known }], 3);
    assert.deepEqual(told(document, codes), ['declared-total 36']);
  });
});

const figures = fc.array(
  fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 3, maxLength: 3 }),
  { minLength: 3, maxLength: 6 },
);

/** A table of figures with a total column and a total row, either at either end. */
function summed(
  parts: readonly (readonly number[])[],
  atTop: boolean,
  atLeft: boolean,
): number[][] {
  const add = (all: readonly number[]) => all.reduce((a, b) => a + b, 0);
  const rows = parts.map((row) => (atLeft ? [add(row), ...row] : [...row, add(row)]));
  const sums = rows[0]?.map((_, column) => add(rows.map((row) => row[column] ?? 0))) ?? [];
  return atTop ? [sums, ...rows] : [...rows, sums];
}

function written(rows: readonly (readonly number[])[], atTop: boolean, atLeft: boolean): string {
  const label = (index: number, total: number) => (index === total ? '合计' : `第${index}`);
  const total = atTop ? 0 : rows.length - 1;
  const heads = rows[0]?.map((_, column) => label(column, atLeft ? 0 : 3)) ?? [];
  const lines = rows.map((row, index) => [label(index, total), ...row].join('\t'));
  return `${['区', ...heads].join('\t')}\n${lines.join('\n')}\n`;
}

describe('any table with a total row and a total column', () => {
  it('has no finding where it adds up', () => {
    fc.assert(
      fc.property(figures, fc.boolean(), fc.boolean(), (parts, atTop, atLeft) => {
        assert.deepEqual(
          findingsOf(open(written(summed(parts, atTop, atLeft), atTop, atLeft))),
          [],
        );
      }),
      { numRuns: 200 },
    );
  });

  it('has one finding where one figure is wrong, whose first fix puts it right', () => {
    const slip = fc.record({
      row: fc.nat(),
      column: fc.nat(),
      by: fc.integer({ min: 1, max: 50 }),
    });
    fc.assert(
      fc.property(figures, fc.boolean(), fc.boolean(), slip, (parts, atTop, atLeft, slip) => {
        const rows = summed(parts, atTop, atLeft);
        const row = rows[slip.row % rows.length] ?? [];
        const column = slip.column % row.length;
        const was = row[column] ?? 0;
        row[column] = was + slip.by;
        const draft = written(rows, atTop, atLeft);
        const [finding, more] = findingsOf(open(draft));
        assert.equal(finding?.code, 'declared-total');
        assert.equal(more, undefined);
        const { line = 0, character = 0 } = finding?.range.start ?? {};
        const lines = draft.split('\n');
        lines[line] = `${lines[line]?.slice(0, character)}$0${lines[line]?.slice(character)}`;
        const [fix] = fixesAt(lines.join('\n'));
        assert.match(fix?.title ?? '', new RegExp(`from ${was + slip.by} to ${was}$`));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a column whose last figure is no sum', () => {
  const others: readonly (readonly [string, (all: readonly number[]) => number])[] = [
    ['the mean', (all) => Math.round(all.reduce((a, b) => a + b, 0) / all.length)],
    ['the greatest', (all) => Math.max(...all)],
    ['the least', (all) => Math.min(...all)],
    ['the last', (all) => all.at(-1) ?? 0],
    ['the middle', (all) => all.toSorted((a, b) => a - b)[all.length >> 1] ?? 0],
  ];
  const rows = fc.array(fc.tuple(fc.nat(500), fc.nat(500), fc.integer({ min: 1, max: 5000 })), {
    minLength: 2,
    maxLength: 12,
  });
  for (const [name, measure] of others) {
    it(`is left alone beside two that are: ${name}`, () => {
      fc.assert(
        fc.property(rows, (all) => {
          const sum = (column: 0 | 1) => all.reduce((whole, row) => whole + row[column], 0);
          const last = ['合计', sum(0), sum(1), measure(all.map(([, , third]) => third))];
          const lines = all.map((row, index) => [`第${index}`, ...row].join('\t'));
          const draft = ['队\t次\t人\t值', ...lines, last.join('\t'), ''].join('\n');
          assert.deepEqual(findingsOf(open(draft)), []);
        }),
        { numRuns: 300 },
      );
    });
  }
});

describe('the page of the rule', () => {
  it('tells how many tables of our own there are', () => {
    const page = readFileSync(
      path.join(import.meta.dirname, '../../../docs/rules/declared-total.md'),
      'utf8',
    );
    assert.ok(
      page.includes(
        `${right.length} 张相加成立、${traps.length} 张易误报的，误报 0；${wrong.length} 张有误`,
      ),
    );
    assert.ok(page.includes(`${right.length} that add up and ${traps.length} traps`));
  });
});

describe('the tables of the known forms, read as if they were of none', () => {
  for (const notation of ['html', 'markdown', 'csv', 'spaces', 'lines', 'tabs'] as const) {
    const languageId = ['html', 'markdown', 'csv'].includes(notation) ? notation : 'report-draft';
    it(`declare no total that does not add up: ${notation}`, () => {
      for (let seed = 0; seed < 60; seed++) {
        const text = writeReport(reportFigures(seed), notation);
        const readers = readersFor(languageId, settings.forms.labels);
        for (const block of inOneGo(readDraft(text, readers)).blocks) {
          if (block.kind !== 'grid') continue;
          assert.deepEqual(declaredTables()(block).faults, [], `report ${seed}`);
        }
      }
    });
  }
});

describe('the totals of a table that is edited', () => {
  const draft = [...right, ...wrong].map((one) => one.draft.replaceAll(/⟦|⟧\{[a-z-]*\}/g, ''));
  const texts = ['', '1', '合计', '|', '\t', '\n', '其中：', '小计', ' '];
  const edits = fc.array(
    fc.record({ at: fc.nat(), length: fc.nat(4), text: fc.constantFrom(...texts) }),
    { minLength: 1, maxLength: 5 },
  );

  it('are what opening the text afresh finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...draft), edits, (text, changes) => {
        const document = open(`前言\n\n${text}\n后记\n`);
        for (const { at, length, text } of changes) {
          const start = at % (document.text.length + 1);
          const end = Math.min(start + length, document.text.length);
          const range = { start: document.positionAt(start), end: document.positionAt(end) };
          document.update([{ range, text }], document.version + 1);
        }
        assert.deepEqual(findingsOf(document), findingsOf(open(document.text)));
      }),
      { numRuns: 300 },
    );
  });
});
