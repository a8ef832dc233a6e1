import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../../server/src/features/code-actions.ts';
import { OpenDocument } from '../../../server/src/open-document.ts';
import { findingsOf, settings } from '../../kit/read.ts';
import { requestTable, tableText } from '../../kit/request-table.ts';
import { CASES } from './derived.table.ts';
import { unmarked } from './marked.ts';

const requests = cells({
  new: [180, 15, 5, 200],
  carry: [18, 2, 0, 20],
  r1: [62, 3, 0, 65],
  r2: [20, 2, 1, 23],
  'r3.1': [10, 0, 0, 10],
  'r3.8': [8, 2, 0, 10],
  'r4.1': [72, 6, 2, 80],
  'r5.1': [9, 1, 0, 10],
  'r6.3': [5, 1, 1, 7],
  r7: [186, 15, 4, 205],
  next: [12, 2, 1, 15],
});

const reviews = {
  'cases.review.upheld': '6',
  'cases.review.corrected': '1',
  'cases.review.other': '1',
  'cases.review.total': '8',
  'cases.direct.upheld': '2',
  'cases.direct.pending': '1',
  'cases.direct.total': '3',
  'cases.after.upheld': '1',
  'cases.after.total': '1',
};

const HEAD = '青川区2024年政府信息公开工作年度报告\n一、总体情况\n';
const TABLES = [
  '三、收到和处理政府信息公开申请情况',
  requestTable(requests),
  '四、政府信息公开行政复议、行政诉讼情况',
  tableText('2021', 'reviews', reviews),
].join('\n');

for (const { why, sentences } of CASES) {
  describe(why, () => {
    for (const sentence of sentences) {
      test(sentence, () => {
        const { text, expected } = unmarked(sentence);
        assert.deepEqual(
          corrections(`${HEAD}${text}\n${TABLES}`),
          expected.map((line) => line.replace(/^\d+/, (at) => String(Number(at) + HEAD.length))),
        );
      });
    }
  });
}

test('the table has at least 60 sentences', () => {
  assert.ok(new Set(CASES.flatMap((each) => each.sentences)).size >= 60);
});

/** What is said of numbers that are worked out: where, what, and each number that a fix changes it to. */
function corrections(text: string): string[] {
  const document = new OpenDocument(TextDocument.create('file:///a', 'report-draft', 1, text), {
    settings,
    besideOthers: () => [],
  });
  return findingsOf(document)
    .filter(
      ({ code, message }) =>
        code === 'prose-figure' && !String(message).includes(', but the table has '),
    )
    .toSorted((a, b) => document.offsetAt(a.range.start) - document.offsetAt(b.range.start))
    .flatMap(({ range, message }) => {
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const place = `${start} ${text.slice(start, end)}`;
      const fixes = codeActions(document, range, undefined, undefined).filter(
        (action) => action.diagnostics?.[0]?.message === message && action.edit,
      );
      if (fixes.length === 0) return [`${place} = `];
      return fixes.map(({ title }) => `${place} = ${title.replace(/^.* in the prose to /, '')}`);
    });
}

function cells(rows: Readonly<Record<string, readonly number[]>>): Record<string, string> {
  const columns = ['natural', 'business', 'otherOrg', 'total'];
  return Object.fromEntries(
    Object.entries(rows).flatMap(([row, figures]) =>
      figures.map((figure, index) => [`${row}.${columns[index]}`, String(figure)]),
    ),
  );
}
