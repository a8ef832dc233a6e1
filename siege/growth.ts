import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { families } from './families.ts';
import type { Measured } from './growth-worker.ts';
import type { Outcome, Subject } from './subject.ts';

/** Lengths in UTF-16 code units, each four times the one before. */
const SIZES = [60_000, 240_000, 960_000];
const BOUNDED_SIZES = [5_000, 20_000, 80_000];
/** From the first length to the last: linear time grows 16 times, quadratic time 256 times. */
const MOST = 64;
/** Milliseconds; of shorter times the garbage collector makes anything. */
const SHORT = 8;
/** What hangs is ended: milliseconds for one family, on the busiest machine. */
const LONGEST = 600_000;
/** A family's texts and all that is known of them stay within this. */
const MEGABYTES = 3000;

/** Time linear in the text for every adversarial family, whatever an editor asks. */
export const growth: Subject = {
  id: 'growth',
  title: 'Any length',
  promise:
    'Opening a draft, editing it and every request about it take time linear in its length, on texts made to be bad for each reader: three lengths, the last sixteen times the first.',
  async *run({ bounded }) {
    const names = families.map(({ name }) => name);
    // A family is found by its name: of two with one name, only the first would be measured.
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    if (twice.length > 0) throw new Error(`several families are called: ${twice.join(', ')}`);
    // The time of a thread is measured: several take each their own.
    const measured: Promise<Outcome>[] = [];
    for (const { name, languageId } of families) {
      measured.push(measure(name, languageId, bounded ? BOUNDED_SIZES : SIZES));
      if (measured.length >= availableParallelism()) yield* measured.splice(0, 1);
    }
    yield* measured;
  },
};

async function measure(
  family: string,
  languageId: string,
  sizes: readonly number[],
): Promise<Outcome> {
  const name = `${family} (${languageId})`;
  let best: Outcome | undefined;
  // What shares the processor's caches only ever adds: times within the bound once are linear.
  for (let again = 0; again < 3 && (!best || best.failure); again++) {
    best = judge(name, await run(family, sizes));
  }
  return best ?? { name, told: '', failure: 'was not measured' };
}

function judge(name: string, { times, failure }: Run): Outcome {
  const totals = times.map((byStep) => [...byStep.values()].reduce((sum, time) => sum + time, 0));
  const told = `${totals.map((total) => `${total.toFixed(0)}`).join(' → ')} ms`;
  if (failure) return { name, told, failure };
  const first = times[0];
  const steep = [...(times.at(-1) ?? [])].filter(
    ([step, time]) => time > MOST * Math.max(first?.get(step) ?? 0, SHORT),
  );
  if (steep.length === 0) return { name, told };
  const growths = steep.map(([step]) => {
    const all = times.map((byStep) => `${(byStep.get(step) ?? 0).toFixed(1)} ms`);
    return `${step}: ${all.join(', ')}`;
  });
  return { name, told, failure: `more than linear: ${growths.join('; ')}` };
}

interface Run {
  /** For each length the milliseconds of each step. */
  readonly times: readonly ReadonlyMap<string, number>[];
  readonly failure?: string;
}

/** Measures in a thread of its own, which can be ended and whose memory is bounded. */
function run(family: string, sizes: readonly number[]): Promise<Run> {
  return new Promise((resolve) => {
    const times = sizes.map(() => new Map<string, number>());
    let doing = '';
    const worker = new Worker(new URL('./growth-worker.ts', import.meta.url), {
      workerData: { family, sizes },
      resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
    });
    const timer = setTimeout(() => {
      resolve({ times, failure: `no end after ${LONGEST / 1000} s: ${doing}` });
      void worker.terminate();
    }, LONGEST);
    worker.on('message', (message: Measured) => {
      doing = `${message.step}, ${sizes[message.size]} code units`;
      if (message.ms !== undefined) times[message.size]?.set(message.step, message.ms);
    });
    worker.on('error', (error) => {
      resolve({ times, failure: `${doing}: ${error instanceof Error ? error.stack : error}` });
    });
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve({ times });
    });
  });
}
