import type { Connection, WorkDoneProgressServerReporter } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';

/** Tells the user of work that takes longer than half a second; of what is done at once, nothing. */
export class LateProgress {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #title: string;
  readonly #cancellable: boolean;
  #started: number | undefined;
  #asked: Promise<void> | undefined;
  #shown: WorkDoneProgressServerReporter | undefined;

  /**
   * @param title What is done, in the reader's language.
   * @param cancellable Whether the user may stop it.
   */
  constructor(connection: Connection, platform: Platform, title: string, cancellable: boolean) {
    this.#connection = connection;
    this.#platform = platform;
    this.#title = title;
    this.#cancellable = cancellable;
  }

  /** Told before each of all steps; false where the user has stopped the work. */
  report(done: number, all: number): boolean {
    const now = this.#platform.now();
    this.#started ??= now;
    if (now - this.#started > SHORTEST) this.#asked ??= this.#show();
    this.#shown?.report(Math.floor((done / all) * 100), `${done}/${all}`);
    return !this.#shown?.token.isCancellationRequested;
  }

  /** The work is over. */
  async done(): Promise<void> {
    await this.#asked;
    this.#shown?.done();
  }

  async #show(): Promise<void> {
    const shown = await this.#connection.window.createWorkDoneProgress();
    shown.begin(this.#title, 0, undefined, this.#cancellable);
    this.#shown = shown;
  }
}

/** Milliseconds that need no explanation. */
const SHORTEST = 500;
