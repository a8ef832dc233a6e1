import {
  CancellationTokenSource,
  commands,
  type Diagnostic,
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  languages,
  type Range,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { AcceptedView, TableView } from '../../server/src/protocol.ts';
import { debounce } from './debounce.ts';
import { isText, mayBeReport } from './documents.ts';
import { findingsIn, hasFindingsOfOurs } from './findings.ts';
import { askForTables } from './tables/ask-for-tables.ts';

/** A range as it goes over the wire. */
type WireRange = TableView['range'];

/** The report in the active editor, kept up to date: its tables and what is to be said about them. */
export class ActiveReport implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when the document, its tables or its findings have changed. */
  readonly onDidChange = this.#changed.event;

  #document: TextDocument | undefined;
  #tables: readonly TableView[] = [];
  #accepted: readonly AcceptedView[] = [];
  #findings: readonly Diagnostic[] = [];
  #milliseconds = 0;

  readonly #client: BaseLanguageClient;
  readonly #output: LogOutputChannel;
  readonly #refresh = debounce(200, () => void this.#load());
  #request: CancellationTokenSource | undefined;
  readonly #listening: Disposable;

  constructor(client: BaseLanguageClient, output: LogOutputChannel) {
    this.#client = client;
    this.#output = output;
    this.#listening = Disposable.from(
      this.#changed,
      this.#refresh,
      window.onDidChangeActiveTextEditor(() => void this.#load()),
      workspace.onDidChangeTextDocument(({ document }) => this.#refreshIfShown([document])),
      languages.onDidChangeDiagnostics(({ uris }) =>
        this.#refreshIfShown(uris.map((uri) => ({ uri }))),
      ),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) void this.#load();
      }),
    );
  }

  /** The document in the active editor, if it is of a kind that reports are written in. */
  get document(): TextDocument | undefined {
    return this.#document;
  }

  /**
   * The active editor; while one works in a panel that is no text editor, such as the table view, the
   * one that shows the report.
   */
  get editor(): TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = window;
    return (
      activeTextEditor ??
      visibleTextEditors.find(({ document }) => document === this.#document) ??
      // A window that was reloaded while one worked in the view has had no active editor yet.
      visibleTextEditors.find(({ document }) => mayBeReport(document))
    );
  }

  get tables(): readonly TableView[] {
    return this.#tables;
  }

  /** The findings that are accepted. */
  get accepted(): readonly AcceptedView[] {
    return this.#accepted;
  }

  /** The findings that one can step through. */
  get findings(): readonly Diagnostic[] {
    return this.#findings;
  }

  /** How long the server took for the last check. */
  get milliseconds(): number {
    return this.#milliseconds;
  }

  toRange(range: WireRange): Range {
    return this.#client.protocol2CodeConverter.asRange(range);
  }

  dispose(): void {
    this.#request?.cancel();
    this.#listening.dispose();
  }

  #refreshIfShown(changed: readonly Pick<TextDocument, 'uri'>[]): void {
    const shown = this.editor?.document.uri.toString();
    if (changed.some(({ uri }) => uri.toString() === shown)) this.#refresh.call();
  }

  /** Asks the server; an answer that a later question has overtaken is dropped. */
  async #load(): Promise<void> {
    this.#request?.cancel();
    const request = new CancellationTokenSource();
    this.#request = request;
    const shown = this.editor?.document;
    const document = shown && isText(shown) ? shown : undefined;
    const answer =
      document && (await askForTables(this.#client, this.#output, document, request.token));
    if (request.token.isCancellationRequested) return;
    this.#document = document;
    this.#tables = answer?.tables ?? [];
    this.#accepted = answer?.accepted ?? [];
    this.#milliseconds = answer?.milliseconds ?? 0;
    this.#findings = document ? findingsIn(document) : [];
    const inReport = this.#tables.length > 0 || this.#findings.length > 0;
    void commands.executeCommand('setContext', 'gouji.inReport', inReport);
    const hasFindings = document !== undefined && hasFindingsOfOurs(document);
    void commands.executeCommand('setContext', 'gouji.hasFindings', hasFindings);
    this.#changed.fire();
  }
}
