import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { translatorFor } from '../l10n.ts';
import { type CheckTask, checking } from './check-file.ts';
import type { Task } from './drafts.ts';
import type { Job, Workers } from './job.ts';
import { reading } from './read-reports.ts';

/** With fewer files for each, the work is over before a second thread has started. */
const FEWEST = 200;

/** Works in this thread. */
export function workersHere<Unit, Result>(job: Job<Unit, Result>): Workers<Unit, Result> {
  const work = job.begin();
  return {
    async do(unit) {
      // Between two units the program can be interrupted.
      await new Promise(setImmediate);
      return work(unit);
    },
    close() {},
  };
}

/**
 * Works on all cores, in threads that run the same program.
 *
 * @param count How many files there are.
 */
export function workersInThreads<Unit, Result>(
  program: string,
  job: Job<Unit, Result>,
  count: number,
): Workers<Unit, Result> {
  const threads = Math.min(availableParallelism(), Math.floor(count / FEWEST));
  return threads < 2 ? workersHere(job) : new ThreadPool(program, job, threads);
}

/** A unit that waits for a thread, with who waits for its result. */
interface Waiting<Unit, Result> {
  readonly unit: Unit;
  readonly done: (result: Result) => void;
}

/** Threads, each of which deals with one unit at a time. */
class ThreadPool<Unit, Result> implements Workers<Unit, Result> {
  readonly #job: Job<Unit, Result>;
  readonly #waiting: Waiting<Unit, Result>[] = [];
  readonly #idle: Worker[] = [];
  readonly #underWay = new Map<Worker, Waiting<Unit, Result>>();
  #running: number;
  #here: Workers<Unit, Result> | undefined;

  constructor(program: string, job: Job<Unit, Result>, threads: number) {
    this.#job = job;
    this.#running = threads;
    for (let index = 0; index < threads; index++) this.#start(program);
  }

  do = (unit: Unit): Promise<Result> =>
    new Promise((done) => {
      this.#waiting.push({ unit, done });
      this.#handOut();
    });

  close(): void {
    for (const worker of this.#idle) worker.unref();
    for (const worker of this.#idle) void worker.terminate();
  }

  #start(program: string): void {
    const worker = new Worker(program, { workerData: this.#job.given });
    worker.on('message', (result: Result) => {
      const { done } = this.#underWay.get(worker) ?? {};
      this.#underWay.delete(worker);
      this.#idle.push(worker);
      done?.(result);
      this.#handOut();
    });
    // Whatever ended the thread, `exit` follows.
    worker.on('error', () => {});
    worker.once('exit', () => this.#lose(worker));
    this.#idle.push(worker);
  }

  #handOut(): void {
    for (;;) {
      const next = this.#waiting[0];
      if (!next) return;
      const worker = this.#idle.pop();
      if (!worker && this.#running > 0) return;
      this.#waiting.shift();
      if (worker) {
        this.#underWay.set(worker, next);
        worker.postMessage(next.unit);
      } else this.#doHere(next);
    }
  }

  /** Does the work of a thread that could not be started or broke off. */
  #lose(worker: Worker): void {
    this.#running--;
    const idle = this.#idle.indexOf(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    const lost = this.#underWay.get(worker);
    this.#underWay.delete(worker);
    if (lost) this.#doHere(lost);
    this.#handOut();
  }

  #doHere({ unit, done }: Waiting<Unit, Result>): void {
    this.#here ??= workersHere(this.#job);
    void this.#here.do(unit).then(done);
  }
}

/** What a thread is given, by the kinds of jobs. */
type GivenToThread =
  | { readonly work: 'check'; readonly task: CheckTask }
  | { readonly work: 'read'; readonly task: Task };

/** Runs in a thread that a `ThreadPool` has started. */
export function serveThread(): void {
  const given: GivenToThread = workerData;
  const t = translatorFor(given.task.language);
  if (given.work === 'check') serve(checking(given.task, t));
  else serve(reading(given.task, t));
}

function serve<Unit, Result>(job: Job<Unit, Result>): void {
  const work = job.begin();
  parentPort?.on('message', (unit: Unit) => {
    parentPort?.postMessage(work(unit));
  });
}
