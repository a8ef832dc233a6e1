import type { Result } from '../service.ts';
import { given } from './given.ts';

type Case = () => Promise<void>;

const cases: { name: string; run: Case }[] = [];

/** Declares a test. Tests run one after the other in the order of their declaration. */
export function test(name: string, run: Case): void {
  if (name.includes(given.only ?? '')) cases.push({ name, run });
}

/** Milliseconds, for one test on the busiest machine: only what hangs takes as long. */
const LONGEST = 180_000;

/**
 * Runs every declared test and tells the runner how each ended, and first how many there are: should
 * the extension host end early, even with success, tests are missed.
 */
export async function runAll(): Promise<void> {
  await tell({ declared: cases.length });
  for (const { name, run } of cases) {
    const started = performance.now();
    let error: string | undefined;
    try {
      await inTime(run());
    } catch (reason) {
      error = reason instanceof Error ? (reason.stack ?? reason.message) : String(reason);
    }
    const seconds = (performance.now() - started) / 1000;
    await tell({ name, seconds, ...(error !== undefined && { error }) });
  }
}

/** Tells the runner. */
export async function tell(result: Result): Promise<void> {
  await fetch(`${given.service}/result`, { method: 'POST', body: JSON.stringify(result) });
}

/** One test that hangs must not take the results of those after it along. */
async function inTime(running: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${LONGEST / 1000} s`)), LONGEST);
  });
  try {
    await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits until `get` gives something other than undefined or false; fails, saying what was waited for. */
export async function until<T>(
  what: string,
  get: () => T | undefined | false | Promise<T | undefined | false>,
  milliseconds = 60_000,
): Promise<T> {
  const deadline = Date.now() + milliseconds;
  for (;;) {
    const value = await get();
    if (value !== undefined && value !== false) return value;
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}
