import {
  CancellationTokenSource,
  commands,
  type Diagnostic,
  Disposable,
  EventEmitter,
  type LogOutputChannel,
  languages,
  type Range,
  TabInputText,
  type TextDocument,
  type TextEditor,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type { AcceptedView, TableView } from '../../server/src/protocol.ts';
import { debounce } from './debounce.ts';
import { isNamedReport, isText, mayBeReport } from './documents.ts';
import { findingsAt, findingsIn, hasFindingsOfOurs, isToBeFilledIn } from './findings.ts';
import { askForTables } from './tables/ask-for-tables.ts';
import { type Unchecked, whyUnchecked, whyUnopened } from './unchecked.ts';

/** A range in the protocol's format. */
type WireRange = TableView['range'];

/** The report in the active editor, kept up to date with its tables, findings and status. */
export class ActiveReport implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when the document, its tables or its findings have changed. */
  readonly onDidChange = this.#changed.event;

  #document: TextDocument | undefined;
  #tables: readonly TableView[] = [];
  #accepted: readonly AcceptedView[] = [];
  #findings: readonly Diagnostic[] = [];
  #milliseconds = 0;
  #leftAlone = 0;
  #unchecked: Unchecked | undefined;
  readonly #contexts = new Map<string, boolean>();
  #viewed: () => TextDocument | undefined = () => undefined;

  readonly #client: BaseLanguageClient;
  readonly #output: LogOutputChannel;
  /**
   * When the next request may be sent: after an answer, it waits as long as that answer took. After a
   * pause in typing, the request is sent at once.
   */
  #next = 0;
  readonly #refresh = debounce(
    () => Math.max(0, this.#next - performance.now()),
    () => void this.#load(),
  );
  #request: CancellationTokenSource | undefined;
  readonly #listening: Disposable;

  constructor(client: BaseLanguageClient, output: LogOutputChannel) {
    this.#client = client;
    this.#output = output;
    this.#listening = Disposable.from(
      this.#changed,
      this.#refresh,
      window.onDidChangeActiveTextEditor(() => void this.#load()),
      // Switching between two files that are not shown as text changes no text editor.
      window.tabGroups.onDidChangeTabs(() => this.#refresh.call()),
      workspace.onDidChangeTextDocument(({ document }) => this.#refreshIfShown([document])),
      languages.onDidChangeDiagnostics(({ uris }) => {
        this.#takeFindings();
        this.#refreshIfShown(uris.map((uri) => ({ uri })));
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) void this.#load();
      }),
    );
  }

  /** @param viewed The document of the view that the user works in; undefined while that is none. */
  followView(viewed: () => TextDocument | undefined): void {
    this.#viewed = viewed;
  }

  /** Looks again at what is active. */
  refresh(): void {
    this.#refresh.call();
  }

  /** The document in the active editor, if it is of a kind that may hold reports. */
  get document(): TextDocument | undefined {
    return this.#document;
  }

  /** What the user works on: the document of the active editor, or of a view of it such as the table view. */
  get shown(): TextDocument | undefined {
    return window.activeTextEditor?.document ?? this.#viewed() ?? this.editor?.document;
  }

  /**
   * The active editor. While the user works in a panel such as the table view, the editor that shows the
   * report; undefined if it is hidden.
   */
  get editor(): TextEditor | undefined {
    const { activeTextEditor, visibleTextEditors } = window;
    const viewed = this.#viewed();
    if (activeTextEditor) return activeTextEditor;
    if (viewed) return visibleTextEditors.find(({ document }) => document === viewed);
    return (
      visibleTextEditors.find(({ document }) => document === this.#document) ??
      // After a reload while the user worked in the view, no editor has been active yet.
      visibleTextEditors.find(({ document }) => mayBeReport(document))
    );
  }

  get tables(): readonly TableView[] {
    return this.#tables;
  }

  /**
   * Where figures are still to be filled in, in tables that are being written and in sentences, in the order of the
   * text.
   */
  get blanks(): readonly Range[] {
    const tables = this.#tables.map((table) => ({ ...table, range: this.toRange(table.range) }));
    const inTables = tables
      .filter(({ isInWriting }) => isInWriting)
      .flatMap(({ blanks }) => blanks.map((blank) => this.toRange(blank)));
    const inSentences = (this.#document ? findingsAt(this.#document.uri) : [])
      .filter(isToBeFilledIn)
      .map(({ range }) => range)
      .filter((range) => !tables.some((table) => table.range.contains(range)));
    return [...inTables, ...inSentences].sort((a, b) => a.start.compareTo(b.start));
  }

  /** The accepted findings. */
  get accepted(): readonly AcceptedView[] {
    return this.#accepted;
  }

  /** The findings that the user can step through. */
  get findings(): readonly Diagnostic[] {
    return this.#findings;
  }

  /** How many milliseconds the last check took on the server. */
  get milliseconds(): number {
    return this.#milliseconds;
  }

  /** How many tables are too large to be checked. */
  get leftAlone(): number {
    return this.#leftAlone;
  }

  /** Why nothing in the draft is checked; undefined if something is. */
  get unchecked(): Unchecked | undefined {
    return this.#unchecked;
  }

  toRange(range: WireRange): Range {
    return this.#client.protocol2CodeConverter.asRange(range);
  }

  toWireUri(uri: Uri): string {
    return this.#client.code2ProtocolConverter.asUri(uri);
  }

  dispose(): void {
    this.#request?.cancel();
    this.#listening.dispose();
  }

  #refreshIfShown(changed: readonly Pick<TextDocument, 'uri'>[]): void {
    const shown = this.editor?.document.uri.toString();
    if (changed.some(({ uri }) => uri.toString() === shown)) this.#refresh.call();
  }

  /** The findings are known before the tables, so they are shown at once. */
  #takeFindings(): void {
    const document = this.#document;
    if (!document || document !== this.shown || this.#unchecked) return;
    const findings = findingsIn(document);
    if (isSame(findings, this.#findings)) return;
    this.#findings = findings;
    this.#changed.fire();
  }

  /** Asks the server for the tables. An answer is dropped if a later request was sent meanwhile. */
  async #load(): Promise<void> {
    this.#request?.cancel();
    const request = new CancellationTokenSource();
    this.#request = request;
    const { shown } = this;
    const unopened = unopenedTab();
    const document = !unopened && shown && isText(shown) ? shown : undefined;
    const asked = performance.now();
    const answer =
      document && (await askForTables(this.#client, this.#output, document, request.token));
    const answered = performance.now();
    this.#next = answered + Math.min(answered - asked, LONGEST_PAUSE);
    const findings = document ? findingsIn(document) : [];
    const isUnread = answer && answer.checked !== 'tables' && document && isNamedReport(document);
    const unchecked = unopened
      ? await whyUnopened(unopened)
      : document && isUnread
        ? await whyUnchecked(document, answer.checked, findings.length > 0)
        : undefined;
    if (request.token.isCancellationRequested) return;
    this.#unchecked = unchecked;
    this.#document = document;
    this.#tables = answer?.tables ?? [];
    this.#accepted = answer?.accepted ?? [];
    this.#milliseconds = answer?.milliseconds ?? 0;
    this.#leftAlone = answer?.leftAlone ?? 0;
    this.#findings = findings;
    this.#changed.fire();
    this.#setContext('gouji.inReport', this.#tables.length > 0 || findings.length > 0);
    this.#setContext('gouji.hasFindings', document !== undefined && hasFindingsOfOurs(document));
  }

  /** Sets a context key, on which menus and keys depend. Most keystrokes change none. */
  #setContext(key: string, value: boolean): void {
    if (this.#contexts.get(key) === value) return;
    this.#contexts.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}

/** In milliseconds. How long a request waits at most; in a long draft every answer is expensive. */
const LONGEST_PAUSE = 200;

/** Whether two lists contain the same findings. */
function isSame(a: readonly Diagnostic[], b: readonly Diagnostic[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** The file in the active tab, if VS Code shows it but gives extensions no text of it. */
function unopenedTab(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (window.activeTextEditor || !(input instanceof TabInputText)) return undefined;
  return input.uri;
}
