import { Disposable, l10n, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  type CompareWithSumParams,
  type CompareWithSumResult,
  compareWithSumRequest,
  type FillResult,
  type SumEditsParams,
  sumEditsRequest,
} from '../../../server/src/protocol.ts';
import { debounce } from '../debounce.ts';
import type { FolderReports } from '../reports/folder-reports.ts';
import { whileShown } from '../shown/messages.ts';

/** In milliseconds. A correction is typed character by character. */
const PAUSE = 150;

/** A document that is compared with the sum of a folder. */
interface Compared {
  readonly document: TextDocument;
  readonly folder: Uri;
  /** Whether it is the draft of that sum, whose figures follow it. */
  readonly isDraft: boolean;
}

/** The documents that are compared with the sum of a folder, until they are closed. */
export class FollowedSums implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #compared = new Map<string, Compared>();
  readonly #listening: Disposable;

  constructor(client: BaseLanguageClient, folder: FolderReports) {
    this.#client = client;
    const update = debounce(PAUSE, () => void this.#update());
    this.#listening = Disposable.from(
      update,
      workspace.onDidChangeTextDocument(() => {
        if (this.#compared.size > 0) update.call();
      }),
      folder.onDidChange(() => {
        if (this.#compared.size > 0) update.call();
      }),
      workspace.onDidCloseTextDocument(({ uri }) => this.#compared.delete(String(uri))),
      client.onDidChangeState(({ newState }) => {
        // A new server does not know what the last one was asked to compare.
        if (newState !== State.Running) return;
        for (const one of this.#compared.values()) void this.#ask(one).catch(() => {});
      }),
    );
  }

  /** Compares a document with the sum of a folder from now on. */
  async compare(
    document: TextDocument,
    folder: Uri,
    isDraft: boolean,
  ): Promise<CompareWithSumResult> {
    const compared = { document, folder, isDraft };
    this.#compared.set(String(document.uri), compared);
    const result = await whileShown(l10n.t('Adding up the reports'), () => this.#ask(compared));
    await this.#update();
    return result;
  }

  #ask({ document, folder, isDraft }: Compared): Promise<CompareWithSumResult> {
    const { code2ProtocolConverter } = this.#client;
    const { uri } = code2ProtocolConverter.asTextDocumentIdentifier(document);
    const params: CompareWithSumParams = {
      textDocument: { uri },
      folder: code2ProtocolConverter.asUri(folder),
      isDraft,
    };
    return this.#client.sendRequest<CompareWithSumResult>(compareWithSumRequest, params);
  }

  async #update(): Promise<void> {
    for (const { document, isDraft } of this.#compared.values()) {
      if (isDraft && this.#client.isRunning()) await this.#follow(document);
    }
  }

  /** Writes the figures that have changed in the sum, unless the user has changed them in the draft. */
  async #follow(document: TextDocument): Promise<void> {
    const { uri } = this.#client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const params: SumEditsParams = { textDocument: { uri } };
    try {
      const { version, edits } = await this.#client.sendRequest<FillResult>(
        sumEditsRequest,
        params,
      );
      if (edits.length === 0 || document.version !== version) return;
      const edit = new WorkspaceEdit();
      for (const { range, newText } of edits) {
        edit.replace(document.uri, this.#client.protocol2CodeConverter.asRange(range), newText);
      }
      await workspace.applyEdit(edit);
    } catch {
      // The server has ended meanwhile. The next one is asked again.
    }
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
