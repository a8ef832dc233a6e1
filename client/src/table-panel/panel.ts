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

/** What a panel needs of the session. */
export interface PanelHost {
  readonly client: BaseLanguageClient;
  readonly output: LogOutputChannel;
  readonly extensionUri: Uri;
}

/** Milliseconds that a write waits for a server that reads the draft, where the place of its cell is not known. */
const PATIENCE = 10_000;

/** A webview panel that shows the tables of one draft, and keeps in step with it. */
export class TablePanel implements Disposable {
  readonly #panel: WebviewPanel;
  readonly #host: PanelHost;
  readonly #refresh = debounce(200, () => void this.#load());
  readonly #parts: Disposable;
  readonly #inTurn = inTurn();
  /** All drafts that were shown: what was typed for one may arrive when another is shown already. */
  readonly #drafts = new Map<string, SheetDraft>();
  #draft: SheetDraft;
  #request: CancellationTokenSource | undefined;
  #loading: Promise<void> = Promise.resolve();
  #shown: TablesResult | undefined;
  #repairs: RepairsResult | undefined;
  /** Numbers of the last request of the view that has come, and of the last one that was carried out. */
  #received = 0;
  #done = 0;
  /** What stands in the cell that is being edited. */
  #typed: { readonly draft: SheetDraft; readonly typed: CellText } | undefined;
  /** What the view offers at a cell, and how many menus there were before. */
  #menu: CellMenuContent | undefined;
  #menus = 0;
  /** Index of a table that is to be shown once the tables are there. */
  #wanted: number | undefined;
  /** The tab that the view shows, and one that it is to show as soon as it is there. */
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
      // Where one works in the view, no editor becomes active in which the view would see it.
      workspace.onDidRenameFiles(({ files }) => {
        const renamed = files.find(({ oldUri }) => String(oldUri) === String(this.#draft.uri));
        if (renamed) void this.#move(this.#draft, renamed.newUri);
      }),
      workspace.onDidOpenTextDocument(({ uri }) => this.#refreshIfShown(uri)),
      workspace.onDidChangeTextDocument(({ document: { uri } }) => this.#refreshIfShown(uri)),
      // A finding that is accepted, or no longer, changes no character of the draft.
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

  /** Shows another draft in the same place. */
  turnTo(document: TextDocument): void {
    // VS Code shows the file of a new draft before it says that it was saved; `#move` turns to it.
    if (this.#isNaming || String(document.uri) === String(this.#draft.uri)) return;
    this.#writeTyped();
    this.#show(this.#draftOf(document));
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

  /** Brings the view to the front; where it is there already, the focus goes to its active cell. */
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
    // What is still to be written goes on.
    void this.#inTurn(async () => {
      for (const draft of this.#drafts.values()) draft.dispose();
    });
  }

  #draftOf(document: TextDocument): SheetDraft {
    const name = String(document.uri);
    const known = this.#drafts.get(name);
    // A draft that has moved is known by its old name as well, which another new draft may get.
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

  /** Has the tables read, and waits for that, however often it is begun anew meanwhile; but not for ever. */
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

  /** Asks for the tables and shows them; an answer that a later question has overtaken is dropped. */
  async #loadNow(): Promise<void> {
    this.#request?.cancel();
    const request = new CancellationTokenSource();
    this.#request = request;
    const draft = this.#draft;
    const { client, output } = this.#host;
    const document = await draft.opened();
    if (request.token.isCancellationRequested) return;
    if (!document) {
      // A new draft that is saved is gone before its file is told of.
      if (!this.#isNaming) this.dispose();
      return;
    }
    const result = await askForTables(client, output, document, request.token);
    if (request.token.isCancellationRequested || !result) return;
    // What has changed meanwhile is asked for by the change.
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

  /** Follows a draft to its new name. What the view has sent for the old one, and still sends, is for the new one. */
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

  #take(message: FromView): void {
    switch (message.kind) {
      case 'ready':
        // A view that was loaded anew sends again what it has no answer to.
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

  /** Carries out the view's requests one after the other, each once. */
  #queue(request: Request): void {
    if (request.number <= this.#received) return;
    this.#received = request.number;
    if (request.kind === 'write') this.#typed = undefined;
    // A request that is carried out before this one may move the draft.
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

  /** Asks for a name. VS Code gives the focus to the draft to do so, where the keys that follow would end up. */
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

  /** VS Code gives the focus to the view's frame only; the view gives it to its cell, where keys are heard. */
  #takeFocus(): void {
    this.#panel.reveal(undefined, false);
    this.#post({ kind: 'focus' });
  }

  /** Writes what stands in a cell that is still being edited. */
  #writeTyped(): void {
    const { draft, typed } = this.#typed ?? {};
    this.#typed = undefined;
    if (!draft || !typed) return;
    const text = figureText(typed.text);
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

  /** Selects a figure in the draft, and leaves the focus in the view. */
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

  /** Where the draft is, or else a place in which it does not cover the view. */
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

  /** Tells the view which figure the cursor in the draft is on. */
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

/** Says what was typed and could not be written: the only place where it then stands. */
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
