import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { findingsOf, open } from '../../kit/read.ts';

const notations = ['html', 'markdown', 'csv', 'spaces'] as const;
const drafts = notations.map((notation) => writeReport(reportFigures(1), notation));
const bits = [
  '<table>',
  '</table>',
  '<td>',
  '</p>',
  '<h2>',
  '|',
  '\n|---|---|\n',
  '```\n',
  '"',
  ',',
  '  ',
  '\n',
  '7',
];

const edits = fc.array(
  fc.record({
    at: fc.nat(),
    length: fc.oneof(fc.nat(3), fc.nat(300)),
    text: fc.oneof(
      fc.constantFrom('', ...bits),
      fc.constantFrom(...drafts.map((draft) => draft.slice(300, 800))),
    ),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('the findings in a draft kept up with edits', () => {
  for (const [index, draft] of drafts.entries()) {
    const notation = notations[index] ?? 'html';
    const languageId = notation === 'spaces' ? 'report-draft' : notation;
    for (const language of new Set([languageId, 'report-draft'])) {
      it(`are what opening the text afresh finds: ${notation} in ${language}`, () => {
        fc.assert(
          fc.property(edits, (changes) => {
            const document = open(draft, language);
            for (const { at, length, text } of changes) {
              const start = at % (document.text.length + 1);
              const end = Math.min(start + length, document.text.length);
              const range = { start: document.positionAt(start), end: document.positionAt(end) };
              document.update([{ range, text }], document.version + 1);
            }
            assert.deepEqual(findingsOf(document), findingsOf(open(document.text, language)));
          }),
          { numRuns: 60 },
        );
      });
    }
  }
});
