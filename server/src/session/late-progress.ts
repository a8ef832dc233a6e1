import type { WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { ServerSession } from './server-session.ts';

/** Shows progress of work that takes longer than half a second from the creation of this object. */
export class LateProgress {
  readonly #session: ServerSession;
  readonly #title: () => string;
  readonly #cancellable: boolean;
  readonly #started: number;
  #isAsked = false;
  #isOver = false;
  #shown: WorkDoneProgressServerReporter | undefined;

  /**
   * @param title What is being done, in the user's language.
   * @param cancellable Whether the user may stop it.
   */
  constructor(session: ServerSession, title: () => string, cancellable: boolean) {
    this.#session = session;
    this.#title = title;
    this.#cancellable = cancellable;
    this.#started = session.platform.now();
  }

  /** Called before each step. Returns false if the user has stopped the work. */
  report(done: number, all: number): boolean {
    const took = this.#session.platform.now() - this.#started;
    if (took > SHORTEST && !this.#isAsked) this.#show();
    this.#shown?.report(Math.floor((done / all) * 100), `${done}/${all}`);
    return !this.#shown?.token.isCancellationRequested;
  }

  /** The work has ended. */
  done(): void {
    this.#isOver = true;
    this.#shown?.done();
  }

  /** Asks the client to show the progress, without waiting for it. */
  #show(): void {
    this.#isAsked = true;
    const { connection, questions } = this.#session;
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

/** In milliseconds. Shorter work needs no explanation. */
const SHORTEST = 500;
