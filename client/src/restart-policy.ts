import { l10n } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
} from 'vscode-languageclient';
import { offerRestart } from './offer-restart.ts';

const MOST_RESTARTS = 5;
const PERIOD = 3 * 60 * 1000;

/** Restarts a server that died, quietly, until it has died too often in too short a time. */
export class RestartPolicy implements ErrorHandler {
  #ends: number[] = [];

  /**
   * What is sent to a server that has just died fails, one message after the other, before its end is seen:
   * to shut down then would keep the end from starting another. A server that hangs is told of elsewhere.
   */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  async closed(): Promise<CloseHandlerResult> {
    // A server may end while the client waits for its first answer. That start fails first; what comes of it
    // would else be taken for the failure of the next, and end a server that has only just begun.
    await new Promise((resolve) => setTimeout(resolve));
    const now = Date.now();
    this.#ends = [...this.#ends.filter((end) => now - end < PERIOD), now];
    if (this.#ends.length <= MOST_RESTARTS) {
      return {
        action: CloseAction.Restart,
        message: l10n.t('The server ended unexpectedly and is started again.'),
        handled: true,
      };
    }
    this.#ends = [];
    const message = l10n.t(
      'The Gouji server ended {0} times within three minutes and is not started again. Reports are no longer checked.',
      MOST_RESTARTS + 1,
    );
    void offerRestart(message);
    return { action: CloseAction.DoNotRestart, message, handled: true };
  }
}
