import type { Connection, Diagnostic } from 'vscode-languageserver';
import { checkAllRequest } from '../protocol.ts';
import type { Cancellation, Listener, UnopenedReports } from '../workspace/unopened-reports.ts';
import type { Files } from '../workspace/workspace.ts';
import { describe } from './describe.ts';
import type { Questions } from './questions.ts';

/** What the check of all reports hangs on. */
export interface CheckAllHost {
  readonly files: Files;
  readonly questions: Questions;
  readonly unopened: UnopenedReports;
  /** Settled once every report of the workspace was read. */
  indexed(): Promise<void>;
  /** Begins to show that the files are gone through. */
  readonly begin: Listener['begin'];
  /** Told when all were checked. */
  checked(): void;
}

/**
 * Sends the diagnostics of the reports that are not open once the client has asked for them, and from then on
 * whenever they are others.
 */
export class CheckAll {
  readonly #connection: Connection;
  readonly #host: CheckAllHost;
  /** By file, what names the diagnostics that were sent. */
  readonly #sent = new Map<string, string>();
  #last: Promise<void> = Promise.resolve();
  #keepsUp = false;

  constructor(connection: Connection, host: CheckAllHost) {
    this.#connection = connection;
    this.#host = host;
    connection.onRequest(checkAllRequest, async () => {
      // Last year's reports bear on what is found.
      await host.indexed();
      await this.#check();
      this.#keepUp().catch((error) => connection.console.error(`check all: ${describe(error)}`));
      return null;
    });
  }

  /** A document was opened, whose diagnostics are told by themselves. */
  opened(uri: string): void {
    if (this.#sent.delete(uri)) this.#send(uri, []);
  }

  async #keepUp(): Promise<void> {
    if (this.#keepsUp) return;
    this.#keepsUp = true;
    try {
      for (;;) {
        await this.#host.unopened.news(NEVER);
        await this.#check();
      }
    } finally {
      this.#keepsUp = false;
    }
  }

  /** One check after the other. */
  #check(): Promise<void> {
    const { unopened, files, begin, checked } = this.#host;
    const check = async () => {
      const tell: Listener['tell'] = ({ uri, resultId, items }) => {
        if (resultId === undefined) this.#sent.delete(uri);
        else this.#sent.set(uri, resultId);
        this.#send(uri, items);
      };
      await unopened.check(files, this.#sent, NEVER, { tell, begin });
      checked();
    };
    this.#last = this.#last.then(check, check);
    return this.#last;
  }

  #send(uri: string, items: readonly Diagnostic[]): void {
    this.#host.questions.send('textDocument/publishDiagnostics', () =>
      this.#connection.sendDiagnostics({ uri, diagnostics: [...items] }),
    );
  }
}

/** What is kept up for as long as the session lasts. */
const NEVER: Cancellation = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose() {} }),
};
