import type { Disposable } from 'vscode';

/**
 * The worker in which the server runs; a new one if it can no longer be used. The first worker is started
 * before the client exists, so that the client's library is loaded while the server starts.
 */
export class ServerWorker implements Disposable {
  readonly #script: string;
  #worker: Worker;
  #isTaken = false;

  /** @param script URL of the server's program. */
  constructor(script: string) {
    this.#script = script;
    this.#worker = new Worker(script);
  }

  /** A worker that no client has used yet. */
  take(): Worker {
    if (this.#isTaken) {
      // A worker does not end by itself, and it may hang.
      this.#worker.terminate();
      this.#worker = new Worker(this.#script);
    }
    this.#isTaken = true;
    return this.#worker;
  }

  dispose(): void {
    this.#worker.terminate();
  }
}
