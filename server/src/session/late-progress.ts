import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';
import type { Questions } from './questions.ts';

/** What progress is shown with. */
export interface ProgressHost {
  readonly connection: Connection;
  readonly platform: Platform;
  readonly questions: Questions;
}

/** Tells the user of work that has taken half a second since this was made; of what is done at once, nothing. */
export class LateProgress {
  readonly #host: ProgressHost;
  readonly #title: () => string;
  readonly #cancellable: boolean;
  readonly #started: number;
  #isAsked = false;
  #isOver = false;
  #shown: WorkDoneProgressServerReporter | undefined;

  /**
   * @param title What is done, in the reader's language.
   * @param cancellable Whether the user may stop it.
   */
  constructor(host: ProgressHost, title: () => string, cancellable: boolean) {
    this.#host = host;
    this.#title = title;
    this.#cancellable = cancellable;
    this.#started = host.platform.now();
  }

  /** Told before each of all steps; false where the user has stopped the work. */
  report(done: number, all: number): boolean {
    const took = this.#host.platform.now() - this.#started;
    if (took > SHORTEST && !this.#isAsked) this.#show();
    this.#shown?.report(Math.floor((done / all) * 100), `${done}/${all}`);
    return !this.#shown?.token.isCancellationRequested;
  }

  /** The work is over. */
  done(): void {
    this.#isOver = true;
    this.#shown?.done();
  }

  /** The work does not wait for the client to show it. */
  #show(): void {
    this.#isAsked = true;
    const { connection, questions } = this.#host;
    questions.send(
      'progress',
      () => connection.window.createWorkDoneProgress(),
      (shown) => {
        this.#shown = shown;
        shown.begin(this.#title(), 0, undefined, this.#cancellable);
        if (this.#isOver) shown.done();
      },
    );
  }
}

/** Milliseconds that need no explanation. */
const SHORTEST = 500;
