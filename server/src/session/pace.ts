import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Platform } from '../platform.ts';

/** Cuts long work into stretches, between which other messages are dealt with, a cancellation among them. */
export class Pace {
  readonly #platform: Platform;
  readonly #token: CancellationToken;
  #since: number;

  constructor(platform: Platform, token: CancellationToken) {
    this.#platform = platform;
    this.#token = token;
    this.#since = platform.now();
  }

  /**
   * Called between two steps of the work.
   *
   * @throws ResponseError where nobody waits for it any more.
   */
  async step(): Promise<void> {
    if (this.#platform.now() - this.#since > LONGEST_STRETCH) {
      await this.#platform.turn();
      this.#since = this.#platform.now();
    }
    throwIfCancelled(this.#token);
  }
}

/** Milliseconds that a message may wait for work that can be interrupted. */
const LONGEST_STRETCH = 20;

/** Ends a request that was cancelled, as LSP asks. */
export function throwIfCancelled(token: CancellationToken): void {
  if (token.isCancellationRequested) throw cancelled();
}

/** What a promise gives, unless the request is cancelled first. */
export function unlessCancelled<T>(promise: Promise<T>, token: CancellationToken): Promise<T> {
  return new Promise((resolve, reject) => {
    if (token.isCancellationRequested) reject(cancelled());
    const listening = token.onCancellationRequested(() => reject(cancelled()));
    promise.then(resolve, reject).finally(() => listening.dispose());
  });
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
