import {
  commands,
  type Disposable,
  type TextDocument,
  Uri,
  ViewColumn,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import type { ActiveReport } from '../active-report.ts';
import { mayBeReport } from '../documents.ts';
import { type PanelHost, TablePanel } from './panel.ts';

/** Type of the webview panel, as in `onWebviewPanel:` of `package.json`. */
const panelType = 'gouji.tables';

/** The table view of the window: one panel, which follows the report that the user works on. */
export class TableViews implements Disposable {
  readonly #host: PanelHost;
  readonly #report: ActiveReport;
  readonly #following: Disposable;
  #panel: TablePanel | undefined;

  constructor(host: PanelHost, report: ActiveReport) {
    this.#host = host;
    this.#report = report;
    report.followView(() => this.#panel?.activeDocument);
    this.#following = report.onDidChange(() => {
      const { document, tables } = report;
      if (!document || document !== window.activeTextEditor?.document) return;
      if (tables.length > 0 || mayBeReport(document)) this.#panel?.turnTo(document);
    });
  }

  /** Shows the tables of the report in the active editor, beside it; false if there is nothing to show. */
  show(): boolean {
    const document = window.activeTextEditor?.document;
    if (document) this.#open(document);
    else this.#panel?.reveal();
    return this.#panel !== undefined;
  }

  /** Shows charts of the active report's requests; false if there is nothing to show. */
  showYears(): boolean {
    const isShown = this.show();
    this.#panel?.choose('charts');
    if (isShown) void commands.executeCommand('setContext', 'gouji.did.years', true);
    return isShown;
  }

  /** Shows one table of a draft. */
  async showTable(uri: Uri, table: number): Promise<void> {
    const document = await workspace.openTextDocument(uri);
    this.#open(document);
    this.#panel?.revealTable(table);
  }

  /** Fills a panel that VS Code restored after a reload. */
  async revive(panel: WebviewPanel, state: unknown): Promise<void> {
    const uri = uriIn(state);
    try {
      if (!uri || this.#panel) throw new Error('nothing to show');
      const document = await workspace.openTextDocument(Uri.parse(uri, true));
      this.#fill(panel, document);
    } catch {
      // The draft is gone, or the panel never showed one.
      panel.dispose();
    }
  }

  #open(document: TextDocument): void {
    void commands.executeCommand('setContext', 'gouji.did.tables', true);
    if (this.#panel) {
      this.#panel.turnTo(document);
      this.#panel.reveal();
      return;
    }
    const place = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.#fill(window.createWebviewPanel(panelType, '', place), document);
  }

  #fill(panel: WebviewPanel, document: TextDocument): void {
    const filled = new TablePanel(panel, document, this.#host);
    this.#panel = filled;
    panel.onDidChangeViewState(() => this.#report.refresh());
    panel.onDidDispose(() => {
      filled.dispose();
      if (this.#panel === filled) this.#panel = undefined;
    });
  }

  dispose(): void {
    this.#following.dispose();
    this.#panel?.dispose();
  }
}

function uriIn(state: unknown): string | undefined {
  if (typeof state !== 'object' || state === null || !('uri' in state)) return undefined;
  return typeof state.uri === 'string' ? state.uri : undefined;
}
