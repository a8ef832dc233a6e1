import { Disposable, l10n, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { aliveRequest } from '../../server/src/protocol.ts';
import { debounce } from './debounce.ts';
import { isText } from './documents.ts';
import { offerRestart } from './offer-restart.ts';

/** The time without a keystroke before the server is asked, in milliseconds. */
const PAUSE = 1000;
/** The time that the server may take, in milliseconds. Checking the longest drafts takes seconds. */
const PATIENCE = 10_000;

/**
 * Warns if the server no longer answers, and offers to restart it. It may hang, or it may be a worker
 * that ended, which VS Code does not report. A user must not take old findings for new ones.
 */
export function watchServer(client: BaseLanguageClient): Disposable {
  let asked = false;
  const ask = async (): Promise<void> => {
    if (asked || !client.isRunning()) return;
    asked = true;
    const timer = setTimeout(tell, PATIENCE);
    try {
      await client.sendRequest(aliveRequest);
    } catch {
      // The server ended in the meantime, which the client notices itself.
    } finally {
      clearTimeout(timer);
      asked = false;
    }
  };
  const pause = debounce(PAUSE, () => void ask());
  return Disposable.from(
    pause,
    workspace.onDidChangeTextDocument(({ document }) => {
      if (isText(document)) pause.call();
    }),
  );
}

function tell(): void {
  void offerRestart(
    l10n.t(
      'The Gouji server has not answered for {0} seconds, so the findings may be out of date.',
      PATIENCE / 1000,
    ),
  );
}
