import type { Disposable } from 'vscode';

/**
 * The worker that the server runs in; another when that is of no use any more. The first is started before
 * there is a client: until it can answer, the client's library is loaded.
 */
export class ServerWorker implements Disposable {
  readonly #script: string;
  #worker: Worker;
  #isTaken = false;

  /** @param script The address of the server's program. */
  constructor(script: string) {
    this.#script = script;
    this.#worker = new Worker(script);
  }

  /** A worker that no client has talked to yet. */
  take(): Worker {
    if (this.#isTaken) {
      // A worker does not end by itself; nor could it, where it hangs.
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
