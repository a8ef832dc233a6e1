import { parseArgs } from 'node:util';
import { locate } from '../server/src/reconcile/locate.ts';
import { PLACINGS, spoil } from '../test/unit/reconcile/cases.ts';
import { loadSolver, solveMinimum } from '../test/unit/reconcile/mip.ts';
import { ledgerOf } from '../test/unit/reconcile/problem.ts';
import { Random } from '../test/unit/reconcile/random.ts';
import { randomReport } from '../test/unit/reconcile/reports.ts';
import { SEED_000 } from '../test/unit/reconcile/seeds.ts';
import { requestRelations } from '../test/unit/reconcile/table.ts';

// Measures how long it takes to locate faults in the request table, together with the solver `highs` on
// the same tables in the same run. The solver is asked only for one repair, not whether it is the only
// one.
//   node bench/locate.ts [--tables 10000] [--solved 40] [--seed 1]

const { values: options } = parseArgs({
  allowPositionals: true,
  options: {
    tables: { type: 'string', default: '10000' },
    solved: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
});
const tables = Number(options.tables);
const solved = Number(options.solved);
const random = new Random(Number(options.seed));
const relations = requestRelations();
const highs = await loadSolver();

/** In milliseconds. */
interface Timing {
  readonly median: number;
  readonly worst: number;
}

console.log('ms                              gouji median     worst   highs median   ratio');
for (const count of [1, 2, 3]) {
  const placings = count === 1 ? PLACINGS.slice(0, 1) : PLACINGS;
  for (const placing of placings) {
    const reports = Array.from({ length: tables }, () =>
      spoil(randomReport(random), relations, count, placing, random),
    );
    print(
      `${count} wrong, ${count === 1 ? 'anywhere' : placing}`,
      reports.map(({ written }) => written),
    );
  }
}
print('seed 000', new Array<readonly bigint[]>(200).fill(SEED_000.figures));

function print(name: string, written: readonly (readonly bigint[])[]): void {
  const ledgers = written.map((figures) => ledgerOf({ figures, relations }));
  for (const ledger of ledgers.slice(0, 200)) locate(ledger.relations);
  const own = timing(ledgers, (ledger) => locate(ledger.relations));
  const other = timing(written.slice(0, solved), (figures) => {
    solveMinimum(highs, { figures, relations }, 1);
  });
  const cells = [
    name.padEnd(30),
    own.median.toFixed(3).padStart(14),
    own.worst.toFixed(2).padStart(9),
    other.median.toFixed(1).padStart(14),
    `${(other.median / own.median).toFixed(0)}×`.padStart(7),
  ];
  console.log(cells.join(' '));
}

function timing<T>(cases: readonly T[], run: (of: T) => void): Timing {
  const times = cases.map((of) => {
    const start = performance.now();
    run(of);
    return performance.now() - start;
  });
  times.sort((a, b) => a - b);
  return { median: times[times.length >> 1] ?? 0, worst: times.at(-1) ?? 0 };
}
