import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effectIn, locateIn, type Problem, type Sum, statusIn } from './problem.ts';
import { range, sum } from './table.ts';

/** Digits after the point that the true amounts have; figures are rounded to fewer. */
const EXACT = 6;
const ROWS = 4;
const COLUMNS = 4;

/** Amounts with their totals at the end of each row and column, and the digits that each is rounded to. */
const amounts = fc.record({
  parts: fc.array(fc.bigInt({ min: 0n, max: 10n ** 9n }), {
    minLength: (ROWS - 1) * (COLUMNS - 1),
    maxLength: (ROWS - 1) * (COLUMNS - 1),
  }),
  digits: fc.array(fc.integer({ min: 0, max: 3 }), {
    minLength: ROWS * COLUMNS,
    maxLength: ROWS * COLUMNS,
  }),
});

const at = (row: number, column: number) => row * COLUMNS + column;

const relations: Sum[] = [
  ...range(0, ROWS).map((row) =>
    sum(
      range(0, COLUMNS - 1).map((column) => at(row, column)),
      at(row, COLUMNS - 1),
    ),
  ),
  ...range(0, COLUMNS).map((column) =>
    sum(
      range(0, ROWS - 1).map((row) => at(row, column)),
      at(ROWS - 1, column),
    ),
  ),
];

function rounded(
  parts: readonly bigint[],
  digits: readonly number[],
): Problem & Required<Pick<Problem, 'rounding'>> {
  const exact: bigint[] = [];
  for (const row of range(0, ROWS)) {
    for (const column of range(0, COLUMNS)) {
      const inRow = row < ROWS - 1 ? [row] : range(0, ROWS - 1);
      const inColumn = column < COLUMNS - 1 ? [column] : range(0, COLUMNS - 1);
      const own = inRow.flatMap((r) => inColumn.map((c) => parts[r * (COLUMNS - 1) + c] ?? 0n));
      exact.push(own.reduce((a, b) => a + b, 0n));
    }
  }
  const step = digits.map((kept) => 10n ** BigInt(EXACT - kept));
  const figures = exact.map((value, index) => {
    const unit = step[index] ?? 1n;
    return ((value + unit / 2n) / unit) * unit;
  });
  return { figures, relations, rounding: { scale: EXACT, digits } };
}

describe('sums of rounded figures', () => {
  it('hold whatever the figures are rounded to', () => {
    fc.assert(
      fc.property(amounts, ({ parts, digits }) => {
        const ledger = rounded(parts, digits);
        for (const relation of relations) {
          assert.equal(statusIn(relation, ledger.figures, ledger.rounding), 'holding');
        }
        assert.deepEqual(locateIn(ledger), []);
      }),
      { numRuns: 300 },
    );
  });

  it('are broken by more than rounding explains, and every repair offered mends what it says', () => {
    const wrong = fc.tuple(fc.nat(ROWS * COLUMNS - 1), fc.bigInt({ min: 1n, max: 10n ** 5n }));
    fc.assert(
      fc.property(amounts, wrong, ({ parts, digits }, [figure, off]) => {
        const sound = rounded(parts, digits);
        // Ten units are more than half a unit of each of the figures in a relation, twice over.
        const figures = sound.figures.with(
          figure,
          (sound.figures[figure] ?? 0n) + (9n + off) * 10n ** BigInt(EXACT),
        );
        const ledger = { ...sound, figures };
        const broken = relations.flatMap((relation, index) =>
          statusIn(relation, figures, ledger.rounding) === 'broken' ? [index] : [],
        );
        const through = relations.flatMap(({ terms }, index) =>
          terms.some((term) => term.figure === figure) ? [index] : [],
        );
        assert.deepEqual(broken, through);
        const faults = locateIn(ledger);
        assert.deepEqual(
          faults.flatMap((fault) => fault.broken),
          broken,
        );
        for (const fault of faults) {
          assert.notEqual(fault.repairs.length, 0);
          for (const { changes } of fault.repairs) {
            assert.deepEqual(effectIn(ledger, changes), { mends: fault.broken, breaks: [] });
          }
          // One figure alone stands where a broken row and a broken column cross.
          const blamed = fault.repairs.flatMap(({ changes }) => changes.map((one) => one.figure));
          if (broken.length === 2) assert.deepEqual([...new Set(blamed)], [figure]);
          if (fault.decidedBy) assert.deepEqual([...new Set(blamed)], [figure]);
        }
      }),
      { numRuns: 300 },
    );
  });

  const cases: [string, bigint[], number, number[], string][] = [
    // 12.5 + 3.25 = 15.7, in hundredths.
    ['half of every last digit is allowed', [1250n, 325n, 1570n], 2, [1, 2, 1], 'holding'],
    ['33.3 + 33.3 + … = 99.9 beside 100.0', [999n, 0n, 1000n], 1, [1, -1, 1], 'holding'],
    ['a unit too much', [1250n, 325n, 1586n], 2, [1, 2, 1], 'broken'],
    ['exactly as much as allowed', [1250n, 325n, 1585n], 2, [1, -1, 1], 'holding'],
    ['counts are exact', [1n, 2n, 4n], 0, [-1, -1, -1], 'broken'],
  ];
  for (const [name, figures, scale, digits, status] of cases) {
    it(name, () => {
      assert.equal(statusIn(sum([0, 1], 2), figures, { scale, digits }), status);
    });
  }
});
