import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { check, checkFix } from '../../kit/fixture.ts';
import { type FormId, reportFigures } from '../../kit/generate/figures.ts';
import { writeReport } from '../../kit/generate/write.ts';
import { findingsOf, open } from '../../kit/read.ts';
import { requestTable } from '../../kit/request-table.ts';
import { WAYS } from '../../kit/ways.ts';

describe('zeros behind the point of a whole figure', () => {
  it('are a matter of style, told once for a table, and mended at once', () => {
    const table = requestTable({ 'new.natural': '3.00', 'new.total': '3.00', 'next.total': '3' });
    const told = table.replace('3.00', '⟦3.00⟧{figure-style}');
    check(told.replace('\t0\t0\t0\t0\t0\t0\t3\n', '\t⟦0⟧{suspect-figure}\t0\t0\t0\t0\t0\t3\n'));
    checkFix(table.replace('3.00', '3.00$0'), 'Write all 2', table.replaceAll('3.00', '3'));
  });

  it('are zeros only: what else stands there is no whole number', () => {
    const table = requestTable({ 'new.natural': '⟦310.50⟧{not-a-figure}' });
    check(table);
    check(requestTable({ 'new.natural': '⟦310.005⟧{not-a-figure}' }));
  });

  for (const written of ['0.0', '0.00', '0.000', '０.００', '00']) {
    it(`may stand behind nothing: ${written}`, () => {
      const isPlain = written === '00';
      check(requestTable({ 'new.natural': isPlain ? written : `⟦${written}⟧{figure-style}` }));
    });
  }

  it('hide no error, in any notation, and are no more findings than there are tables', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom<FormId>('2021', '2019'),
        fc.constantFrom(...WAYS),
        fc.constantFrom('.0', '.00', '.0000'),
        fc.nat(),
        (seed, form, [notation, languageId], zeros, at) => {
          const figures = reportFigures(seed, form);
          const row = at % figures.requests.length;
          const wrong = figures.requests.map((line, index) =>
            index === row ? line.map((text, column) => (column === 1 ? `${text}7` : text)) : line,
          );
          const plain = { ...figures, requests: wrong };
          const inSheet = {
            ...plain,
            requests: wrong.map((line) => line.map((text) => `${text}${zeros}`)),
            reviews: plain.reviews.map((text) => `${text}${zeros}`),
          };
          const told = (report: typeof plain) =>
            findingsOf(open(writeReport(report, notation), languageId)).map(
              ({ code, message }) => `${code} ${message}`,
            );
          const style = (line: string) => line.startsWith('figure-style');
          const found = told(inSheet);
          assert.deepEqual(
            found.filter((line) => !style(line)),
            told(plain),
          );
          assert.equal(found.filter(style).length, 2);
        },
      ),
      { numRuns: 60 },
    );
  });
});
