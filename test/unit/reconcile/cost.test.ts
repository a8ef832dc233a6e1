import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COST, costOf, MARGIN, shiftOf, slipCost } from '../../../server/src/reconcile/cost.ts';

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
  const changes = [
    { figure: 0, from: 413n, to: 414n },
    { figure: 2, from: 0n, to: 7n },
  ];
  assert.equal(costOf(changes, undefined), COST.wrongDigit + COST.leftAtZero);
  assert.equal(
    costOf(changes, [false, true, true]),
    COST.wrongDigit + COST.leftAtZero + COST.confirmed,
  );
});

test('the same change is a smaller shift of a larger figure', () => {
  const large = shiftOf([{ figure: 0, from: 413n, to: 414n }]);
  const small = shiftOf([{ figure: 0, from: 2n, to: 3n }]);
  assert.ok(large < small);
});

test('one change is never decided by its digits, but by a confirmation', () => {
  const { confirmed, ...digits } = COST;
  const spread = Math.max(...Object.values(digits)) - Math.min(...Object.values(digits));
  assert.ok(spread < MARGIN);
  assert.ok(confirmed >= MARGIN);
});
