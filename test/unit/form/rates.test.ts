import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageService } from '../../../server/src/service.ts';
import { findingsBeside, settingsWith } from '../../kit/own-form.ts';
import { open } from '../../kit/read.ts';

/** The table of 三公 costs that bodies in several provinces publish, with what changed since last year. */
const settings = settingsWith(
  JSON.stringify({
    id: 'costs',
    name: '“三公”经费预算',
    tables: [
      {
        id: 'costs',
        caption: '“三公”经费预算表',
        figures: 'decimal',
        unit: '万元',
        digits: 2,
        blank: 'zero',
        thousands: true,
        labels: ['项目'],
        columns: [
          '上年预算数',
          '本年预算数',
          { label: '增减金额', figures: 'signed', digits: 2 },
          { label: '增减幅度（%）', name: '增减幅度' },
        ],
        rows: ['合计', '1.因公出国（境）费', '2.公务接待费', '3.公务用车费'],
        relations: [
          '合计 = 1.因公出国（境）费 + … + 3.公务用车费',
          '增减金额 = 本年预算数 - 上年预算数',
          '增减幅度 = (本年预算数 - 上年预算数) / 上年预算数 × 100%',
        ],
      },
    ],
  }),
);

/** @param rows The figures of each row, separated by blanks; `_` is a blank cell. */
function draft(rows: readonly string[]): string {
  const labels = ['合计', '1.因公出国（境）费', '2.公务接待费', '3.公务用车费'];
  const lines = rows.map(
    (row, index) => `| ${labels[index]} | ${row.replaceAll('_', '').split(' ').join(' | ')} |`,
  );
  return `“三公”经费预算表

单位：万元

| 项目 | 上年预算数 | 本年预算数 | 增减金额 | 增减幅度（%） |
| --- | --- | --- | --- | --- |
${lines.join('\n')}
`;
}

const sound = [
  '18.30 22.10 3.80 20.77',
  '_ 5.60 5.60 —',
  '6.10 4.90 -1.20 -19.67',
  '12.20 11.60 -0.60 -4.92',
];
const found = (changed: Readonly<Record<number, string>>) =>
  findingsBeside(settings, draft(sound.map((row, index) => changed[index] ?? row)));

describe('rates that a form calculates', () => {
  it('hold in each row, are not added up, and say nothing where there is nothing to divide by', () => {
    assert.deepEqual(found({}), []);
    for (const rate of ['100', '_', '/', '100.00%']) {
      assert.deepEqual(found({ 1: `_ 5.60 5.60 ${rate}` }), [], rate);
    }
  });

  it('stand for half a last digit either way, and may be cut off', () => {
    for (const rate of ['-19.67', '-19.7', '-20', '-19.6', '-19', '-19.67%']) {
      assert.deepEqual(found({ 2: `6.10 4.90 -1.20 ${rate}` }), [], rate);
    }
  });

  it('are told what they should be', () => {
    const told =
      'error suspect-figure “-16.97”: -16.97 should be -19.67: “增减幅度 = (本年预算数 − 上年预算数) ÷ 上年预算数 · 2.公务接待费” is off by 2.7.';
    assert.deepEqual(found({ 2: '6.10 4.90 -1.20 -16.97' }), [told]);
    assert.match(
      found({ 2: '6.10 4.90 -1.20 19.67' }).join(),
      /^error suspect-figure “19\.67”: 19\.67 should be -19\.67: [^“]*“[^”]*” is off by 39\.34\.$/,
    );
    assert.match(found({ 2: '6.10 4.90 -1.20 -18.3' }).join(), /-18\.3 should be -19\.7:/);
  });

  it('help to find the figure from which they are calculated', () => {
    const [finding = '', ...others] = found({ 2: '6.10 9.40 -1.20 -19.67' });
    assert.match(
      finding,
      /9\.40 should be 4\.90: .* “增减幅度 = [^”]*” is off by 73\.77\. This figure is part of each/,
    );
    assert.deepEqual(others, []);
  });

  it('are mended by a fix', () => {
    const text = draft(sound.with(2, '6.10 4.90 -1.20 -16.97'));
    const document = open(text, 'report-draft', settings);
    const [edit, ...others] = languageService.preferredEdits(document, 'located');
    assert.equal(edit?.edit.newText, '-19.67');
    assert.deepEqual(others, []);
  });
});

describe('a completion rate of which nothing else is known', () => {
  const single = settingsWith(
    JSON.stringify({
      id: 'done',
      name: '完成情况',
      tables: [
        {
          id: 'done',
          name: '完成情况',
          columns: ['年初预算', '支出决算', '完成率'],
          rows: ['办公费', '差旅费'],
          relations: [{ equation: '完成率 = 支出决算 / 年初预算', except: ['差旅费'] }],
        },
      ],
    }),
  );
  const of = (office: string, travel: string) =>
    findingsBeside(
      single,
      `| | 年初预算 | 支出决算 | 完成率 |\n| --- | --- | --- | --- |\n| 办公费 | ${office} |\n| 差旅费 | ${travel} |\n`,
      'markdown',
    );

  it('may be wrong itself, or either of the two: no figure is accused', () => {
    const [finding = '', ...others] = of('800 | 600 | 57%', '500 | 400 | 80');
    assert.match(
      finding,
      /^error balance “57%?”: “完成率 = 支出决算 ÷ 年初预算 · 办公费” does not hold, off by 18: 600 ÷ 800 × 100 = 75 ≠ 57\. 3\+? changes of one figure/,
    );
    assert.deepEqual(others, []);
  });

  it('does not hold where the form makes an exception', () => {
    assert.deepEqual(of('800 | 600 | 75', '500 | 400 | 90'), []);
  });
});

describe('a rate that is a row', () => {
  const inRows = settingsWith(
    JSON.stringify({
      id: 'years',
      name: '两年比较',
      tables: [
        {
          id: 'years',
          name: '两年比较',
          columns: ['行政许可', '行政处罚', '总件数'],
          rows: ['去年件数', '今年件数', '增长幅度'],
          relations: [
            '总件数 = 行政许可 + 行政处罚',
            '增长幅度 = (今年件数 - 去年件数) / 去年件数',
          ],
        },
      ],
    }),
  );
  const of = (growth: string) =>
    findingsBeside(
      inRows,
      `| | 行政许可 | 行政处罚 | 总件数 |
| --- | --- | --- | --- |
| 去年件数 | 120 | 0 | 120 |
| 今年件数 | 90 | 7 | 97 |
| 增长幅度 | ${growth} |
`,
      'markdown',
    );

  it('holds in each column, whatever the figures above are, and is not added up', () => {
    assert.deepEqual(of('-25% | — | -19.2%'), []);
    assert.deepEqual(of('-25.00 |  | -19.17'), []);
  });

  it('is told what it should be', () => {
    assert.match(
      of('-25% | — | -12.9%').join('\n'),
      /^error \S+ “-12\.9”: [^\n]*-12\.9 should be -19\.2[^\n]*$/,
    );
  });
});
