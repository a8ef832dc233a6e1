import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reportFigures } from '../../kit/generate/figures.ts';
import { finalAccounts, writeAccounts } from '../../kit/generate/final-accounts.ts';
import { writeCollection, writeReport } from '../../kit/generate/write.ts';
import { findingsOf, open } from '../../kit/read.ts';

const drafts = [
  writeReport(reportFigures(1), 'lines'),
  writeReport(reportFigures(2, '2019'), 'tabs'),
  writeCollection([reportFigures(3), reportFigures(4)], 'lines'),
  writeCollection([reportFigures(5), reportFigures(6, '2019')], 'tabs'),
  writeAccounts(finalAccounts(7), 'tabs'),
  `${writeReport(reportFigures(8), 'lines')}\n项目\t一科\t二科\t合计\n检查\t3\t4\t7\n处罚\t1\t2\t4\n合计\t4\t6\t11\n`,
];

/** What people type and paste: figures, blanks that make and break tables, headings, whole tables. */
const pieces = fc.oneof(
  fc.constantFrom('', '0', '7', '\t', '\n', '\n\n', '\t\n', '\r\n', ' ', '　', '１', '-', '。'),
  fc.constantFrom(
    '一、总体情况\n',
    '\t一、本年新收政府信息公开申请数量\n',
    '（七）总计',
    '收入支出决算总表\n',
    '本年收入合计\t',
    '年度报告\n',
  ),
  fc.constantFrom(...drafts.map((draft) => draft.slice(200, 900))),
  fc.string({ maxLength: 12 }),
);

const edits = fc.array(
  fc.record({ at: fc.nat(), length: fc.oneof(fc.nat(3), fc.nat(400)), text: pieces }),
  { minLength: 1, maxLength: 8 },
);

/** Sentences that rules read, and lines that are more than sentences. */
const rewordings = fc.array(
  fc.record({
    line: fc.nat(),
    length: fc.oneof(fc.constantFrom(0, 1, 200), fc.nat(80)),
    text: fc.constantFrom(
      '',
      '。',
      '二、',
      '2022年，我局共收到政府信息公开申请3件。',
      '现将2022年政府信息公开工作情况报告如下：',
      '本报告所列数据的统计期限，自2022年1月1日起至12月31日止。',
      '本年度发出信息处理费收费通知1件。',
      '一、总体情况',
      '行政处罚',
      '我局2022年政府信息公开工作年度报告',
    ),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('an analysis kept up with edits', () => {
  it('finds what opening the text afresh finds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...drafts), edits, (draft, changes) => {
        const document = open(draft);
        findingsOf(document);
        for (const { at, length, text } of changes) {
          const start = at % (document.text.length + 1);
          const end = Math.min(start + length, document.text.length);
          const range = { start: document.positionAt(start), end: document.positionAt(end) };
          document.update([{ range, text }], document.version + 1);
          findingsOf(document);
        }
        assert.deepEqual(findingsOf(document), findingsOf(open(document.text)));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same after sentences were reworded', () => {
    fc.assert(
      fc.property(fc.constantFrom(...drafts), rewordings, (draft, changes) => {
        const document = open(draft);
        findingsOf(document);
        for (const { line: asked, length, text } of changes) {
          const lines = document.text.split('\n');
          const sentences = [...lines.keys()].filter((index) => !lines[index]?.includes('\t'));
          const line = sentences[asked % sentences.length] ?? 0;
          const range = {
            start: { line, character: 0 },
            end: { line, character: Math.min(length, lines[line]?.length ?? 0) },
          };
          document.update([{ range, text }], document.version + 1);
          assert.deepEqual(findingsOf(document), findingsOf(open(document.text)));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('shares what an edit elsewhere leaves as it is', () => {
    const document = open(drafts[2] ?? '');
    const [, second] = document.analysis.parts;
    document.update(
      [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '新' }],
      2,
    );
    assert.equal(document.analysis.parts[1]?.verdict, second?.verdict);
  });

  it('keeps what was read of the tables of a report that an edit did not touch', () => {
    const [accounts = '', report = ''] = drafts.slice(-2);
    for (const [draft, touched] of [
      [accounts, /^201\t.*$/m],
      [report, /^检查\t.*$/m],
      [report, /^\t一、本年新收.*$/m],
    ] as const) {
      const document = open(draft);
      const before = tablesOf(document);
      const row = touched.exec(draft);
      assert.ok(row);
      const end = document.positionAt(row.index + row[0].length);
      document.update([{ range: { start: end, end }, text: '5' }], 2);
      const after = tablesOf(document);
      assert.equal(after.length, before.length);
      assert.equal(after.filter((table, index) => table !== before[index]).length, 1);
    }
  });
});

/** What is known of the tables of a document, of known forms and of none. */
function tablesOf({ analysis }: ReturnType<typeof open>): object[] {
  return analysis.parts.flatMap(({ verdict: { readings, declared } }) => [
    ...readings,
    ...declared.map(({ table }) => table),
  ]);
}
