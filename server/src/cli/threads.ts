import { availableParallelism } from 'node:os';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import { type Translate, translatorFor } from '../l10n.ts';
import type { Checkers } from './check-command.ts';
import { type CheckedFile, type CheckTask, FileChecker, type Unit } from './check-file.ts';

/** With fewer files for each, the check is over before a second thread has started. */
const FEWEST = 200;

/** Checks in this thread. */
export function checkersHere(task: CheckTask, t: Translate): Checkers {
  const checker = new FileChecker(task, t);
  return {
    async check(unit) {
      // Between two units the program can be interrupted.
      await new Promise(setImmediate);
      return checker.check(unit);
    },
    close() {},
  };
}

/**
 * Checks on all cores, in threads that run the same program.
 *
 * @param count How many files there are.
 */
export function checkersInThreads(
  program: string,
  task: CheckTask,
  count: number,
  t: Translate,
): Checkers {
  const threads = Math.min(availableParallelism(), Math.floor(count / FEWEST));
  return threads < 2 ? checkersHere(task, t) : new ThreadPool(program, task, threads, t);
}

/** A unit that waits for a thread, with who waits for its result. */
interface Waiting {
  readonly unit: Unit;
  readonly done: (checked: readonly CheckedFile[]) => void;
}

/** Threads, each of which checks one unit at a time. */
class ThreadPool implements Checkers {
  readonly #task: CheckTask;
  readonly #t: Translate;
  readonly #waiting: Waiting[] = [];
  readonly #idle: Worker[] = [];
  readonly #underWay = new Map<Worker, Waiting>();
  #running: number;
  #here: Checkers | undefined;

  constructor(program: string, task: CheckTask, threads: number, t: Translate) {
    this.#task = task;
    this.#t = t;
    this.#running = threads;
    for (let index = 0; index < threads; index++) this.#start(program);
  }

  check = (unit: Unit): Promise<readonly CheckedFile[]> =>
    new Promise((done) => {
      this.#waiting.push({ unit, done });
      this.#handOut();
    });

  close(): void {
    for (const worker of this.#idle) worker.unref();
    for (const worker of this.#idle) void worker.terminate();
  }

  #start(program: string): void {
    const worker = new Worker(program, { workerData: this.#task });
    worker.on('message', (checked: readonly CheckedFile[]) => {
      const { done } = this.#underWay.get(worker) ?? {};
      this.#underWay.delete(worker);
      this.#idle.push(worker);
      done?.(checked);
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
      } else this.#checkHere(next);
    }
  }

  /** Does the work of a thread that could not be started or broke off. */
  #lose(worker: Worker): void {
    this.#running--;
    const idle = this.#idle.indexOf(worker);
    if (idle >= 0) this.#idle.splice(idle, 1);
    const lost = this.#underWay.get(worker);
    this.#underWay.delete(worker);
    if (lost) this.#checkHere(lost);
    this.#handOut();
  }

  #checkHere({ unit, done }: Waiting): void {
    this.#here ??= checkersHere(this.#task, this.#t);
    void this.#here.check(unit).then(done);
  }
}

/** Runs in a thread that a `ThreadPool` has started. */
export function serveThread(): void {
  const task: CheckTask = workerData;
  const checker = new FileChecker(task, translatorFor(task.language));
  parentPort?.on('message', (unit: Unit) => {
    parentPort?.postMessage(checker.check(unit));
  });
}
