import type { Translate } from '../l10n.ts';
import type { StatusLine } from './output.ts';

/** Shorter work shows nothing. */
const FROM_MILLISECONDS = 1000;
const EVERY_MILLISECONDS = 100;

/** What the line needs of the running program: its clock, in milliseconds, and its interruption by Ctrl+C. */
export interface Running {
  readonly now: () => number;
  readonly process: {
    readonly pid: number;
    once(signal: 'SIGINT', end: () => void): unknown;
    removeListener(signal: 'SIGINT', end: () => void): unknown;
    kill(pid: number, signal: 'SIGINT'): unknown;
  };
}

/** Shows in a terminal how many files of long work are done, and leaves nothing of it there when the work ends. */
export class ProgressLine {
  readonly #status: StatusLine | undefined;
  readonly #total: number;
  readonly #t: Translate;
  readonly #running: Running;
  #next: number;
  #done = 0;
  #isShown = false;

  /** @param status Undefined if no terminal shows it. */
  constructor(
    status: StatusLine | undefined,
    total: number,
    t: Translate,
    running: Running = { now: () => performance.now(), process },
  ) {
    this.#status = status;
    this.#total = total;
    this.#t = t;
    this.#running = running;
    this.#next = running.now() + FROM_MILLISECONDS;
  }

  /** More files are done. */
  add(count: number): void {
    this.#done += count;
    const now = this.#running.now();
    if (this.#status === undefined || now < this.#next) return;
    this.#next = now + EVERY_MILLISECONDS;
    if (!this.#isShown) this.#running.process.once('SIGINT', this.#interrupted);
    this.#isShown = true;
    this.#status.show(this.#t('Checked: {0} of {1} files', this.#done, this.#total));
  }

  end(): void {
    this.#status?.clear();
    this.#running.process.removeListener('SIGINT', this.#interrupted);
  }

  /** The program ends as it would have without this, so that the shell knows why: with the exit code 130. */
  readonly #interrupted = (): void => {
    this.#status?.clear();
    this.#running.process.kill(this.#running.process.pid, 'SIGINT');
  };
}
