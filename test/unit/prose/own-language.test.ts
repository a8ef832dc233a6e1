import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { settingsOf } from '../../../server/src/analysis.ts';
import { readFormFile } from '../../../server/src/form/form-file.ts';
import { formsOf } from '../../../server/src/form/forms.ts';
import trial from '../../../server/src/form/statutory/2019.json' with { type: 'json' };
import current from '../../../server/src/form/statutory/2021.json' with { type: 'json' };
import { statutoryForms } from '../../../server/src/form/statutory.ts';
import { translatorFor } from '../../../server/src/l10n.ts';
import { meaningsOfSlots } from '../../../server/src/prose/bind.ts';
import { FormFiles } from '../../../server/src/workspace/form-files.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { open, told } from '../../kit/read.ts';
import { unevenFigures } from '../../kit/request-report.ts';

const english = translatorFor('en');

/** What is said of the prose of a draft, by a form of one's own beside the statutory ones. */
function said(form: object, draft: string): string[] {
  const files = new FormFiles(statutoryForms());
  files.set('file:///form', JSON.stringify(form), english);
  assert.deepEqual(files.problems('file:///form', english), []);
  const settings = settingsOf(formsOf([...statutoryForms(), ...files.forms]), english, {});
  return told(open(draft, 'markdown', settings), ['prose-figure']);
}

const CHECKS = {
  id: 'checks',
  name: '安全生产检查情况统计',
  vocabulary: { 隐患: '{|安全}隐患 问题{|隐患}' },
  tables: [
    {
      id: 'checks',
      columns: [
        { label: '检查次数', means: '检查' },
        { label: '发现隐患', means: '隐患' },
        '已整改',
      ],
      rows: ['工矿', { label: '建筑', means: '建筑' }, { label: '合计', means: 'total' }],
    },
  ],
};

const TABLE = `
| | 检查次数 | 发现隐患 | 已整改 |
|-|-|-|-|
| 工矿 | 36 | 58 | 50 |
| 建筑 | 74 | 132 | 120 |
| 合计 | 110 | 190 | 170 |
`;

describe('a form of one’s own is spoken of in its own words', () => {
  for (const [sentence, expected] of [
    ['全市共检查110次，发现隐患190处。', []],
    ['全市共检查111次，发现隐患191处。', ['111', '191']],
    ['全市检查110次，查出问题隐患191个。', ['191']],
    ['建筑领域安全隐患131处。', ['131']],
    ['建筑隐患132处，检查73次。', ['73']],
    ['未发现隐患。无安全隐患。', ['无']],
    ['工矿企业的隐患57处。', []],
    ['已整改隐患57处。', []],
    ['其余隐患57处。', []],
    ['隐患约200处，每次检查3处。', []],
    ['去年检查98次。较上年隐患减少20处。', []],
    ['检查企业57家。', []],
    ['建筑57处。', []],
  ] as const) {
    test(sentence, () => {
      const found = said(CHECKS, `${sentence}\n${TABLE}`);
      assert.deepEqual(
        found,
        expected.map((text) => `prose-figure ${text}`),
      );
    });
  }

  test('not where nothing says what is a total', () => {
    const [table] = CHECKS.tables;
    const rows = table?.rows.with(2, '合计');
    const form = { ...CHECKS, tables: [{ ...table, rows }] };
    assert.deepEqual(said(form, `发现隐患191处。\n${TABLE}`), []);
  });

  test('not where it has none', () => {
    const form = JSON.parse(JSON.stringify(CHECKS).replaceAll(/,"means":"[^"]*"/g, ''));
    assert.deepEqual(said(form, `发现隐患191处。\n${TABLE}`), []);
  });
});

test('a form shares the words of a statutory one', () => {
  const form = {
    id: 'street',
    name: '街道申请情况',
    vocabulary: '2021',
    tables: [
      {
        id: 'street',
        means: 'request',
        columns: [
          { label: '个人', means: 'natural' },
          { label: '单位', means: 'organisation' },
          { label: '总数', means: 'total' },
        ],
        rows: [
          { label: '收到数', means: 'received' },
          { label: '公开数', means: 'granted' },
          { label: '其他答复数', means: 'otherwise' },
        ],
      },
    ],
  };
  const table = `
| | 个人 | 单位 | 总数 |
|-|-|-|-|
| 收到数 | 5 | 2 | 7 |
| 公开数 | 3 | 1 | 4 |
| 其他答复数 | 2 | 1 | 3 |
`;
  const sentence =
    '全年新收政府信息公开申请8件，其中自然人申请5件，予以公开3件，占75%，其他处理3件。';
  assert.deepEqual(said(form, `${sentence}\n${table}`), ['prose-figure 8', 'prose-figure 3']);
});

/** A copy of a statutory form from before forms could say how prose speaks of them. */
function olderCopy(form: object): string {
  const later = new Set(['means', 'vocabulary', 'asks', 'begins']);
  const text = JSON.stringify(form, (key, value) => (later.has(key) ? undefined : value));
  return text.replace(/"id":"\d+"/, '"id":"copy"');
}

describe('a form that says nothing of prose is read as the statutory ones are', () => {
  for (const [index, source] of [current, trial].entries()) {
    test(`a copy of the form of ${source.id} means what that one does`, () => {
      const statutory = statutoryForms()[index];
      const { form } = readFormFile(olderCopy(source), english, statutoryForms());
      assert.deepEqual(form?.tables.map(meaningsOfSlots), statutory?.tables.map(meaningsOfSlots));
      assert.deepEqual(form?.vocabulary, statutory?.vocabulary);
      const begins = statutory?.sections.map((section) => section.begins);
      assert.deepEqual(
        form?.sections.map((section) => section.begins),
        begins,
      );
    });
  }

  /** The copy, and a report in it, in which 自然人 is called 居民, so that no statutory form fits as well. */
  const copy = olderCopy(current).replaceAll('自然人', '居民');
  const report = writeReport(unevenFigures, 'markdown').replaceAll('自然人', '居民');
  const withProse = (prose: string) => report.replace('均依法办理。', `均依法办理。${prose}`);

  test('its sentences are held against its tables', () => {
    const draft = withProse(
      '办结825件，予以公开72件，不予公开26件，结转下年度63件。行政复议25件。',
    );
    const found = ['825', '72', '26'].map((number) => `prose-figure ${number}`);
    assert.deepEqual(said(JSON.parse(copy), draft), found);
  });

  test('not those on sums of which it has a part only', () => {
    const form = copy.replace('"id":"r3.8"', '"id":"queries"');
    assert.notEqual(form, copy);
    const draft = withProse('予以公开72件，不予公开26件。');
    assert.deepEqual(said(JSON.parse(form), draft), ['prose-figure 72']);
  });

  test('nor is a table of its own between statutory ones an obstacle', () => {
    const tables = ['甲', '乙', '丙'].map((id) => ({
      id,
      columns: [`${id}次数`, `${id}人数`],
      rows: [`${id}上半年`, `${id}下半年`],
    }));
    const own = tables.map(
      ({ columns, rows }) =>
        `\n| | ${columns.join(' | ')} |\n|-|-|-|\n| ${rows.join(' | 1 | 2 |\n| ')} | 1 | 2 |\n`,
    );
    const form = { id: 'own', name: '次数', tables };
    const sentence = '本机关收到政府信息公开申请842件。';
    const [, requests = ''] = writeReport(unevenFigures, 'markdown').split('## 三');
    assert.deepEqual(said(form, `${sentence}\n${own.join('\n')}\n## 三${requests}`), [
      'prose-figure 842',
    ]);
  });
});
