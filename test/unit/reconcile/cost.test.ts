import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decimal } from '../../../server/src/figure/decimal.ts';
import { COST, MARGIN, ranked, slipCost } from '../../../server/src/reconcile/cost.ts';
import type { Figure } from '../../../server/src/reconcile/figure.ts';
import type { Change } from '../../../server/src/reconcile/repair.ts';
import { countOf } from './problem.ts';

const slips: readonly [written: bigint, right: bigint, cost: number][] = [
  [413n, 414n, COST.wrongDigit],
  [5n, 105n, COST.wrongDigit],
  [431n, 413n, COST.swappedDigits],
  [1n, 10n, COST.swappedDigits],
  [153n, -153n, COST.sign],
  [-153n, 153n, COST.sign],
  [43n, 413n, COST.missingDigit],
  [5n, 1005n, COST.wrongDigit],
  [5n, 1055n, COST.other],
  [4413n, 413n, COST.doubledDigit],
  [4133n, 413n, COST.doubledDigit],
  [4173n, 413n, COST.extraDigit],
  [105n, 5n, COST.other],
  [4130n, 413n, COST.powerOfTen],
  [413n, 41300n, COST.powerOfTen],
  [413n, 41300000n, COST.other],
  [0n, 413n, COST.leftAtZero],
  [0n, 5n, COST.leftAtZero],
  [-413n, 414n, COST.other],
  [-413n, -414n, COST.wrongDigit],
  [19n, 20n, COST.other],
  [9n, 10n, COST.other],
];

for (const [written, right, cost] of slips) {
  test(`${written} for ${right} costs ${cost}`, () => {
    assert.equal(slipCost(written, right), cost);
  });
}

test('a missing figure costs nothing to fill in', () => {
  assert.equal(slipCost(undefined, 413n), 0);
});

test('a confirmed figure costs more to touch', () => {
  const changes = [change(413, 414), change(0, 7)];
  const costIf = (confirmed: readonly Figure[]) => ranked([changes], new Set(confirmed))[0]?.cost;
  assert.equal(costIf([]), COST.wrongDigit + COST.leftAtZero);
  assert.equal(
    costIf(changes.slice(1).map(({ figure }) => figure)),
    COST.wrongDigit + COST.leftAtZero + COST.confirmed,
  );
});

test('the same change of a larger figure comes first', () => {
  const [large, small] = [change(413, 414), change(2, 3)];
  assert.deepEqual(
    ranked([[small], [large]], new Set()).map(({ changes }) => changes[0]),
    [large, small],
  );
});

test('one change is never decided by its digits, but by a confirmation', () => {
  const { confirmed, ...digits } = COST;
  const spread = Math.max(...Object.values(digits)) - Math.min(...Object.values(digits));
  assert.ok(spread < MARGIN);
  assert.ok(confirmed >= MARGIN);
});

function change(from: number, to: number): Change {
  return { figure: countOf(BigInt(from)), from: decimal(from), to: decimal(to) };
}
