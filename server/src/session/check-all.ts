import type { Diagnostic } from 'vscode-languageserver';
import { checkAllRequest } from '../protocol.ts';
import type { Cancellation, Listener, UnopenedReports } from '../workspace/unopened-reports.ts';
import { describe } from './describe.ts';
import type { ServerSession } from './server-session.ts';

/**
 * Sends the diagnostics of reports that are not open, once the client has asked for them and then
 * whenever they change.
 */
export class CheckAll {
  readonly #session: ServerSession;
  readonly #unopened: UnopenedReports;
  readonly #begin: Listener['begin'];
  readonly #checked: () => void;
  /** The result id of the diagnostics last sent, by file. */
  readonly #sent = new Map<string, string>();
  #last: Promise<void> = Promise.resolve();
  #keepsUp = false;

  /**
   * @param begin Begins to show the progress through the files.
   * @param checked Called after all files have been checked.
   */
  constructor(
    session: ServerSession,
    unopened: UnopenedReports,
    begin: Listener['begin'],
    checked: () => void,
  ) {
    this.#session = session;
    this.#unopened = unopened;
    this.#begin = begin;
    this.#checked = checked;
    const { connection, indexed } = session;
    connection.onRequest(checkAllRequest, async () => {
      // Findings depend on last year's reports.
      await indexed();
      await this.#check();
      this.#keepUp().catch((error) => connection.console.error(`check all: ${describe(error)}`));
      return null;
    });
  }

  /** A document was opened. From now on it has diagnostics of its own. */
  opened(uri: string): void {
    if (this.#sent.delete(uri)) this.#send(uri, []);
  }

  async #keepUp(): Promise<void> {
    if (this.#keepsUp) return;
    this.#keepsUp = true;
    try {
      for (;;) {
        await this.#unopened.news(NEVER);
        await this.#check();
      }
    } finally {
      this.#keepsUp = false;
    }
  }

  /** Runs the checks one after another. */
  #check(): Promise<void> {
    const check = async () => {
      const tell: Listener['tell'] = ({ uri, resultId, items }) => {
        if (resultId === undefined) this.#sent.delete(uri);
        else this.#sent.set(uri, resultId);
        this.#send(uri, items);
      };
      const listener = { tell, begin: this.#begin };
      await this.#unopened.check(this.#session.files, this.#sent, NEVER, listener);
      this.#checked();
    };
    this.#last = this.#last.then(check, check);
    return this.#last;
  }

  #send(uri: string, items: readonly Diagnostic[]): void {
    const { connection, questions } = this.#session;
    questions.send('textDocument/publishDiagnostics', () =>
      connection.sendDiagnostics({ uri, diagnostics: [...items] }),
    );
  }
}

/** Never cancelled, because diagnostics are sent until the session ends. */
const NEVER: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};
