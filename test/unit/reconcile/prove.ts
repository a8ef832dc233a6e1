import { isDeepStrictEqual, parseArgs } from 'node:util';
import { LIMITS } from '../../../server/src/reconcile/repair.ts';
import { disagreement } from './agreement.ts';
import { type Case, PLACINGS, type Placing, spoil } from './cases.ts';
import { loadSolver, type Minimum, solveMinimum } from './mip.ts';
import { type FoundChange, type FoundFault, locateIn } from './problem.ts';
import { Random } from './random.ts';
import { randomReport } from './reports.ts';
import { SEED_000, type Seed, SOUND_SEEDS } from './seeds.ts';
import { mistype, SLIPS } from './slips.ts';
import { randomSystem } from './systems.ts';
import { CURRENT, kindOf, requestRelations } from './table.ts';

// Proves the engine at length and prints the rates. Ends with status 1 where it is at fault.
//   node test/unit/reconcile/prove.ts [--reports 1000] [--cases 500] [--systems 1000] [--seed 1]

const { values: options } = parseArgs({
  options: {
    reports: { type: 'string', default: '1000' },
    cases: { type: 'string', default: '500' },
    systems: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});
const random = new Random(Number(options.seed));
const relations = requestRelations();
const highs = await loadSolver();
let failures = 0;

proveSingles();
proveSeed000();
for (const count of [2, 3]) {
  for (const placing of PLACINGS) proveSeveral(count, placing, Number(options.cases));
}
proveSystems(Number(options.systems));
console.log(failures === 0 ? '\nNo failure.' : `\n${failures} failures.`);
process.exitCode = failures === 0 ? 0 : 1;

/** Each figure of each table, in turn, with each slip: found, alone, and with the right value. */
function proveSingles(): void {
  const bySlip = new Map<string, Rate>();
  const byKind = new Map<string, Rate>();
  const reports: Seed[] = [...SOUND_SEEDS];
  for (let i = 0; i < Number(options.reports); i++) {
    reports.push({ name: `random ${i}`, layout: CURRENT, figures: randomReport(random) });
  }
  for (const { name, layout, figures } of reports) {
    const relations = requestRelations(layout);
    for (const [figure, right] of figures.entries()) {
      for (const slip of SLIPS) {
        const wrong = mistype(right, slip, random);
        if (wrong === undefined) continue;
        const written = figures.with(figure, wrong);
        const expected = [{ figure, from: wrong, to: right }];
        const [fault, ...others] = locateIn({ figures: written, relations });
        const repaired =
          others.length === 0 &&
          fault?.repairs.length === 1 &&
          fault.decidedBy === 'arithmetic' &&
          isDeepStrictEqual(fault.repairs[0]?.changes, expected);
        count(bySlip, slip, repaired);
        count(byKind, kindOf(layout, figure), repaired);
        if (!repaired) fail(`${name}: figure ${figure}, ${slip}`);
      }
    }
  }
  printRates(
    `One wrong figure, seeds ${SOUND_SEEDS.map(({ name }) => name).join(', ')} and ${options.reports} random reports`,
    bySlip,
    byKind,
  );
}

function proveSeed000(): void {
  const problem = { figures: SEED_000.figures, relations };
  const minimum = solveMinimum(highs, problem, 50);
  const difference = disagreement(locateIn(problem), minimum);
  if (difference) fail(`seed 000: ${difference}`);
  console.log(
    `\nSeed 000: ${minimum.count} figures, ${minimum.sets.length} repairs by the solver, ` +
      `${difference ?? 'the same here'}.`,
  );
}

/** Several wrong figures: what the sums decide, what likelihood adds, and what is lost. */
function proveSeveral(wrongFigures: number, placing: Placing, cases: number): void {
  const tally = new Map<string, number>();
  const add = (key: string) => tally.set(key, (tally.get(key) ?? 0) + 1);
  for (let i = 0; i < cases; i++) {
    const report = spoil(randomReport(random), relations, wrongFigures, placing, random);
    const problem = { figures: report.written, relations };
    const faults = locateIn(problem);
    const minimum = solveMinimum(highs, problem, 6);
    const where = `${wrongFigures} ${placing}, case ${i} (${report.written})`;
    const limit = faults.find((fault) => fault.limit)?.limit;
    if (limit) {
      add(`cut short: ${limit}`);
      fail(`${where}: cut short by ${limit}`);
      continue;
    }
    const difference = disagreement(faults, minimum);
    if (difference) fail(`${where}: ${difference}`);
    const tenth = locateIn(problem, { ...LIMITS, work: LIMITS.work / 10 });
    if (tenth.some((fault) => fault.limit)) add('F  takes more than a tenth of the work allowed');
    classify(report, faults, minimum, where, add);
  }
  const share = (key: string) => percent(tally.get(key) ?? 0, cases);
  console.log(`\n${wrongFigures} wrong figures ${placing}, ${cases} random reports, share of all:`);
  for (const key of [...tally.keys()].toSorted()) console.log(`  ${share(key)}  ${key}`);
}

function classify(
  report: Case,
  faults: readonly FoundFault[],
  minimum: Minimum,
  where: string,
  add: (key: string) => void,
): void {
  const truth = report.wrong.map(
    (figure): FoundChange => ({
      figure,
      from: report.written[figure],
      to: report.right[figure] ?? 0n,
    }),
  );
  const isTrue = ({ changes }: { changes: readonly FoundChange[] }) =>
    changes.every((change) => truth.some((other) => isDeepStrictEqual(change, other)));
  const decidable = minimum.complete && minimum.sets.length === 1;
  const smallest = minimum.count === truth.length;

  if (decidable) {
    const repaired = faults.every((fault) => fault.decidedBy === 'arithmetic');
    if (!repaired) fail(`${where}: decidable, but not decided`);
    if (smallest) {
      if (!faults.every(({ repairs }) => repairs.every(isTrue))) fail(`${where}: not the truth`);
      add('A  decided by the sums, and repaired');
    } else {
      add('B  fewer other figures explain it');
    }
  } else if (smallest) {
    const offered = faults.every(({ repairs }) => repairs.some(isTrue));
    if (!offered) fail(`${where}: the true repair is not offered`);
    const first = faults.every(({ repairs }) => repairs.slice(0, 1).every(isTrue));
    const decided = faults.every((fault) => fault.decidedBy);
    add('C  undecidable, the true repair is offered');
    if (first) add('C1 of these, as the likeliest');
    if (decided && first) add('C2 of these, decided by likelihood');
  } else {
    add('D  undecidable, fewer other figures explain it');
  }
  const wrongly = faults.filter(
    ({ decidedBy, repairs }) => decidedBy && !repairs.slice(0, 1).every(isTrue),
  );
  if (wrongly.length > 0) add('E  a repair is preferred that is not the true one');
  if (wrongly.some(({ decidedBy }) => decidedBy === 'likelihood')) {
    add('E1 of these, by likelihood');
  }
}

/** Relations that no form has. */
function proveSystems(cases: number): void {
  let compared = 0;
  for (let i = 0; i < cases; i++) {
    const system = randomSystem(random);
    const faults = locateIn(system);
    if (faults.some(({ limit }) => limit)) continue;
    compared++;
    const difference = disagreement(faults, solveMinimum(highs, system, 20));
    if (difference) fail(`system ${i}: ${difference}`);
  }
  console.log(
    `\nSmall systems of any relations: ${compared} of ${cases} compared, ` +
      'the others cut short by a bound, which is said.',
  );
}

interface Rate {
  good: number;
  all: number;
}

function count(rates: Map<string, Rate>, key: string, good: boolean): void {
  const rate = rates.get(key) ?? { good: 0, all: 0 };
  rate.all++;
  if (good) rate.good++;
  rates.set(key, rate);
}

function printRates(title: string, ...tables: ReadonlyMap<string, Rate>[]): void {
  console.log(`${title}: exactly one repair, which restores the right figure`);
  for (const rates of tables) {
    for (const [key, { good, all }] of rates) {
      console.log(`  ${percent(good, all)}  ${key} (${all})`);
    }
    console.log('');
  }
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(2).padStart(6)} %`;
}

function fail(message: string): void {
  failures++;
  if (failures <= 20) console.error(`FAILED ${message}`);
}
