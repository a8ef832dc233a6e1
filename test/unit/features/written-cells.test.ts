import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { writeReport } from '../../kit/generate/write.ts';
import { openDraft } from '../../kit/open-draft.ts';
import { unevenFigures } from '../../kit/request-report.ts';
import { tables } from '../../kit/whole.ts';

/** Picks a cell, by its table, row and column as a part of all there are, and a text for it. */
const write = fc.record({
  table: fc.double({ min: 0, max: 0.999, noNaN: true }),
  row: fc.double({ min: 0, max: 0.999, noNaN: true }),
  column: fc.double({ min: 0, max: 0.999, noNaN: true }),
  text: fc.constantFrom('', '', '5', '12', '123'),
});

describe('what a table view writes into cells is read back, blank cells too', () => {
  for (const notation of ['lines', 'tabs', 'markdown', 'html'] as const) {
    it(`in ${notation}`, () => {
      fc.assert(
        fc.property(fc.array(write, { minLength: 8, maxLength: 16 }), (writes) => {
          let text = writeReport(unevenFigures, notation);
          const { figures } = read(text);
          for (const one of writes) {
            const { views, document } = read(text);
            const table = Math.floor(one.table * views.length);
            const row = Math.floor(one.row * (views[table]?.rows.length ?? 0));
            const column = Math.floor(one.column * (views[table]?.columns.length ?? 0));
            const figure = views[table]?.rows[row]?.figures[column];
            assert.ok(figure, 'no cell goes');
            const [start, end] = [figure.range.start, figure.range.end].map((at) =>
              document.offsetAt(at),
            );
            text = text.slice(0, start) + one.text + text.slice(end);
            figures[table]?.[row]?.splice(column, 1, one.text);
          }
          assert.deepEqual(read(text).figures, figures);
        }),
        { numRuns: 12 },
      );
    });
  }
});

function read(text: string) {
  const { document } = openDraft(text);
  const views = tables(document).tables;
  const figures = views.map(({ rows }) =>
    rows.map((row) => row.figures.map((figure) => figure?.text.trim())),
  );
  return { document, views, figures };
}
