import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatting, onTypeFormatting } from '../../../server/src/features/formatting.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeCollection, writeReport } from '../../kit/generate/write.ts';
import { edited, openDraft } from '../../kit/open-draft.ts';
import { requestTable } from '../../kit/request-table.ts';

test('full-width figures become ASCII, and notes, units and prose stay', () => {
  const draft = openDraft(
    `共１２件。\n${requestTable({ 'new.natural': '１２', 'new.total': '１２件', 'r1.natural': '－' })}`,
  );
  assert.equal(
    edited(draft, formatting(draft.document)),
    `共１２件。\n${requestTable({ 'new.natural': '12', 'new.total': '１２件', 'r1.natural': '－' })}`,
  );
});

test('a range is tidied alone', () => {
  const draft = openDraft(requestTable({ 'new.natural': '１', 'carry.natural': '２' }));
  const line = { start: { line: 2, character: 0 }, end: { line: 2, character: 99 } };
  assert.equal(
    edited(draft, formatting(draft.document, line)),
    requestTable({ 'new.natural': '１', 'carry.natural': '2' }),
  );
});

test('tables between tabs are not aligned', () => {
  const draft = openDraft(requestTable());
  assert.deepEqual(formatting(draft.document), []);
  assert.deepEqual(onTypeFormatting(draft.document, { line: 1, character: 3 }), []);
});

test('what is tidied in a range is what is tidied there in the whole', () => {
  const draft = openDraft(
    writeCollection([reportFigures(1), reportFigures(2)], 'markdown').replaceAll(' 1 |', ' １ |'),
    'markdown',
  );
  const { document } = draft;
  const all = formatting(document);
  assert.ok(all.length > 50);
  const lines = draft.text.split('\n').length;
  fc.assert(
    fc.property(fc.nat(lines), fc.nat(30), (line, more) => {
      const range = {
        start: { line, character: 0 },
        end: { line: line + more, character: 0 },
      };
      const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
      const text = edited(draft, formatting(document, range));
      // Tables that meet the range are aligned as a whole; what stands before and behind stays.
      const [before, behind] = [
        draft.text.lastIndexOf('\n\n', start),
        draft.text.indexOf('\n\n', end),
      ];
      assert.ok(before < 0 || text.startsWith(draft.text.slice(0, before)));
      assert.ok(behind < 0 || text.endsWith(draft.text.slice(behind)));
    }),
    { numRuns: 50 },
  );
  const everything = { start: { line: 0, character: 0 }, end: { line: lines, character: 0 } };
  assert.deepEqual(formatting(document, everything), all);
});

test('tables of a Markdown text that is no report are left as they are', () => {
  const draft = openDraft('| a | b |\n|---|---|\n| ccc | d |$0\n', 'markdown');
  assert.deepEqual(onTypeFormatting(draft.document, draft.cursor), []);
  assert.deepEqual(formatting(draft.document), []);
});

test('every figure keeps its value and every other character stands, whatever is tidied', () => {
  const wide = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);
  fc.assert(
    fc.property(
      fc.nat(1000),
      fc.constantFrom('markdown', 'lines', 'tabs', 'html', 'csv'),
      fc.integer({ min: 1, max: 9 }).map(String),
      (seed, notation, digit) => {
        // One of the digits is full-width wherever it stands, in figures and in words.
        const text = writeReport(reportFigures(seed), notation).replaceAll(digit, wide(digit));
        const languageId = notation === 'html' || notation === 'csv' ? notation : 'report-draft';
        const draft = openDraft(text, languageId);
        const bare = (one: string) => one.normalize('NFKC').replaceAll(/[\s|:-]/g, '');
        const tidied = edited(draft, formatting(draft.document));
        assert.equal(bare(tidied), bare(text));
        const again = openDraft(tidied, languageId);
        assert.equal(edited(again, formatting(again.document)), tidied);
      },
    ),
    { numRuns: 40 },
  );
});
