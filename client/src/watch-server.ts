import { Disposable, l10n, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { aliveRequest } from '../../server/src/protocol.ts';
import { debounce } from './debounce.ts';
import { isText } from './documents.ts';
import { offerRestart } from './offer-restart.ts';

/** Milliseconds without a keystroke before the server is asked. */
const PAUSE = 1000;
/** Milliseconds that it may take: checking the longest drafts takes seconds. */
const PATIENCE = 10_000;

/**
 * Says when the server answers nothing any more, and offers to start another: it hangs, or is a worker
 * that has ended, of which no one is told. Who edits a report must not take old findings for new ones.
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
      // It has ended meanwhile, which the client sees by itself.
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
