import type { Connection } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';

/**
 * Asks the client. The server needs none of the answers: a client that refuses a question, or never answers
 * it, loses what the answer was for and nothing else. Each kind of failure is logged once.
 */
export class Questions {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #logged = new Set<string>();
  /** The kinds of questions that the client has left unanswered. */
  readonly #unanswered = new Set<string>();

  constructor(connection: Connection, platform: Platform) {
    this.#connection = connection;
    this.#platform = platform;
  }

  /** Asks without waiting. What an answer is used for is done whenever it comes; a refusal is logged. */
  send<T>(what: string, ask: () => Promise<T>, use: (answer: T) => void = () => {}): void {
    attempt(ask)
      .then(use)
      .catch((error: unknown) => this.#log(what, String(error)));
  }

  /**
   * Waits for an answer. Undefined where the client refuses, or is silent for longer than `PATIENCE`. After
   * that, questions of this kind are undefined at once until the late answer comes, so that a workspace of
   * thousands of files is not waited for thousands of times.
   */
  answer<T>(what: string, ask: () => Promise<T>): Promise<T | undefined> {
    if (this.#unanswered.has(what)) return Promise.resolve(undefined);
    return new Promise((resolve) => {
      const stop = this.#platform.after(PATIENCE, () => {
        this.#unanswered.add(what);
        this.#log(what, `no answer within ${PATIENCE / 1000} s`);
        resolve(undefined);
      });
      attempt(ask)
        .then(resolve, (error: unknown) => {
          this.#log(what, String(error));
          resolve(undefined);
        })
        .finally(() => {
          stop();
          this.#unanswered.delete(what);
        });
    });
  }

  #log(what: string, why: string): void {
    if (this.#logged.has(what)) return;
    this.#logged.add(what);
    this.#connection.console.warn(`${what}: ${why}`);
  }
}

/** Milliseconds: a file on a slow network takes seconds. */
const PATIENCE = 30_000;

/** A failure at once, such as a connection that is closed, is a refusal like any other. */
async function attempt<T>(ask: () => Promise<T>): Promise<T> {
  return await ask();
}
