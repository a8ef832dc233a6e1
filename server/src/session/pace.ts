import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { IsDue } from '../open-document.ts';
import type { Platform } from '../platform.ts';
import type { Cancellation } from '../workspace/unopened-reports.ts';

/**
 * Lets those who do long work go on by turns, each for a stretch. Between two stretches, whosever they are,
 * other messages are dealt with, a cancellation among them.
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

  /** Settles once it is the turn of who asks, behind all who asked before. */
  next(): Promise<void> {
    this.#last = this.#last.then(() => this.#platform.turn());
    return this.#last;
  }

  /** The pace of a piece of work that begins now; it ends where nobody waits for it any more. */
  pace(cancellation?: Cancellation): Pace {
    return new Pace(this, cancellation);
  }

  /**
   * Does work to its end.
   *
   * @param goOn Goes on with it until it is due, and says whether all is done.
   * @throws ResponseError where nobody waits for it any more.
   */
  async through(goOn: (isDue: IsDue) => boolean, cancellation?: Cancellation): Promise<void> {
    const pace = this.pace(cancellation);
    while (!goOn(pace.isDue)) await pace.turn();
  }
}

/** Cuts long work into stretches. */
export class Pace {
  readonly #turns: Turns;
  readonly #cancellation: Cancellation | undefined;
  #since: number;

  constructor(turns: Turns, cancellation: Cancellation | undefined) {
    this.#turns = turns;
    this.#cancellation = cancellation;
    this.#since = turns.now();
  }

  /** Whether the stretch has been long enough. */
  readonly isDue: IsDue = () => this.#turns.now() - this.#since > LONGEST_STRETCH;

  /**
   * Ends a stretch, and settles where the next begins.
   *
   * @throws ResponseError where nobody waits for the work any more.
   */
  async turn(): Promise<void> {
    const next = this.#turns.next();
    await (this.#cancellation ? unlessCancelled(next, this.#cancellation) : next);
    this.#since = this.#turns.now();
  }
}

/** Milliseconds that a message may wait for work that can be interrupted. */
const LONGEST_STRETCH = 20;

/** Ends a request that was cancelled, as LSP asks. */
export function throwIfCancelled(cancellation: Cancellation): void {
  if (cancellation.isCancellationRequested) throw cancelled();
}

/** What a promise gives, unless the request is cancelled first. */
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
