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

/**
 * Restarts a server that ended unexpectedly, without a message, until it has ended too often within a
 * period.
 */
export class RestartPolicy implements ErrorHandler {
  #ends: number[] = [];

  /**
   * Messages to a server that has just died fail one after another before its end is noticed. Shutting
   * down now would prevent the restart. A server that hangs is reported elsewhere.
   */
  error(): ErrorHandlerResult {
    return { action: ErrorAction.Continue, handled: true };
  }

  async closed(): Promise<CloseHandlerResult> {
    // A server may end while the client waits for its first answer. That start must fail first: its
    // failure would otherwise be taken for one of the next server, and end that too.
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
