import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readDraft } from '../../../server/src/draft/draft.ts';
import type { KnownLabels } from '../../../server/src/draft/known-labels.ts';
import { readersFor } from '../../../server/src/draft/notations.ts';
import { rowName } from '../../../server/src/form/report.ts';
import type { OpenDocument } from '../../../server/src/open-document.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { printReport } from '../../kit/generate/printed.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { inOneGo } from '../../kit/in-one-go.ts';
import { mistypeEach } from '../../kit/mistyped.ts';
import { open, settings, told } from '../../kit/read.ts';
import { ownDrafts, seeds } from '../../seeds/seeds.ts';
import { Random } from '../reconcile/random.ts';

/** The rows of every table of a form that was found: `requests 3.其他: 1 0 0 0 0 0 1`. */
function rowsIn({ analysis }: OpenDocument): string[] {
  return analysis.parts.flatMap(({ verdict }) =>
    verdict.report.tables.flatMap((table) =>
      table.rows.map((row) => {
        const figures = row.figures.map((figure) => figure?.cell.text ?? '?').join(' ');
        return `${table.form.id} ${rowName(table, row)}: ${figures}`;
      }),
    ),
  );
}

const TWO_ROWS = `一、本年新收政府信息公开申请数量 30 5 0 0 6 4 45
二、上年结转政府信息公开申请数量 3 0 0 0 0 0 3`;
const FOUND = ['requests 一、本年新收: 30 5 0 0 6 4 45', 'requests 二、上年结转: 3 0 0 0 0 0 3'];
const HEADINGS = `行政复议 行政诉讼
结果维持 结果纠正 其他结果 尚未审结 总计
未经复议直接起诉 复议后起诉
结果维持 结果纠正 其他结果 尚未审结 总计 结果维持 结果纠正 其他结果 尚未审结 总计`;
const UNBOUND = '? '.repeat(15).trim();
const REVIEWS = '2 4 8 3 17 13 4 8 1 26 12 1 1 6 20';

/** What is copied out of a PDF, and the rows that it holds. */
const COPIED: Readonly<Record<string, readonly [text: string, ...rows: string[]]>> = {
  'tables of few figures under their captions, the number of a page between': [
    `第二十条 第（一）项
信息内容 本年制发件数 本年废止件数 现行有效件数
规章 1 0 11
行政规范性文件 8 26 66
第二十条 第（五）项
- 4 -
信息内容 本年处理决定数量
行政许可 447
第二十条 第（八）项
信息内容 本年收费金额（单位：
万元）
行政事业性收费 96171.6`,
    'rules 规章: 1 0 11',
    'rules 行政规范性文件: 8 26 66',
    'licences 行政许可: 447',
    'charges 行政事业性收费: 96171.6',
  ],
  'a word in place of a figure': [
    `${TWO_ROWS}
（一）予以公开 12 ？ 0 0 0 0 12
3.危及“三安全一稳定”   详见附件   1   0   0   0   0   8
1.属于国家秘密 1 0 0 0 0 0 待核`,
    ...FOUND,
    'requests （一）予以公开: 12 ？ 0 0 0 0 12',
    'requests 3.危及“三安全一稳定”: 详见附件 1 0 0 0 0 8',
    'requests 1.属于国家秘密: 1 0 0 0 0 0 待核',
  ],
  'labels that end beside their figures, or above them': [
    `${TWO_ROWS}
（二）部分公开（区分处理的，只计这一情
形，不计其他情形） 7 0 0 0 0 0 7
5.要求行政机关确认或重新出
具已获取信息
1 0 0 0 0 0 1`,
    ...FOUND,
    'requests （二）部分公开: 7 0 0 0 0 0 7',
    'requests 5.要求行政机关确认或重新出具已获取信息: 1 0 0 0 0 0 1',
  ],
  'figures amid the lines of their label, and blank lines between the rows': [
    `${TWO_ROWS}

         5.要求行政机关确认或重新出
                                        1    0    0   0   0   0    1
         具已获取信息

         2.重复申请                      2    0    0   0   0   0    2`,
    ...FOUND,
    'requests 5.要求行政机关确认或重新出具已获取信息: 1 0 0 0 0 0 1',
    'requests 2.重复申请: 2 0 0 0 0 0 2',
  ],
  'headings over rows, on lines of their own and before a label': [
    `${TWO_ROWS}
三、
本
年
度
（三）不
予公开
1.属于国家秘密 2 0 0 0 0 0 2
（四）无
1.本机关不掌握相关政府信息 7 1 0 0 0 1 9
- 5 -
法提供 2.没有现成信息需要另行制作 11 0 0 0 0 0 11`,
    ...FOUND,
    'requests 1.属于国家秘密: 2 0 0 0 0 0 2',
    'requests 1.本机关不掌握相关政府信息: 7 1 0 0 0 1 9',
    'requests 2.没有现成信息需要另行制作: 11 0 0 0 0 0 11',
  ],
  'fifteen figures under headings in pieces, in whatever order': [
    `行政复议 行政诉讼
未经复议直接起诉  复议后起诉
结果 结果 其他结 尚未
总计
结 果 结果 其他 尚未 结果 结果 其他 尚未审
维持 纠正 果 审结
总计 总计
维持 纠正 结果 审结 维持 纠正 结果 结

${REVIEWS}`,
    `reviews : ${REVIEWS}`,
  ],
  'a row with a figure too few, which is bound to none': [
    `${TWO_ROWS}\n2.重复申请 25 0 0 0 0 25\n3.要求提供公开出版物 1 0 0 0 0 0 1`,
    ...FOUND,
    'requests 2.重复申请: ? ? ? ? ? ? ?',
    'requests 3.要求提供公开出版物: 1 0 0 0 0 0 1',
  ],
  'a letter for a digit': [
    `${TWO_ROWS}\n2.重复申请 25 0 0 0 O 0 25`,
    ...FOUND,
    'requests 2.重复申请: 25 0 0 0 O 0 25',
  ],
  'fourteen figures under the headings of fifteen, which are bound to none': [
    `${HEADINGS}\n4 8 3 17 13 4 8 1 26 12 1 1 6 20`,
    `reviews : ${UNBOUND}`,
  ],
  // The last heading is also the label of a row with seven figures.
  'seven figures under the headings of fifteen, which are bound to none': [
    `${HEADINGS}\n3 7 0 10 36 26 32`,
    `reviews : ${UNBOUND}`,
  ],
  'fifteen figures under other words': [`行政复议 行政诉讼\n${REVIEWS}`],
};

describe('a table copied out of a PDF', () => {
  for (const [name, [text, ...rows]] of Object.entries(COPIED)) {
    it(`is read with ${name}`, () => assert.deepEqual(rowsIn(open(text)), rows));
  }

  it('ends where a heading or a sentence follows', () => {
    for (const line of [
      '四、政府信息公开行政复议、行政诉讼情况',
      '以上为全年数。',
      '注：含上年结转',
    ]) {
      const document = open(`${TWO_ROWS}\n2.重复申请 2 0 0 0 0 0 2\n${line}\n`);
      const [table, after] = document.analysis.draft.blocks;
      assert.equal(table?.kind, 'grid');
      assert.equal(after?.kind === 'paragraph' && after.text, `${line}\n`);
    }
  });

  it('holds the figures of the report, however its labels and headings are broken', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.constantFrom<FormId>('2021', '2019'), (seed, form) => {
        const report = reportFigures(seed, form);
        const printed = open(printReport(report, new Random(seed)));
        assert.deepEqual(rowsIn(printed), rowsIn(open(writeReport(report, 'lines'))));
        const findings = told(printed).filter((line) => !line.startsWith('leftover-mark - '));
        assert.deepEqual(findings, []);
      }),
      { numRuns: 150 },
    );
  });

  it('has one finding where one figure is mistyped, whose fix restores it', () => {
    for (let seed = 0; seed < 3; seed++) {
      const cases = [...mistypeEach(printReport(reportFigures(seed), new Random(seed)))];
      assert.deepEqual(
        cases.flatMap(({ failure }) => failure ?? []),
        [],
      );
      assert.ok(cases.length > 400, `only ${cases.length} cases`);
    }
  });
});

/** Forms that call nothing by any name. */
const NOTHING: KnownLabels = {
  row: () => undefined,
  isCaption: () => false,
  isLabel: () => false,
  isHeading: () => false,
  isSection: () => false,
  isPiece: () => false,
  widthsUnder: () => [],
  unlabelled: [],
  keyOf: (text) => text,
};

/** The blocks, but for how far was looked to find where they end. */
function blocksOf(text: string, labels: KnownLabels) {
  const { blocks } = inOneGo(readDraft(text, readersFor('report-draft', labels)));
  return blocks.map(({ reach, ...block }) => block);
}

describe('what is no such table', () => {
  const samples = path.join(import.meta.dirname, '../../../samples/*.{txt,gouji}');
  const files = globSync(samples).map(
    (file) => [path.basename(file), readFileSync(file, 'utf8')] as const,
  );

  it('is read as if no label were known, in reports of other notations', () => {
    for (const [name, text] of [...seeds, ...ownDrafts, ...files]) {
      assert.deepEqual(blocksOf(text, settings.forms.labels), blocksOf(text, NOTHING), name);
    }
  });

  it('is read so in prose, whatever labels and numbers it ends its lines with', () => {
    const words = [
      '2024 年 12 月 31 日',
      '部分公开 12 件',
      '行政许可 447',
      '其他 3',
      '总计',
      '（七）总计 45',
      '行政复议 351',
      '（二）部分公开',
      '自然人 3 件，商业企业 5 件',
      '电话：010-1234 5678',
      '1. 规章 2 件',
      '金额 3940 元',
      '- 4 -',
      '收到申请 1 2 3',
      '四、结转下年度继续办理',
      '我局共受理申请，',
      '。',
      ' ',
      '\n',
    ];
    const prose = fc
      .array(fc.constantFrom(...words), { maxLength: 30, size: 'max' })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(prose, (text) => {
        const grids = (labels: KnownLabels) =>
          blocksOf(text, labels).filter(({ kind }) => kind === 'grid');
        assert.deepEqual(grids(settings.forms.labels), grids(NOTHING));
      }),
      { numRuns: 500 },
    );
  });
});
