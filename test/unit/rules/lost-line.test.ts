import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { editsOf } from '../../../server/src/features/fix-edits.ts';
import { reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { edited, openDraft } from '../../kit/open-draft.ts';
import { requestReport } from '../../kit/request-report.ts';

/** What the fixes of a short row make of a draft. */
function putBack(draft: string): string[] {
  const open = openDraft(draft);
  const { document } = open;
  return document.analysis.parts.flatMap((part) =>
    document
      .findingsOf(part)
      .filter(({ code }) => code === 'empty-figure')
      .flatMap(({ fixes }) =>
        fixes().map((fix) => edited(open, editsOf(document, part, fix) ?? [])),
      ),
  );
}

/** Where the lines of the request table stand that hold a figure. */
function linesOfFigures(lines: readonly string[]): number[] {
  const first = lines.findIndex((line) => line.includes('一、本年新收'));
  const last = lines.findIndex((line, at) => at > first && /^[一二三四五六七八九]、/.test(line));
  return lines.flatMap((line, at) => (at > first && at < last && /^\t\d+$/.test(line) ? [at] : []));
}

describe('a figure that was deleted with its line', () => {
  it('is put back where it stood, whichever it was', () => {
    for (const seed of [1, 2, 3]) {
      const right = writeReport(reportFigures(seed), 'lines');
      const lines = right.split('\n');
      const figures = linesOfFigures(lines);
      assert.ok(figures.length > 100, `${figures.length} figures`);

      for (const at of figures.filter((_, index) => index % 5 === seed)) {
        assert.deepEqual(putBack(lines.toSpliced(at, 1).join('\n')), [right], `line ${at + 1}`);
      }
    }
  });

  it('is put back with the line ends of the draft', () => {
    const right = writeReport(reportFigures(1), 'lines').replaceAll('\n', '\r\n');
    const lines = right.split('\r\n');
    const [, , third = 0] = linesOfFigures(lines);
    assert.deepEqual(putBack(lines.toSpliced(third, 1).join('\r\n')), [right]);
  });

  it('is not made up where two are missing, or where sums contradict each other', () => {
    const lines = requestReport().split('\n');
    const [first = 0] = linesOfFigures(lines);
    assert.deepEqual(putBack(lines.toSpliced(first, 2).join('\n')), []);
    // In the row of totals the columns do not add up, and neither does what is left of the row.
    const total = lines.indexOf('\t764');
    assert.deepEqual(putBack(lines.toSpliced(total + 1, 1).join('\n')), []);
  });
});
