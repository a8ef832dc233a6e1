import {
  type CancellationToken,
  CancellationTokenSource,
  Disposable,
  env,
  type LogOutputChannel,
  l10n,
  languages,
  type Range,
  Selection,
  type TextDocument,
  TextEditorRevealType,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import type {
  FigureView,
  RelationView,
  RepairsResult,
  RepairView,
  TablesResult,
} from '../../../server/src/protocol.ts';
import { debounce } from '../debounce.ts';
import { inTurn } from '../in-turn.ts';
import { refreshLenses } from '../refresh-lenses.ts';
import { askForRepairs } from '../repairs/ask-for-repairs.ts';
import { editOf } from '../repairs/edit-of.ts';
import { mention, warn } from '../shown/messages.ts';
import { entitle } from '../shown/titles.ts';
import { figureText } from '../table-view/figure-text.ts';
import type {
  CellText,
  FromView,
  NamedCell,
  Request,
  Tab,
  ToView,
} from '../table-view/panel-messages.ts';
import { askForTables } from '../tables/ask-for-tables.ts';
import { tellOfChange, writeFigures } from '../write-figures.ts';
import { askForYears } from './ask-for-years.ts';
import { type CellMenuContent, menuAt } from './cell-menu.ts';
import { folderOf, pageOf } from './page.ts';
import { figuresOf, picturesOf } from './picture.ts';
import { savePicture } from './save-picture.ts';
import { type DraftHost, SheetDraft, type WritingOutcome } from './sheet-draft.ts';

/** What a panel needs from the session. */
export interface PanelHost {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
  readonly extensionUri: Uri;
}

/**
 * In milliseconds. How long writing waits for the server to read the draft, if the place of a cell is
 * unknown.
 */
const PATIENCE = 10_000;

/** A webview panel that shows the tables of one draft and follows its changes. */
export class TablePanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #host: PanelHost;
  readonly #refresh = debounce(200, () => void this.#load());
  readonly #parts: Disposable;
  readonly #inTurn = inTurn();
  /** All drafts shown so far: text typed for one may arrive when another is already shown. */
  readonly #drafts = new Map<string, SheetDraft>();
  #draft: SheetDraft;
  #request: CancellationTokenSource | undefined;
  #loading: Promise<void> = Promise.resolve();
  #shown: TablesResult | undefined;
  #repairs: RepairsResult | undefined;
  /** Numbers of the last request received from the view, and of the last one carried out. */
  #received = 0;
  #done = 0;
  /** The text of the cell being edited. */
  #typed: { readonly draft: SheetDraft; readonly typed: CellText } | undefined;
  /** The menu shown in the view, and the number of menus so far. */
  #menu: CellMenuContent | undefined;
  #menus = 0;
  /** Index of a table to reveal once the tables have arrived. */
  #wanted: number | undefined;
  /** The tab shown, and a tab to be shown when the view is ready. */
  #tab: Tab = 'tables';
  #wantedTab: Tab | undefined;
  /** Whether a new draft is being saved under a name. */
  #isNaming = false;
  #isOver = false;

  constructor(panel: WebviewPanel, document: TextDocument, host: PanelHost) {
    this.#panel = panel;
    this.#host = host;
    this.#draft = this.#draftOf(document);
    const { client, extensionUri } = host;
    this.#parts = Disposable.from(
      this.#refresh,
      panel.webview.onDidReceiveMessage((message: FromView) => this.#take(message)),
      // While the user works in the view, no editor becomes active that would show these events.
      workspace.onDidRenameFiles(({ files }) => {
        const renamed = files.find(({ oldUri }) => String(oldUri) === String(this.#draft.uri));
        if (renamed) void this.#move(this.#draft, renamed.newUri);
      }),
      workspace.onDidOpenTextDocument(({ uri }) => this.#refreshIfShown(uri)),
      workspace.onDidChangeTextDocument(({ document: { uri } }) => this.#refreshIfShown(uri)),
      // Accepting a finding does not change the text of the draft.
      languages.onDidChangeDiagnostics(({ uris }) => {
        for (const uri of uris) this.#refreshIfShown(uri);
      }),
      window.onDidChangeTextEditorSelection(({ textEditor }) => {
        if (textEditor.document === this.#draft.document) this.#followCursor();
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

  /** Shows another draft in the same panel. */
  turnTo(document: TextDocument): void {
    // VS Code shows the file of a new draft before it reports that it was saved; `#move` handles it.
    if (this.#isNaming || String(document.uri) === String(this.#draft.uri)) return;
    this.#writeTyped();
    this.#show(this.#draftOf(document));
  }

  /** Shows one of the view's tabs, at once or when it is ready. */
  choose(tab: Tab): void {
    this.#wantedTab = tab;
    this.#post({ kind: 'choose', tab });
  }

  /** Scrolls to a table, at once or when the tables have arrived. */
  revealTable(table: number): void {
    this.#wanted = table;
    if (this.#shown) this.#showWanted();
  }

  /** The draft that is shown, while the user works in the view. */
  get activeDocument(): TextDocument | undefined {
    const { document } = this.#draft;
    return this.#panel.active && !document.isClosed ? document : undefined;
  }

  /** Brings the view to the front. If it is visible already, its active cell gets the focus. */
  reveal(): void {
    if (this.#panel.visible) this.#takeFocus();
    else this.#panel.reveal(undefined, true);
  }

  dispose(): void {
    if (this.#isOver) return;
    this.#writeTyped();
    this.#isOver = true;
    this.#request?.cancel();
    this.#parts.dispose();
    this.#panel.dispose();
    // Writes in progress continue.
    void this.#inTurn(async () => {
      for (const draft of this.#drafts.values()) draft.dispose();
    });
  }

  #draftOf(document: TextDocument): SheetDraft {
    const name = String(document.uri);
    const known = this.#drafts.get(name);
    // A draft that was renamed is also known by its old name, which another new draft may get.
    if (known && String(known.uri) === name) return known;
    const host: DraftHost = {
      changed: (draft, cells) => this.#tellTexts(draft, cells),
      read: (draft) => this.#read(draft),
    };
    const draft = new SheetDraft(document, host);
    this.#drafts.set(name, draft);
    return draft;
  }

  #refreshIfShown(uri: Uri): void {
    if (String(uri) === String(this.#draft.uri)) this.#refresh.call();
  }

  #entitle(): void {
    const name = this.#draft.uri.path.split('/').at(-1) ?? '';
    entitle(this.#panel, l10n.t('Tables: {0}', name));
  }

  #post(message: ToView): void {
    if (!this.#isOver) void this.#panel.webview.postMessage(message);
  }

  #tellTexts(draft: SheetDraft, cells: readonly CellText[]): void {
    if (draft !== this.#draft) return;
    this.#post({ kind: 'texts', uri: String(draft.uri), upTo: this.#done, cells });
  }

  #load(): Promise<void> {
    this.#loading = this.#loadNow();
    return this.#loading;
  }

  /**
   * Has the tables read and waits for it, even if the reading starts again meanwhile, but not longer than
   * `PATIENCE`.
   */
  async #read(draft: SheetDraft): Promise<void> {
    if (draft !== this.#draft) return;
    let isLate = false;
    const late = new Promise<void>((resolve) => {
      setTimeout(() => {
        isLate = true;
        resolve();
      }, PATIENCE);
    });
    let last = this.#load();
    for (;;) {
      await Promise.race([last, late]);
      if (isLate || last === this.#loading) return;
      last = this.#loading;
    }
  }

  /** Requests the tables and shows them. An answer is dropped if a later request was sent meanwhile. */
  async #loadNow(): Promise<void> {
    this.#request?.cancel();
    const request = new CancellationTokenSource();
    this.#request = request;
    const draft = this.#draft;
    const { client, output } = this.#host;
    const document = await draft.opened();
    if (request.token.isCancellationRequested) return;
    if (!document) {
      // When a new draft is saved, it is gone before its file is reported.
      if (!this.#isNaming) this.dispose();
      return;
    }
    const result = await askForTables(client, output, document, request.token);
    if (request.token.isCancellationRequested || !result) return;
    // A change meanwhile has sent its own request.
    if (result.version >= 0 && result.version !== document.version) return;
    const figures = figuresOf(result.tables, picturesOf(result.tables, []));
    draft.place(
      figures.map(({ cell, range }) => {
        const { start, end } = this.#toRange(range);
        return [cell, { start: document.offsetAt(start), end: document.offsetAt(end) }];
      }),
    );
    const repairs = isUneven(result) ? await this.#askForRepairs(document) : undefined;
    if (request.token.isCancellationRequested || result.version !== document.version) return;
    this.#shown = result;
    this.#repairs = repairs?.version === result.version ? repairs : undefined;
    const tables = picturesOf(result.tables, this.#repairs?.faults ?? []);
    const accepted = result.accepted.map(({ message, reason, date }) => ({
      message,
      reason,
      date,
    }));
    this.#post({
      kind: 'tables',
      uri: String(document.uri),
      upTo: this.#done,
      tables,
      accepted,
    });
    refreshLenses(client, document);
    this.#followCursor();
    this.#showWanted();
    if (this.#tab === 'charts') await this.#showCharts(request.token);
  }

  async #showCharts(token?: CancellationToken): Promise<void> {
    const { client, output } = this.#host;
    const result = await askForYears(client, output, this.#draft.document);
    if (result && !token?.isCancellationRequested) {
      this.#post({ kind: 'charts', reports: result.reports });
    }
  }

  #showWanted(): void {
    if (this.#wanted === undefined) return;
    this.#post({ kind: 'reveal', table: this.#wanted });
    this.#wanted = undefined;
  }

  #show(draft: SheetDraft): void {
    this.#draft = draft;
    this.#shown = undefined;
    this.#repairs = undefined;
    this.#entitle();
    void this.#load();
  }

  /**
   * Follows a draft to its new name. Everything that the view sent for the old name is applied to the new
   * one.
   */
  async #move(draft: SheetDraft, uri: Uri): Promise<void> {
    const document = await opened(uri);
    if (!document || String(uri) === String(draft.uri)) return;
    const moved = this.#draftOf(document);
    for (const [name, known] of this.#drafts) {
      if (known === draft) this.#drafts.set(name, moved);
    }
    draft.dispose();
    if (this.#typed?.draft === draft) this.#typed = { ...this.#typed, draft: moved };
    if (draft !== this.#draft) return;
    this.#post({ kind: 'moved', from: String(draft.uri), to: String(moved.uri) });
    this.#show(moved);
  }

  /** The repairs; undefined if the server cannot answer. The view works without them. */
  async #askForRepairs(document: TextDocument): Promise<RepairsResult | undefined> {
    const { client, output } = this.#host;
    try {
      return await askForRepairs(client, document);
    } catch (error) {
      output.warn(String(error));
      return undefined;
    }
  }

  #take(message: FromView): void {
    switch (message.kind) {
      case 'ready':
        // A view that was reloaded sends again the requests that it has no answer to.
        this.#received = Math.min(this.#received, message.number);
        if (this.#wantedTab) this.#post({ kind: 'choose', tab: this.#wantedTab });
        void this.#load();
        return;
      case 'chosen':
        this.#tab = message.tab;
        this.#wantedTab = undefined;
        if (message.tab === 'charts') void this.#showCharts();
        return;
      case 'save picture':
        void savePicture(message.name, message.png);
        return;
      case 'select':
        void this.#select(message.at);
        return;
      case 'selectRelation':
        void this.#selectRelation(message.table, message.relation);
        return;
      case 'askMenu':
        void this.#inTurn(() => this.#tellMenu(message.at));
        return;
      case 'askClipboard':
        void env.clipboard.readText().then((text) => this.#post({ kind: 'clipboard', text }));
        return;
      case 'act': {
        const item = message.menu === this.#menus ? this.#menu?.items[message.item] : undefined;
        if (item) void this.#inTurn(() => item.run());
        return;
      }
      case 'typing': {
        const draft = this.#drafts.get(message.uri);
        this.#typed = draft && message.typed && { draft, typed: message.typed };
        return;
      }
      default:
        this.#queue(message);
    }
  }

  /** Carries out the view's requests one after another, each once. */
  #queue(request: Request): void {
    if (request.number <= this.#received) return;
    this.#received = request.number;
    if (request.kind === 'write') this.#typed = undefined;
    // An earlier request may rename the draft.
    const draft = () => this.#drafts.get(request.uri) ?? this.#draft;
    void this.#inTurn(async () => {
      try {
        await this.#carryOut(request, draft());
      } finally {
        this.#done = request.number;
        this.#tellTexts(draft(), []);
        if (draft() === this.#draft && !this.#isOver) this.#refresh.call();
      }
    });
  }

  async #carryOut(request: Request, draft: SheetDraft): Promise<void> {
    switch (request.kind) {
      case 'write':
        if ((await draft.write(request.cells)) !== 'failed') return;
        this.#post({ kind: 'refused', number: request.number });
        tellOfLoss(request.cells);
        return;
      case 'undo':
      case 'redo':
        tellOfStep(request.kind, await draft.step(request.kind));
        return;
      case 'save':
        return draft.document.isUntitled ? this.#saveNew(draft) : void (await draft.save());
      case 'repair':
        return this.#repair(request, draft);
    }
  }

  /**
   * Saves a new draft. VS Code asks for a name and gives the draft the focus, so that following keys
   * would go there.
   */
  async #saveNew(draft: SheetDraft): Promise<void> {
    this.#isNaming = true;
    try {
      const saved = await draft.save();
      if (saved) await this.#move(draft, saved);
    } finally {
      this.#isNaming = false;
      if (!this.#isOver) this.#takeFocus();
    }
  }

  /**
   * VS Code gives the focus only to the view's frame. The view passes it to its cell, where keys are
   * handled.
   */
  #takeFocus(): void {
    this.#panel.reveal(undefined, false);
    this.#post({ kind: 'focus' });
  }

  /** Writes the text of the cell being edited. */
  #writeTyped(): void {
    const { draft, typed } = this.#typed ?? {};
    this.#typed = undefined;
    if (!draft || !typed) return;
    const tables = picturesOf(this.#shown?.tables ?? [], []);
    const table = tables.find(({ key }) => key === typed.cell.table);
    const text = figureText(typed.text, table);
    if (text === undefined) {
      tellOfLoss([typed]);
      return;
    }
    void this.#inTurn(async () => {
      const cells = [{ ...typed, text }];
      if ((await draft.write(cells)) === 'failed') tellOfLoss(cells);
    });
  }

  async #tellMenu(at: NamedCell): Promise<void> {
    const range = this.#draft.rangeOf(at);
    if (!range) return;
    this.#menu = await menuAt(this.#draft.document, range);
    const { says, items } = this.#menu;
    const menu = { number: ++this.#menus, says, items: items.map(({ title }) => title) };
    this.#post({ kind: 'menu', at, menu });
  }

  /** Selects a figure in the draft while the view keeps the focus. */
  async #select(at: NamedCell): Promise<void> {
    const range = this.#draft.rangeOf(at);
    if (range) await this.#showRange(range);
  }

  async #selectRelation(table: number, relation: number): Promise<void> {
    const what: RelationView | undefined = this.#shown?.tables[table]?.relations[relation];
    if (!what || this.#shown?.version !== this.#draft.document.version) return;
    await this.#showRange(this.#toRange(what.range));
  }

  async #showRange(range: Range): Promise<void> {
    const editor = await window.showTextDocument(this.#draft.document, {
      viewColumn: this.#columnOfDraft(),
      preserveFocus: true,
      preview: false,
    });
    editor.selection = new Selection(range.start, range.end);
    editor.revealRange(range, TextEditorRevealType.InCenterIfOutsideViewport);
  }

  /** The column of the draft, or one in which it does not cover the view. */
  #columnOfDraft(): ViewColumn {
    const { document } = this.#draft;
    const open = window.visibleTextEditors.find((editor) => editor.document === document);
    const free = this.#panel.viewColumn === ViewColumn.One ? ViewColumn.Beside : ViewColumn.One;
    return open?.viewColumn ?? free;
  }

  async #repair(
    { fault, repair, title }: Extract<Request, { kind: 'repair' }>,
    draft: SheetDraft,
  ): Promise<void> {
    if (this.#repairs?.version !== draft.document.version) await this.#read(draft);
    const faults = this.#repairs?.faults ?? [];
    const isMeant = (one: RepairView | undefined) => one?.title === title;
    const seen = faults[fault]?.repairs[repair];
    const meant = isMeant(seen) ? seen : faults.flatMap(({ repairs }) => repairs).find(isMeant);
    if (!meant || !this.#repairs || draft !== this.#draft) {
      tellOfChange();
      return;
    }
    const edit = editOf(this.#host.client, draft.document, [meant]);
    await writeFigures(draft.document, this.#repairs.version, edit);
  }

  /** Tells the view which figure the draft's cursor is on. */
  #followCursor(): void {
    const { document } = this.#draft;
    const editor = window.visibleTextEditors.find((one) => one.document === document);
    const at = editor && this.#draft.cellAt(document.offsetAt(editor.selection.active));
    this.#post({ kind: 'cursor', at });
  }

  #toRange(range: FigureView['range']): Range {
    return this.#host.client.protocol2CodeConverter.asRange(range);
  }
}

/** Shows typed text that could not be written, because it would be lost otherwise. */
function tellOfLoss(cells: readonly CellText[]): void {
  const [first] = cells;
  if (!first) return;
  const { cell } = first;
  const place = [cell.row, cell.column].filter((part) => part !== '').join(' · ');
  const text = cells.map((one) => one.text.trim()).join(' ');
  void warn(
    l10n.t('What you typed for “{0}” could not be written into the draft: {1}', place, text),
  );
}

function tellOfStep(kind: 'undo' | 'redo', outcome: WritingOutcome): void {
  if (outcome === 'done') return;
  if (outcome === 'failed') {
    tellOfChange();
    return;
  }
  const message =
    kind === 'undo'
      ? l10n.t('Nothing was changed since the table view was opened.')
      : l10n.t('There is nothing to redo.');
  mention(message);
}

/** Opens a document; undefined if it cannot be opened. */
async function opened(uri: Uri): Promise<TextDocument | undefined> {
  try {
    return await workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** Whether any relation is broken, so that there is something to repair. */
function isUneven({ tables }: TablesResult): boolean {
  return tables.some(({ relations }) => relations.some(({ status }) => status === 'broken'));
}
