import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type HintChoice, inlayHints } from '../../../server/src/features/inlay-hints.ts';
import { LOCATED, preferredEdits } from '../../../server/src/features/preferred-edits.ts';
import { edited, type OpenDraft, openDraft } from '../../kit/open-draft.ts';
import { settingsWith } from '../../kit/own-form.ts';
import { requestTable } from '../../kit/request-table.ts';

const EVERYTHING = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };

/** The draft with each hint where it is shown. */
function shown(draft: OpenDraft, choice: HintChoice, range = EVERYTHING): string {
  const { document, text } = draft;
  const hints = inlayHints(document, range, choice)
    .map(({ position, label }) => ({ at: document.offsetAt(position), label }))
    .sort((a, b) => b.at - a.at);
  let rest = text;
  for (const { at, label } of hints) {
    rest = `${rest.slice(0, at)}«${label}»${rest.slice(at)}`;
  }
  return rest;
}

/** One row total is off; the balance below is off by the same, and the figures cannot tell why. */
const UNDECIDED = { 'new.natural': '6', 'new.total': '8 ', 'next.natural': '6', 'next.total': '8' };

test('behind a total that does not hold stands its sum, past the end of the cell', () => {
  const draft = openDraft(requestTable(UNDECIDED));
  assert.equal(
    shown(draft, 'broken'),
    requestTable({ ...UNDECIDED, 'new.total': '8 «Σ 6 (−2)»', 'next.total': '8«Σ 6 (−2)»' }),
  );
});

test('a cause that was found gets what it should be, and the totals that it disturbs nothing', () => {
  const cells = { 'new.natural': '5', 'new.total': '6', 'next.natural': '6', 'next.total': '6' };
  const draft = openDraft(requestTable(cells));
  assert.equal(shown(draft, 'broken'), requestTable({ ...cells, 'new.natural': '5«→ 6»' }));
});

test('a hint says what the fix writes, with the separators that other figures of the table have', () => {
  const asSet = settingsWith(
    JSON.stringify({
      id: 'spent',
      name: '支出情况',
      tables: [
        {
          id: 'spent',
          caption: '支出表',
          figures: 'decimal',
          digits: 2,
          thousands: true,
          labels: ['项目'],
          columns: ['基本支出', '项目支出', '合计'],
          rows: ['教育', '卫生', '合计'],
          relations: ['合计 = 基本支出 + 项目支出', '合计 = 教育 + 卫生'],
        },
      ],
    }),
  );
  const table = (spent: string) => `支出表

| 项目 | 基本支出 | 项目支出 | 合计 |
| --- | --- | --- | --- |
| 教育 | ${spent} | 1,000.00 | 9,170.50 |
| 卫生 | 2,000.00 | 3,000.00 | 5,000.00 |
| 合计 | 10,170.50 | 4,000.00 | 14,170.50 |
`;
  const draft = openDraft(table('870.50'), 'markdown', asSet);
  assert.equal(shown(draft, 'broken'), table('870.50').replace('870.50 ', '870.50 «→ 8,170.50»'));
  const edits = preferredEdits(draft.document, LOCATED).map(({ edit }) => edit);
  assert.equal(edited(draft, edits), table('8,170.50'));
});

test('every total gets its sum on demand', () => {
  const draft = openDraft(requestTable());
  assert.equal(shown(draft, 'broken'), draft.text);
  assert.equal(shown(draft, 'off'), draft.text);
  // A total in each of 25 rows and each of 7 columns, two in one corner; a balance in each column.
  const hints = shown(draft, 'on');
  assert.equal(hints.split('«Σ 0»').length - 1, 24 + 6);
  assert.equal(hints.split('«Σ 0 = Σ 0»').length - 1, 6);
  assert.equal(hints.split('«Σ 0 · Σ 0 = Σ 0»').length - 1, 1);
});

test('a balance tells both of its sums', () => {
  // Blanks keep the sums of the rows open, so that no figure of the column is singled out.
  const blanks = { 'new.charity': '', 'carry.charity': '', 'next.charity': '' };
  const cells = { ...blanks, 'new.natural': '3', 'carry.natural': '2', 'next.natural': '4' };
  const draft = openDraft(requestTable(cells));
  assert.equal(shown(draft, 'broken'), requestTable({ ...cells, 'next.natural': '4«Σ 5 ≠ Σ 4»' }));
});

test('a hint says which sums are behind it', () => {
  const [hint] = inlayHints(openDraft(requestTable(UNDECIDED)).document, EVERYTHING, 'broken');
  assert.equal(hint?.tooltip, '一、本年新收 · 总计: 6 ≠ 8');
});

test('only the lines asked for get hints', () => {
  const draft = openDraft(requestTable(UNDECIDED));
  const line = (at: number) => ({
    start: { line: at, character: 0 },
    end: { line: at, character: 99 },
  });
  assert.equal(inlayHints(draft.document, line(1), 'broken').length, 1);
  assert.equal(inlayHints(draft.document, line(2), 'broken').length, 0);
});

const SHEET = `部门\t来信\t来访\t合计
城管\t3\t4\t7
环保\t2\t6\t8
住建\t5\t1\t6
总计\t10\t11\t21
`;

test('in a table of no form, the cause of wrong totals gets what it should be', () => {
  const wrong = SHEET.replace('\t6\t8', '\t9\t8');
  assert.equal(shown(openDraft(wrong), 'broken'), wrong.replace('\t9\t8', '\t9«→ 6»\t8'));
  assert.equal(shown(openDraft(SHEET), 'broken'), SHEET);
  assert.equal(shown(openDraft(wrong), 'off'), wrong);
});

test('in a table of no form, a total that is wrong alone gets what its parts come to', () => {
  const sheet = (total: string) =>
    `单位\t受理\t办结\t罚没\n甲局\t12\t30\t45\n乙局\t15\t22\t37\n丙局\t1\t2\t3\n合计\t28\t54\t${total}\n`;
  const draft = openDraft(sheet('84'));
  assert.equal(shown(draft, 'broken'), sheet('84«Σ 85 (+1)»'));
  const [hint] = inlayHints(draft.document, EVERYTHING, 'broken');
  assert.equal(hint?.tooltip, '合计 · 罚没: 45 + 37 + 3 = 85 ≠ 84');
});

test('in a table of no form, every total gets its sum on demand', () => {
  const text = shown(openDraft(SHEET), 'on');
  assert.equal(
    text,
    `部门\t来信\t来访\t合计
城管\t3\t4\t7«Σ 7»
环保\t2\t6\t8«Σ 8»
住建\t5\t1\t6«Σ 6»
总计\t10«Σ 10»\t11«Σ 11»\t21«Σ 21»
`,
  );
});
