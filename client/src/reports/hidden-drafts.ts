import { type Diagnostic, type Disposable, type TextDocument, type Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageclient';
import type { ReportFileView } from '../../../server/src/protocol.ts';
import { isText } from '../documents.ts';
import { findingsBeside } from '../shown/found.ts';

/**
 * The drafts of the window's folders that are open without a tab: VS Code keeps a document for some minutes whose tab
 * was closed, or that an extension has opened. The client asks for the findings of what has a tab, and the server
 * leaves to it what is open; so the findings of these are asked for here.
 */
export class HiddenDrafts implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #found = findingsBeside();
  /** Those whose files were deleted. */
  readonly #gone = new Set<string>();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /**
   * Takes up those that are there now.
   *
   * @param isAsked Whether they are to be checked.
   */
  async takeUp(isAsked: boolean): Promise<void> {
    this.forgetShown();
    await Promise.all(
      this.#drafts().map(async (document) => {
        if (await exists(document.uri)) {
          this.#gone.delete(String(document.uri));
          if (isAsked) await this.#check(document);
        } else {
          this.#gone.add(String(document.uri));
          this.#found.delete(document.uri);
        }
      }),
    );
  }

  /** Leaves to the client what has a tab by now, and to the server what is closed. */
  forgetShown(): void {
    const hidden = new Set(this.#drafts().map(({ uri }) => String(uri)));
    for (const [uri] of this.#found) if (!hidden.has(String(uri))) this.#found.delete(uri);
    for (const uri of this.#gone) if (!hidden.has(uri)) this.#gone.delete(uri);
  }

  forgetAll(): void {
    this.#found.clear();
  }

  /** A file of the server's list as it is known here; nothing where it is there no more. */
  asKnown(file: ReportFileView): ReportFileView[] {
    if (this.#gone.has(file.uri)) return [];
    const draft = this.#drafts().find(({ uri }) => String(uri) === file.uri);
    return [draft ? { ...file, isChecked: this.#found.has(draft.uri) } : file];
  }

  async #check(document: TextDocument): Promise<void> {
    const textDocument = this.#client.code2ProtocolConverter.asTextDocumentIdentifier(document);
    const report = await this.#client.sendRequest(DocumentDiagnosticRequest.type, { textDocument });
    if (report.kind !== DocumentDiagnosticReportKind.Full) return;
    const found: Diagnostic[] = await this.#client.protocol2CodeConverter.asDiagnostics(
      report.items,
    );
    if (this.#isHidden(document)) this.#found.set(document.uri, found);
  }

  #drafts(): TextDocument[] {
    return workspace.textDocuments.filter((document) => this.#isHidden(document));
  }

  #isHidden(document: TextDocument): boolean {
    return (
      !document.isClosed &&
      isText(document) &&
      workspace.getWorkspaceFolder(document.uri) !== undefined &&
      !this.#client.visibleDocuments.isVisible(document)
    );
  }

  dispose(): void {
    this.#found.dispose();
  }
}

async function exists(uri: Uri): Promise<boolean> {
  try {
    await workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
