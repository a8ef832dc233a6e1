import type { Connection } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';

/**
 * Sends requests to the client. The server depends on none of the answers: if a client refuses or never
 * answers, only what the answer was for is lost. Each kind of failure is logged once.
 */
export class Questions {
  readonly #connection: Connection;
  readonly #platform: Platform;
  readonly #logged = new Set<string>();
  /** The kinds of requests that the client has not answered. */
  readonly #unanswered = new Set<string>();

  constructor(connection: Connection, platform: Platform) {
    this.#connection = connection;
    this.#platform = platform;
  }

  /** Sends a request without waiting. `use` gets the answer whenever it arrives; a refusal is logged. */
  send<T>(what: string, ask: () => Promise<T>, use: (answer: T) => void = () => {}): void {
    attempt(ask)
      .then(use)
      .catch((error: unknown) => this.#log(what, String(error)));
  }

  /**
   * Waits for an answer. Undefined if the client refuses, or does not answer within `PATIENCE`. After
   * that, requests of this kind give undefined at once until the late answer arrives, so that a workspace
   * of thousands of files does not wait thousands of times.
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

/** In milliseconds. A file on a slow network takes seconds. */
const PATIENCE = 30_000;

/** Turns an exception, such as that of a closed connection, into a rejected promise. */
async function attempt<T>(ask: () => Promise<T>): Promise<T> {
  return await ask();
}
