import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../../server/src/reconcile/repair.ts';
import { type FoundFault, locateIn, type Problem } from './problem.ts';
import { SEED_000, SOUND_SEEDS } from './seeds.ts';
import {
  at,
  CURRENT,
  FIRST_ITEM,
  range,
  requestRelations,
  resultsOf,
  reviewBlock,
  rowsOf,
  sum,
  TRIAL,
  WIDTH,
} from './table.ts';

const relations = requestRelations();
const itemSum = (column: number) => rowsOf(CURRENT) + column;
const sound = SOUND_SEEDS.find(({ name }) => name === '003')?.figures ?? [];

test('nothing is wrong with a table that adds up', () => {
  for (const { layout, figures } of SOUND_SEEDS) {
    assert.deepEqual(locateIn({ figures, relations: requestRelations(layout) }), []);
  }
});

test('one wrong item is found where its row and its column cross', () => {
  const [fault, ...others] = locateIn(written({ [at(12, 0)]: 930n }));
  assert.deepEqual(others, []);
  assert.deepEqual(fault, {
    broken: [12, itemSum(0)],
    repairs: [{ changes: [{ figure: at(12, 0), from: 930n, to: 931n }], cost: 1 }],
    decidedBy: 'arithmetic',
  });
});

test('two wrong figures that hide each other in their row are found by their columns', () => {
  const [fault, ...others] = locateIn(written({ [at(12, 0)]: 934n, [at(12, 1)]: 29n }));
  assert.deepEqual(others, []);
  assert.deepEqual(fault?.broken, [itemSum(0), itemSum(1)]);
  // Any row could hide them, if its figures allow it: 3 fewer of 自然人 and 3 more of 商业企业.
  assert.deepEqual(
    fault.repairs.map(({ changes }) => changes.map(({ figure }) => figure)).toSorted(byFirst),
    range(FIRST_ITEM, resultsOf(CURRENT))
      .filter((row) => (written({ [at(12, 0)]: 934n }).figures[at(row, 0)] ?? 0n) >= 3n)
      .map((row) => [at(row, 0), at(row, 1)]),
  );
  assert.equal(fault.decidedBy, undefined);
  assert.deepEqual(fault.repairs.find(({ changes }) => changes[0]?.figure === at(12, 0))?.changes, [
    { figure: at(12, 0), from: 934n, to: 931n },
    { figure: at(12, 1), from: 29n, to: 32n },
  ]);
});

test('faults that share no relation are told apart', () => {
  const faults = locateIn(written({ [at(12, 0)]: 930n, [at(0, 1)]: 85n, [at(15, 6)]: 437n }));
  assert.deepEqual(
    faults.map((fault) => [fault.decidedBy, fault.repairs[0]?.changes]),
    [
      ['arithmetic', [{ figure: at(0, 1), from: 85n, to: 82n }]],
      ['arithmetic', [{ figure: at(12, 0), from: 930n, to: 931n }]],
      ['arithmetic', [{ figure: at(15, 6), from: 437n, to: 347n }]],
    ],
  );
});

test('equal errors far apart are not told apart: they may as well be two others', () => {
  const [fault, ...others] = locateIn(written({ [at(2, 0)]: 444n, [at(12, 1)]: 33n }));
  assert.deepEqual(others, []);
  assert.deepEqual(
    fault?.repairs.map(({ changes }) => changes.map(({ figure }) => figure)).toSorted(byFirst),
    [
      [at(2, 0), at(12, 1)],
      [at(2, 1), at(12, 0)],
    ],
  );
});

test('seed 000: the twenty-one rows that may lack two requests, the likeliest first', () => {
  const faults = locateIn({ figures: SEED_000.figures, relations });
  assert.equal(faults.length, 1);
  const [fault] = faults;
  assert.deepEqual(fault?.broken, [itemSum(0), itemSum(1), itemSum(6)]);
  assert.equal(fault.decidedBy, undefined);
  const rows = range(FIRST_ITEM, resultsOf(CURRENT));
  assert.equal(rows.length, 21);
  const expected = rows.map((row) =>
    [0, 1, 6].map((column) => {
      const from = SEED_000.figures[at(row, column)] ?? 0n;
      return { figure: at(row, column), from, to: from + (column === 6 ? 2n : 1n) };
    }),
  );
  const found = fault.repairs.map(({ changes }) => changes);
  assert.deepEqual(
    found.toSorted(([a], [b]) => (a?.figure ?? 0) - (b?.figure ?? 0)),
    expected,
  );
  assert.deepEqual(found[0], expected[rows.length - 1], '3.其他 is the likeliest');
  const costs = fault.repairs.map(({ cost }) => cost);
  assert.deepEqual(
    costs,
    costs.toSorted((a, b) => a - b),
  );
});

test('a review block cannot tell a wrong part from a wrong total', () => {
  const [fault] = locateIn(reviewBlock([22, 1, 1, 1, 26]));
  assert.equal(fault?.repairs.length, 5);
  assert.equal(fault.decidedBy, undefined);
});

test('a review block is decided where the prose confirms all figures but one', () => {
  const block = reviewBlock([22, 1, 1, 1, 26]);
  const decided = locateIn({ ...block, confirmed: [true, true, true, true, false] })[0];
  assert.equal(decided?.decidedBy, 'likelihood');
  assert.deepEqual(decided.repairs[0]?.changes, [{ figure: 4, from: 26n, to: 25n }]);
  const open = locateIn({ ...block, confirmed: [true, true, false, true, false] })[0];
  assert.equal(open?.decidedBy, undefined);
  assert.deepEqual(
    open?.repairs.slice(0, 2).map(({ changes }) => changes[0]?.figure),
    [4, 2],
  );
});

test('no figure becomes negative, unless it may', () => {
  const problem = { figures: [1n, 2n, 9n, 0n], relations: [sum([0, 1, 2], 3)] };
  const touched = (problem: Problem) =>
    locateIn(problem)[0]
      ?.repairs.map(({ changes }) => changes[0]?.figure)
      .toSorted();
  assert.deepEqual(touched(problem), [3]);
  assert.deepEqual(touched({ ...problem, signed: [true] }), [0, 3]);
});

test('a figure that must not be negative does not stay so', () => {
  // 9.5 and its row total both show 6 less; the row holds, and so would two other figures.
  const [fault] = locateIn(written({ [at(9, 5)]: -6n, [at(9, 6)]: 17n, [at(17, 5)]: 4n }));
  assert.equal(fault?.decidedBy, 'arithmetic');
  assert.deepEqual(
    fault.repairs[0]?.changes.map(({ figure, to }) => [figure, to]),
    [
      [at(9, 5), 0n],
      [at(9, 6), 23n],
      [at(17, 5), 0n],
    ],
  );
});

test('a relation with a missing figure is open and blames nobody', () => {
  const figures: (bigint | undefined)[] = [...sound];
  figures[at(12, 0)] = undefined;
  assert.deepEqual(locateIn({ figures, relations }), []);
  figures[at(2, 1)] = 30n;
  const faults = locateIn({ figures, relations });
  assert.deepEqual(
    faults.map(({ repairs }) => repairs[0]?.changes),
    [[{ figure: at(2, 1), from: 30n, to: 29n }]],
  );
});

test('figures of any size are exact', () => {
  const huge = 10n ** 40n;
  const figures = sound.map((figure) => figure * huge);
  figures[at(12, 0)] = (figures[at(12, 0)] ?? 0n) + 1n;
  assert.deepEqual(locateIn({ figures, relations })[0]?.repairs[0]?.changes, [
    { figure: at(12, 0), from: 931n * huge + 1n, to: 931n * huge },
  ]);
});

test('a cycle of relations determines its figures, where they are whole', () => {
  // Each relation contains two of the parts, so none of them alone says by how much a part is off.
  const cycle = [sum([0, 1], 3), sum([1, 2], 4), sum([0, 2], 5)];
  const ofParts = (figures: readonly bigint[]) =>
    locateIn({ figures, relations: cycle })[0]?.repairs.filter(({ changes }) =>
      changes.every(({ figure }) => figure < 3),
    );
  assert.deepEqual(
    ofParts([1n, 1n, 1n, 0n, 0n, 0n])?.map(({ changes }) => changes),
    [[0, 1, 2].map((figure) => ({ figure, from: 1n, to: 0n }))],
  );
  assert.deepEqual(ofParts([1n, 1n, 1n, 0n, 0n, 1n]), []);
});

test('what exceeds a bound is said, and nothing is blamed', () => {
  const wrong = written({ [at(2, 0)]: 449n, [at(3, 1)]: 19n, [at(12, 2)]: 9n });
  const broken = locateIn(wrong).flatMap((fault) => fault.broken);
  const bounded = (limits: Partial<typeof LIMITS>): FoundFault[] =>
    locateIn(wrong, { ...LIMITS, ...limits });
  assert.deepEqual(bounded({ figures: 2 }), [
    { broken: broken.toSorted((a, b) => a - b), repairs: [], limit: 'size' },
  ]);
  assert.equal(bounded({ work: 3 })[0]?.limit, 'budget');
  assert.deepEqual(bounded({ work: 3 })[0]?.repairs, []);
});

test('too many repairs are cut off, and that is said', () => {
  const problem = { figures: SEED_000.figures, relations };
  const exactly = locateIn(problem, { ...LIMITS, repairs: 21 })[0];
  assert.deepEqual([exactly?.repairs.length, exactly?.limit], [21, undefined]);
  const fewer = locateIn(problem, { ...LIMITS, repairs: 20 })[0];
  assert.deepEqual([fewer?.repairs.length, fewer?.limit], [20, 'repairs']);
});

test('faults that need the same figure, which cannot serve both, stay one', () => {
  // Two alike: 3 against 8. Either the 3 rises, and the shared 7 falls by 5, or the 8 falls with its copy.
  const [low, high, copy, otherLow, otherHigh, otherCopy, shared, total] = [0, 1, 2, 3, 4, 5, 6, 7];
  const equal = (a: number, b: number) => sum([a], b);
  const relations = [
    equal(low, high),
    equal(high, copy),
    equal(otherLow, otherHigh),
    equal(otherHigh, otherCopy),
    sum([low, otherLow, shared], total),
    equal(total, 8),
    equal(8, 9),
  ];
  const figures = [3n, 8n, 8n, 3n, 8n, 8n, 7n, 13n, 13n, 13n];
  const faults = locateIn({ figures, relations });
  assert.deepEqual(
    faults.map(({ broken }) => broken),
    [[0, 2]],
  );
  assert.deepEqual(
    faults[0]?.repairs.map(({ changes }) => changes.map(({ figure }) => figure)).toSorted(),
    [
      [low, otherHigh, otherCopy, shared],
      [high, copy, otherLow, shared],
      [high, copy, otherHigh, otherCopy],
    ],
  );
});

test('a loss that parts could share in many ways is left to the reader', () => {
  const chain = [sum([0, 1], 2), sum([2], 3)];
  // 12 against 2: neither part can give up 10, both can in many ways.
  const [shared] = locateIn({ figures: [5n, 7n, 2n, 2n], relations: chain });
  assert.deepEqual(shared, { broken: [0], repairs: [], limit: 'values' });
  const [single] = locateIn({ figures: [5n, 7n, 6n, 6n], relations: chain });
  assert.deepEqual(single?.repairs[0]?.changes, [{ figure: 1, from: 7n, to: 1n }]);
});

test('no three figures of the request table are dependent', () => {
  // Were they, every relation that has one of them would have another.
  for (const layout of [CURRENT, TRIAL]) {
    const sets = requestRelations(layout).map(({ terms }) => terms.map(({ figure }) => figure));
    for (const figure of range(0, rowsOf(layout) * WIDTH)) {
      const [first = [], second = []] = sets.filter((set) => set.includes(figure));
      for (const a of first.filter((other) => other !== figure)) {
        for (const b of second.filter((other) => other !== figure)) {
          const three = [figure, a, b];
          const alone = sets.some((set) => three.filter((one) => set.includes(one)).length === 1);
          assert.ok(alone || a === b, three.join());
          assert.ok(sets.some((set) => set.includes(figure) !== set.includes(a)));
        }
      }
    }
  }
});

/** Seed 003 with some figures written otherwise. */
function written(figures: Readonly<Record<number, bigint>>): Problem {
  return { figures: sound.map((figure, i) => figures[i] ?? figure), relations };
}

function byFirst([a = 0]: readonly number[], [b = 0]: readonly number[]): number {
  return a - b;
}
