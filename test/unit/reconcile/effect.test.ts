import assert from 'node:assert/strict';
import { test } from 'node:test';
import { effectIn, followsIn } from './problem.ts';
import { SEED_000 } from './seeds.ts';
import { at, CURRENT, requestRelations, resultsOf, rowsOf, sum, WIDTH } from './table.ts';

const relations = requestRelations();
const TOTAL = WIDTH - 1;
const itemSum = (column: number) => rowsOf(CURRENT) + column;
const balance = (column: number) => rowsOf(CURRENT) + WIDTH + column;

test('lowering the total of seed 000 mends its sum and breaks its row and its balance', () => {
  const figure = at(resultsOf(CURRENT), TOTAL);
  const effect = effectIn({ figures: SEED_000.figures, relations }, [
    { figure, from: 824n, to: 822n },
  ]);
  assert.deepEqual(effect, {
    mends: [itemSum(TOTAL)],
    breaks: [resultsOf(CURRENT), balance(TOTAL)],
  });
});

test('a change that leaves a relation broken neither mends nor breaks it', () => {
  const ledger = { figures: [1n, 2n, 4n], relations: [sum([0, 1], 2)] };
  assert.deepEqual(effectIn(ledger, [{ figure: 0, from: 1n, to: 5n }]), { mends: [], breaks: [] });
});

test('a missing figure filled in wrongly breaks its relation', () => {
  const ledger = { figures: [1n, undefined, 4n], relations: [sum([0, 1], 2)] };
  assert.deepEqual(effectIn(ledger, [{ figure: 1, from: undefined, to: 2n }]).breaks, [0]);
  assert.deepEqual(effectIn(ledger, [{ figure: 1, from: undefined, to: 3n }]).breaks, []);
});

test('a part follows from its total, and a total from its parts', () => {
  const relations = [sum([0, 1], 2)];
  assert.equal(followsIn({ figures: [1n, undefined, 4n], relations }, 1), 3n);
  assert.equal(followsIn({ figures: [1n, 3n, undefined], relations }, 2), 4n);
});

test('nothing follows for a figure that is there, or beside another that is missing', () => {
  const relations = [sum([0, 1], 2)];
  assert.equal(followsIn({ figures: [1n, 3n, 4n], relations }, 1), undefined);
  assert.equal(followsIn({ figures: [undefined, undefined, 4n], relations }, 1), undefined);
});

test('what follows must follow from all relations alike', () => {
  const relations = [sum([0, 1], 2), sum([1, 3], 4), sum([1, 5], 6)];
  assert.equal(
    followsIn({ figures: [1n, undefined, 4n, 2n, 5n, undefined, 9n], relations }, 1),
    3n,
  );
  assert.equal(
    followsIn({ figures: [1n, undefined, 4n, 2n, 6n, undefined, 9n], relations }, 1),
    undefined,
  );
});
