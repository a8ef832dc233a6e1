import { type Diagnostic, type Disposable, type TextDocument, Uri, workspace } from 'vscode';
import {
  type BaseLanguageClient,
  DocumentDiagnosticReportKind,
  DocumentDiagnosticRequest,
} from 'vscode-languageclient';
import type { ReportFileView } from '../../../server/src/protocol.ts';
import { isText } from '../documents.ts';
import { exists } from '../exists.ts';
import { documentUri, fileUri } from '../office/office-uri.ts';
import { findingsBeside } from '../shown/found.ts';

/**
 * Drafts in the window's folders that are open without a tab: VS Code keeps a document for some minutes
 * after its tab was closed, or after an extension opened it. The client pulls diagnostics only for
 * documents with a tab, and the server skips open documents, so the findings of these are requested here.
 */
export class HiddenDrafts implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #found = findingsBeside();
  /** Documents whose files were deleted. */
  readonly #gone = new Set<string>();

  constructor(client: BaseLanguageClient) {
    this.#client = client;
  }

  /**
   * Handles the drafts that are hidden now.
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

  /** Forgets drafts that have a tab again, or were closed. */
  forgetShown(): void {
    const hidden = new Set(this.#drafts().map(({ uri }) => String(uri)));
    for (const [uri] of this.#found) if (!hidden.has(String(uri))) this.#found.delete(uri);
    for (const uri of this.#gone) if (!hidden.has(uri)) this.#gone.delete(uri);
  }

  forgetAll(): void {
    this.#found.clear();
  }

  /** An entry of the server's list with what is known here; empty if the file no longer exists. */
  asKnown(file: ReportFileView): ReportFileView[] {
    const name = String(documentUri(Uri.parse(file.uri)));
    if (this.#gone.has(name)) return [];
    const draft = this.#drafts().find(({ uri }) => String(uri) === name);
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
      workspace.getWorkspaceFolder(fileUri(document.uri)) !== undefined &&
      !this.#client.visibleDocuments.isVisible(document)
    );
  }

  dispose(): void {
    this.#found.dispose();
  }
}
