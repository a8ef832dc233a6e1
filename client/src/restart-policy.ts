import { l10n } from 'vscode';
import {
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
  type Message,
} from 'vscode-languageclient';

const MOST_RESTARTS = 5;
const PERIOD = 3 * 60 * 1000;
const MOST_ERRORS = 3;

/** Restarts a server that died, quietly, until it has died too often in too short a time. */
export class RestartPolicy implements ErrorHandler {
  #ends: number[] = [];

  error(
    _error: Error,
    _message: Message | undefined,
    count: number | undefined,
  ): ErrorHandlerResult {
    const bearable = count !== undefined && count <= MOST_ERRORS;
    return { action: bearable ? ErrorAction.Continue : ErrorAction.Shutdown };
  }

  closed(): CloseHandlerResult {
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
    return {
      action: CloseAction.DoNotRestart,
      message: l10n.t(
        'The Gouji server ended {0} times within three minutes and is not started again. Reports are no longer checked. The output channel says more; the command “Restart Server” starts it anew.',
        MOST_RESTARTS + 1,
      ),
    };
  }
}
