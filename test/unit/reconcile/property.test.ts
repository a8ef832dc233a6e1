import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { PLACINGS, spoil } from './cases.ts';
import { applied, effectIn, followsIn, locateIn, type Problem, statusIn } from './problem.ts';
import { Random } from './random.ts';
import { randomReport } from './reports.ts';
import { randomSystem } from './systems.ts';
import { requestRelations } from './table.ts';

const relations = requestRelations();
const randoms = fc.integer().map((seed) => new Random(seed));

const spoiltReports = fc
  .tuple(randoms, fc.integer({ min: 1, max: 4 }), fc.constantFrom(...PLACINGS))
  .map(([random, count, placing]) =>
    spoil(randomReport(random), relations, count, placing, random),
  );

test('any repair that is offered mends what it claims and breaks nothing', () => {
  fc.assert(
    fc.property(spoiltReports, ({ written }) => {
      const ledger = { figures: written, relations };
      for (const { broken, repairs } of locateIn(ledger)) {
        for (const { changes } of repairs) {
          assert.deepEqual(effectIn(ledger, changes), { mends: broken, breaks: [] });
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('any choice of repairs, one for each fault, leaves no relation broken', () => {
  const ledgers: fc.Arbitrary<Problem> = fc.oneof(
    spoiltReports.map(({ written }) => ({ figures: written, relations })),
    randoms.map((random) => ({ ...randomSystem(random), signed: [] })),
  );
  fc.assert(
    fc.property(ledgers, fc.infiniteStream(fc.nat()), (ledger, choices) => {
      const faults = locateIn(ledger);
      if (faults.some(({ limit }) => limit !== undefined)) return;
      const changes = faults.flatMap(({ repairs }) => {
        const choice = choices.next().value % repairs.length;
        return repairs[choice]?.changes ?? [];
      });
      assert.equal(new Set(changes.map(({ figure }) => figure)).size, changes.length);
      const after = applied(ledger.figures, changes);
      assert.ok(ledger.relations.every((relation) => statusIn(relation, after) === 'holding'));
      if (faults.length > 0) assert.ok(after.every((figure = 0n) => figure >= 0n));
    }),
    { numRuns: 500 },
  );
});

test('every broken relation belongs to exactly one fault', () => {
  fc.assert(
    fc.property(spoiltReports, ({ written }) => {
      const told = locateIn({ figures: written, relations }).flatMap(({ broken }) => broken);
      const broken = relations.flatMap((relation, index) =>
        statusIn(relation, written) === 'broken' ? [index] : [],
      );
      assert.deepEqual(
        told.toSorted((a, b) => a - b),
        broken,
      );
    }),
  );
});

test('the one missing figure of a table that adds up follows from the others', () => {
  fc.assert(
    fc.property(randoms, (random) => {
      const figures: (bigint | undefined)[] = randomReport(random);
      const missing = random.whole(0, figures.length);
      const right = figures[missing];
      figures[missing] = undefined;
      assert.equal(followsIn({ figures, relations }, missing), right);
    }),
  );
});
