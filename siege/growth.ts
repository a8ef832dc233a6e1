import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { families } from './families.ts';
import type { Measured } from './growth-worker.ts';
import type { Outcome, Subject } from './subject.ts';

/** Lengths in UTF-16 code units; each is four times the one before. */
const SIZES = [60_000, 240_000, 960_000];
const BOUNDED_SIZES = [5_000, 20_000, 80_000];
/**
 * The most by which the time may grow from the first length to the last. Linear time grows 16 times,
 * quadratic time 256 times.
 */
const MOST = 64;
/** In milliseconds. In shorter times, the garbage collector dominates. */
const SHORT = 8;
/** The time after which a family is ended, in milliseconds, even on a very busy machine. */
const LONGEST = 600_000;
/** The memory limit for the texts of a family and everything that is known about them. */
const MEGABYTES = 3000;

/** The time is linear in the text for every adversarial family, whatever an editor asks. */
export const growth: Subject = {
  id: 'growth',
  title: 'Any length',
  promise:
    'Opening a draft, editing it and every request about it take time that is linear in its length, for texts that are made to be bad for each reader: three lengths, of which the last is sixteen times the first.',
  async *run({ bounded }) {
    const names = families.map(({ name }) => name);
    // A family is found by its name, so two families must not have the same name.
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    if (twice.length > 0) throw new Error(`several families are called: ${twice.join(', ')}`);
    // CPU times of threads are measured, so several threads can run at once.
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
  // Other work in the processor's caches only adds time. Times that are once within the bound are linear.
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
  /** For each length, the milliseconds of each step. */
  readonly times: readonly ReadonlyMap<string, number>[];
  readonly failure?: string;
}

/** Measures in a separate thread, which can be ended and whose memory is limited. */
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
