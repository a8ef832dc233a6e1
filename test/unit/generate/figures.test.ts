import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type ReportFigures, reportFigures } from '../../kit/generate/figures.ts';
import { statusIn } from '../reconcile/problem.ts';
import { CURRENT, requestRelations, rowsOf, TRIAL, WIDTH } from '../reconcile/table.ts';

const SEEDS = Array.from({ length: 200 }, (_, seed) => seed);

for (const form of ['2021', '2019'] as const) {
  describe(`generated figures of the form of ${form}`, () => {
    const layout = form === '2021' ? CURRENT : TRIAL;
    const reports = SEEDS.map((seed) => reportFigures(seed, form));
    const relations = requestRelations(layout);

    it('are the same for the same seed, and others for another', () => {
      for (const seed of SEEDS) assert.deepEqual(reportFigures(seed, form), reports[seed]);
      assert.equal(new Set(reports.map((report) => JSON.stringify(report))).size, SEEDS.length);
    });

    it('fill every row and keep every relation of the request table', () => {
      for (const { agency, requests } of reports) {
        assert.equal(requests.length, rowsOf(layout));
        for (const row of requests) assert.equal(row.length, WIDTH);
        const ledger = { figures: requests.flat().map(BigInt), relations };
        for (const relation of relations) {
          assert.equal(statusIn(relation, ledger.figures), 'holding', agency);
        }
      }
    });

    it('keep the three sums of reviews and suits', () => {
      for (const { agency, reviews } of reports) {
        assert.equal(reviews.length, 15);
        for (const first of [0, 5, 10]) {
          const [a, b, c, d, total] = reviews.slice(first, first + 5).map(Number);
          assert.equal(Number(a) + Number(b) + Number(c) + Number(d), total, agency);
        }
      }
    });

    it('look like real ones: many zeros, small offices and large ones', () => {
      const figures = reports.flatMap(({ requests }) => requests.flat());
      const zeros = figures.filter((figure) => figure === '0').length / figures.length;
      assert.ok(zeros > 0.4 && zeros < 0.95, `${zeros}`);
      assert.ok(figures.every((figure) => /^\d{1,5}$/.test(figure)));
      const received = reports.map(receivedIn);
      assert.ok(Math.min(...received) < 20 && Math.max(...received) > 1000);
    });
  });
}

function receivedIn({ requests }: ReportFigures): number {
  return Number(requests[0]?.at(-1));
}
