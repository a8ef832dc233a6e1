import assert from 'node:assert/strict';
import { test } from 'node:test';
import { disagreement } from './agreement.ts';
import { PLACINGS, spoil } from './cases.ts';
import { loadSolver, solveMinimum } from './mip.ts';
import { locateIn } from './problem.ts';
import { Random } from './random.ts';
import { randomReport } from './reports.ts';
import { SEED_000 } from './seeds.ts';
import { randomSystem } from './systems.ts';
import { at, CURRENT, NEW, requestRelations, rowsOf, sum, WIDTH } from './table.ts';

// A sample of what `prove.ts` does at length: the engine against an independent solver.

const relations = requestRelations();

test('the solver confirms the repairs of seed 000', async () => {
  const { figures } = SEED_000;
  const minimum = solveMinimum(await loadSolver(), { figures, relations }, 30);
  assert.deepEqual([minimum.count, minimum.sets.length, minimum.complete], [3, 21, true]);
  assert.equal(disagreement(locateIn({ figures, relations }), minimum), undefined);
});

test('request tables with up to three wrong figures: the same smallest repairs', async () => {
  const highs = await loadSolver();
  const random = new Random(3);
  for (let i = 0; i < 90; i++) {
    const placing = random.pick(PLACINGS);
    const report = spoil(randomReport(random), relations, 1 + (i % 3), placing, random);
    const problem = { figures: report.written, relations };
    const faults = locateIn(problem);
    assert.ok(faults.every(({ limit }) => limit === undefined));
    assert.equal(
      disagreement(faults, solveMinimum(highs, problem, 3)),
      undefined,
      `case ${i}, ${placing}: ${report.written}`,
    );
  }
});

test('two tables that a relation joins: a wrong figure in either is found, and the same as the solver finds', async () => {
  const highs = await loadSolver();
  const random = new Random(7);
  const count = rowsOf(CURRENT) * WIDTH;
  const shifted = relations.map(({ terms }) => ({
    terms: terms.map(({ figure, sign }) => ({ figure: figure + count, sign })),
  }));
  const total = at(NEW, WIDTH - 1);
  const joined = [...relations, ...shifted, sum([total], total + count)];
  for (let i = 0; i < 40; i++) {
    const right = randomReport(random);
    const placing = random.pick(PLACINGS);
    const wrong = 1 + (i % 2);
    const { written } = spoil([...right, ...right], joined, wrong, placing, random);
    const problem = { figures: written, relations: joined };
    const faults = locateIn(problem);
    const where = `case ${i}, ${placing}: ${written}`;
    assert.ok(
      faults.every(({ limit }) => limit === undefined),
      where,
    );
    if (wrong === 1) {
      assert.deepEqual(
        faults.map(({ decidedBy, repairs }) => [decidedBy, repairs.length]),
        [['arithmetic', 1]],
        where,
      );
    } else if (i % 8 === 1) {
      assert.equal(disagreement(faults, solveMinimum(highs, problem, 3)), undefined, where);
    }
  }
});

test('relations of any kind: the same smallest repairs, or a bound is stated', async () => {
  const highs = await loadSolver();
  const random = new Random(5);
  let compared = 0;
  for (let i = 0; i < 120; i++) {
    const system = randomSystem(random);
    const faults = locateIn(system);
    if (faults.some(({ limit }) => limit !== undefined)) continue;
    compared++;
    const difference = disagreement(faults, solveMinimum(highs, system, 12));
    assert.equal(difference, undefined, `case ${i}`);
  }
  assert.ok(compared > 80);
});
