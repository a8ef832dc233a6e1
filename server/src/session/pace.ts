import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { IsDue } from '../open-document.ts';
import type { Platform } from '../platform.ts';
import type { Cancellation } from '../workspace/unopened-reports.ts';

/**
 * Lets pieces of long work take turns, each for a limited time. Between turns other messages are handled,
 * including cancellations.
 */
export class Turns {
  readonly #platform: Platform;
  #last: Promise<void> = Promise.resolve();

  constructor(platform: Platform) {
    this.#platform = platform;
  }

  now(): number {
    return this.#platform.now();
  }

  /** Resolves when it is the caller's turn, after all earlier callers. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => this.#platform.turn());
    return this.#last;
  }

  /** The pace of a piece of work that begins now. A cancellation ends it. */
  pace(cancellation?: Cancellation): Pace {
    return new Pace(this, cancellation);
  }

  /**
   * Runs work to its end.
   *
   * @param goOn Continues the work until `isDue`; returns whether everything is done.
   * @throws ResponseError if the work was cancelled.
   */
  async through(goOn: (isDue: IsDue) => boolean, cancellation?: Cancellation): Promise<void> {
    const pace = this.pace(cancellation);
    while (!goOn(pace.isDue)) await pace.turn();
  }
}

/** Divides long work into turns. */
export class Pace {
  readonly #turns: Turns;
  readonly #cancellation: Cancellation | undefined;
  #since: number;

  constructor(turns: Turns, cancellation: Cancellation | undefined) {
    this.#turns = turns;
    this.#cancellation = cancellation;
    this.#since = turns.now();
  }

  /** Whether the present turn has lasted long enough. */
  readonly isDue: IsDue = () => this.#turns.now() - this.#since > LONGEST_STRETCH;

  /**
   * Ends the turn, and resolves at the start of the next one.
   *
   * @throws ResponseError if the work was cancelled.
   */
  async turn(): Promise<void> {
    const next = this.#turns.next();
    await (this.#cancellation ? unlessCancelled(next, this.#cancellation) : next);
    this.#since = this.#turns.now();
  }
}

/** In milliseconds. How long a message may wait for work that can be interrupted. */
const LONGEST_STRETCH = 20;

/** Throws the error that LSP requires if the request was cancelled. */
export function throwIfCancelled(cancellation: Cancellation): void {
  if (cancellation.isCancellationRequested) throw cancelled();
}

/** The result of a promise, unless the request is cancelled first. */
export function unlessCancelled<T>(promise: Promise<T>, cancellation: Cancellation): Promise<T> {
  return new Promise((resolve, reject) => {
    if (cancellation.isCancellationRequested) reject(cancelled());
    const listening = cancellation.onCancellationRequested(() => reject(cancelled()));
    promise.then(resolve, reject).finally(() => listening.dispose());
  });
}

function cancelled(): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
}
