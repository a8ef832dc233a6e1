import {
  type CancellationToken,
  CancellationTokenSource,
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  languages,
  type Position,
  type Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  WorkspaceEdit,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type {
  FigureView,
  RelationView,
  RepairsResult,
  TablesResult,
} from '../../../server/src/protocol.ts';
import { debounce } from '../debounce.ts';
import { inTurn } from '../in-turn.ts';
import { askForRepairs } from '../repairs/ask-for-repairs.ts';
import { editOf } from '../repairs/edit-of.ts';
import { entitle } from '../shown/titles.ts';
import type { FromView, Spot, Tab, ToView } from '../table-view/messages.ts';
import { askForTables } from '../tables/ask-for-tables.ts';
import { tellOfChange, writeFigures } from '../write-figures.ts';
import { askForYears } from './ask-for-years.ts';
import { folderOf, pageOf } from './page.ts';
import { pictureOf } from './picture.ts';
import { savePicture } from './save-picture.ts';

/** What a panel needs of the session. */
export interface PanelHost {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
  readonly extensionUri: Uri;
}

/** A webview panel that shows the tables of one draft, and keeps in step with it. */
export class TablePanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #host: PanelHost;
  readonly #refresh = debounce(200, () => void this.#load());
  readonly #parts: Disposable;
  readonly #inTurn = inTurn();
  #document: TextDocument;
  #request: CancellationTokenSource | undefined;
  #shown: TablesResult | undefined;
  #repairs: RepairsResult | undefined;
  /** Index of a table that is to be shown once the tables are there. */
  #wanted: number | undefined;
  /** The tab that the view shows, and one that it is to show as soon as it is there. */
  #tab: Tab = 'tables';
  #wantedTab: Tab | undefined;
  /** The figure that the focus left for the draft, which has it while it undoes. */
  #left: Spot | undefined;
  #isOver = false;

  constructor(panel: WebviewPanel, document: TextDocument, host: PanelHost) {
    this.#panel = panel;
    this.#host = host;
    this.#document = document;
    const { client, extensionUri } = host;
    this.#parts = Disposable.from(
      this.#refresh,
      panel.webview.onDidReceiveMessage((message: FromView) => this.#take(message)),
      panel.onDidChangeViewState(() => this.#comeBack()),
      // A draft that was closed comes back as another object.
      workspace.onDidOpenTextDocument((opened) => {
        if (String(opened.uri) === String(this.#document.uri)) this.turnTo(opened);
      }),
      // Where one works in the view, no editor becomes active in which the view would see it.
      workspace.onDidRenameFiles(({ files }) => {
        const renamed = files.find(({ oldUri }) => String(oldUri) === String(this.#document.uri));
        if (renamed) void this.#turnToFile(renamed.newUri);
      }),
      workspace.onDidChangeTextDocument((event) => {
        if (event.document === this.#document) this.#refresh.call();
      }),
      // A finding that is accepted, or no longer, changes no character of the draft.
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => String(uri) === String(this.#document.uri))) this.#refresh.call();
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#document) this.#followCursor();
      }),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Running) this.#refresh.call();
      }),
    );
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [folderOf(extensionUri)],
    };
    panel.iconPath = {
      light: Uri.joinPath(extensionUri, 'images', 'report-draft-light.svg'),
      dark: Uri.joinPath(extensionUri, 'images', 'report-draft-dark.svg'),
    };
    panel.webview.html = pageOf(panel.webview, extensionUri);
    this.#entitle();
  }

  /** Shows another draft in the same place. */
  turnTo(document: TextDocument): void {
    if (document === this.#document) return;
    this.#document = document;
    this.#shown = undefined;
    this.#entitle();
    void this.#load();
  }

  /** Shows one of the view's tabs, now or as soon as it is there. */
  choose(tab: Tab): void {
    this.#wantedTab = tab;
    this.#post({ kind: 'choose', tab });
  }

  /** Scrolls to a table, now or when the tables are there. */
  revealTable(table: number): void {
    this.#wanted = table;
    if (this.#shown) this.#showWanted();
  }

  reveal(): void {
    this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    this.#isOver = true;
    this.#request?.cancel();
    this.#parts.dispose();
    this.#panel.dispose();
  }

  #entitle(): void {
    const name = this.#document.uri.path.split('/').at(-1) ?? '';
    entitle(this.#panel, l10n.t('Tables: {0}', name));
  }

  #post(message: ToView): void {
    void this.#panel.webview.postMessage(message);
  }

  /** Asks for the tables and shows them; an answer that a later question has overtaken is dropped. */
  async #load(): Promise<void> {
    this.#request?.cancel();
    const request = new CancellationTokenSource();
    this.#request = request;
    const { client, output } = this.#host;
    const document = await this.#opened();
    if (request.token.isCancellationRequested) return;
    if (!document) {
      this.dispose();
      return;
    }
    const result = await askForTables(client, output, document, request.token);
    if (request.token.isCancellationRequested || !result) return;
    // What has changed meanwhile is asked for by the change.
    if (result.version >= 0 && result.version !== document.version) return;
    const repairs = isUneven(result) ? await this.#askForRepairs(document) : undefined;
    if (request.token.isCancellationRequested) return;
    this.#shown = result;
    this.#repairs = repairs?.version === result.version ? repairs : undefined;
    const faults = this.#repairs?.faults ?? [];
    const tables = result.tables.map((table) => pictureOf(table, faults));
    const accepted = result.accepted.map(({ message, reason, date }) => ({
      message,
      reason,
      date,
    }));
    this.#post({ kind: 'tables', uri: document.uri.toString(), tables, accepted });
    this.#followCursor();
    this.#showWanted();
    if (this.#tab === 'charts') await this.#showCharts(request.token);
  }

  async #showCharts(token?: CancellationToken): Promise<void> {
    const { client, output } = this.#host;
    const result = await askForYears(client, output, this.#document);
    if (result && !token?.isCancellationRequested) {
      this.#post({ kind: 'charts', reports: result.reports });
    }
  }

  #showWanted(): void {
    if (this.#wanted === undefined) return;
    this.#post({ kind: 'reveal', table: this.#wanted });
    this.#wanted = undefined;
  }

  async #turnToFile(uri: Uri): Promise<void> {
    const document = await opened(uri);
    if (document) this.turnTo(document);
  }

  /**
   * The draft, opened again where its tab was closed: the server knows of open documents only. Undefined where
   * it is gone: a file that was deleted, or a draft never saved, in whose place an empty one would be opened.
   */
  async #opened(): Promise<TextDocument | undefined> {
    const closed = this.#document;
    if (!closed.isClosed) return closed;
    const document = closed.isUntitled ? undefined : await opened(closed.uri);
    if (document && this.#document === closed) this.#document = document;
    return document;
  }

  /** The view does without repairs where the server cannot tell them. */
  async #askForRepairs(document: TextDocument): Promise<RepairsResult | undefined> {
    const { client, output } = this.#host;
    try {
      return await askForRepairs(client, document);
    } catch (error) {
      output.warn(String(error));
      return undefined;
    }
  }

  /**
   * Answers the view's messages one after the other: a figure written while the one before it is still on
   * its way into the draft would be refused as made for an older version.
   */
  #take(message: FromView): void {
    void this.#inTurn(() => this.#hear(message));
  }

  async #hear(message: FromView): Promise<void> {
    switch (message.kind) {
      case 'ready':
        if (this.#wantedTab) this.#post({ kind: 'choose', tab: this.#wantedTab });
        return this.#load();
      case 'chosen':
        this.#tab = message.tab;
        this.#wantedTab = undefined;
        return message.tab === 'charts' ? this.#showCharts() : undefined;
      case 'save':
        return savePicture(message.name, message.png);
      case 'select':
        return this.#select(this.#figureAt(message.at));
      case 'selectRelation':
        return this.#select(this.#shown?.tables[message.table]?.relations[message.relation]);
      case 'write':
        return this.#write(message).finally(() => this.#tellOfWriting());
      case 'undo':
      case 'redo':
        return this.#stepThroughHistory(message);
      case 'repair':
        return this.#repair(message.fault, message.repair);
    }
  }

  /** Selects in the draft, and leaves the focus in the view. */
  async #select(what: FigureView | RelationView | undefined): Promise<void> {
    if (!what || this.#shown?.version !== this.#document.version) return;
    const range = this.#toRange(what.range);
    const editor = await window.showTextDocument(this.#document, {
      viewColumn: this.#columnOfDraft(),
      preserveFocus: true,
      preview: false,
    });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** Writes what was typed, if the draft still has the figure that it was typed over. */
  async #write({ at, was, text }: Extract<FromView, { kind: 'write' }>): Promise<void> {
    // Whoever types fast is ahead of the answer to the figure before; it may be asked for anew meanwhile.
    for (let tries = 0; tries < 3 && this.#shown?.version !== this.#document.version; tries++) {
      await this.#load();
    }
    const figure = this.#figureAt(at);
    const isSame = was === undefined || figure?.text.trim() === was;
    if (!figure || !this.#shown || !isSame) {
      tellOfChange();
      return;
    }
    const edit = new WorkspaceEdit();
    edit.replace(this.#document.uri, this.#toRange(figure.range), text);
    await writeFigures(this.#document, this.#shown.version, edit);
  }

  /** The view has waited with the tables; where nothing was written, no change brings them. */
  #tellOfWriting(): void {
    if (this.#isOver) return;
    this.#post({ kind: 'written' });
    this.#refresh.call();
  }

  /** VS Code undoes in the editor that has the focus, so the draft gets it for that moment. */
  async #stepThroughHistory({
    kind,
    at,
  }: Extract<FromView, { kind: 'undo' | 'redo' }>): Promise<void> {
    await window.showTextDocument(this.#document, { viewColumn: this.#columnOfDraft() });
    await commands.executeCommand(kind);
    this.#left = at;
    this.#panel.reveal();
  }

  /**
   * Gives the focus back to the figure that it left. VS Code focuses the frame around the page and passes
   * the focus on into it later, or not at all where its polling has just found the frame without focus.
   */
  #comeBack(): void {
    if (!this.#panel.active || !this.#left) return;
    this.#post({ kind: 'focus', at: this.#left });
    this.#left = undefined;
  }

  /** Where the draft is, or else a place in which it does not cover the view. */
  #columnOfDraft(): ViewColumn {
    const open = window.visibleTextEditors.find(({ document }) => document === this.#document);
    const free = this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
    return open?.viewColumn ?? free;
  }

  async #repair(fault: number, index: number): Promise<void> {
    const repair = this.#repairs?.faults[fault]?.repairs[index];
    if (!repair || !this.#repairs) return;
    const edit = editOf(this.#host.client, this.#document, [[repair]]);
    await writeFigures(this.#document, this.#repairs.version, edit);
  }

  /** Tells the view which figure the cursor in the draft is on. */
  #followCursor(): void {
    const document = this.#document;
    const editor = window.visibleTextEditors.find((one) => one.document === document);
    if (this.#shown?.version !== document.version) return;
    this.#post({ kind: 'cursor', at: editor && this.#spotAt(editor.selection.active) });
  }

  #spotAt(position: Position): Spot | undefined {
    for (const [table, { range, rows }] of (this.#shown?.tables ?? []).entries()) {
      if (!this.#toRange(range).contains(position)) continue;
      for (const [row, { figures }] of rows.entries()) {
        const column = figures.findIndex(
          (figure) => figure && this.#toRange(figure.range).contains(position),
        );
        if (column >= 0) return { table, row, column };
      }
    }
    return undefined;
  }

  #figureAt({ table, row, column }: Spot): FigureView | undefined {
    return this.#shown?.tables[table]?.rows[row]?.figures[column] ?? undefined;
  }

  #toRange(range: FigureView['range']): Range {
    return this.#host.client.protocol2CodeConverter.asRange(range);
  }
}

/** The document; undefined where it cannot be opened. */
async function opened(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Whether any relation is broken: only then is there something to repair. */
function isUneven({ tables }: TablesResult): boolean {
  return tables.some(({ relations }) => relations.some(({ status }) => status === 'broken'));
}
