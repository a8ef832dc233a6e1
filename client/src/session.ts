import {
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  type TextDocument,
  type TextEditor,
  type Uri,
  type WebviewPanel,
  window,
  workspace,
} from 'vscode';
import {
  type BaseLanguageClient,
  State,
  type TextDocumentPositionParams,
} from 'vscode-languageclient';
import type { AcceptableFinding, FillParams } from '../../server/src/protocol.ts';
import { ActiveReport } from './active-report.ts';
import { becomesDraft } from './becomes-draft.ts';
import { acceptFinding, withdrawAcceptance } from './commands/accept-finding.ts';
import { checkReport } from './commands/ask-whether-ready.ts';
import { copyFindings } from './commands/copy-findings.ts';
import { exportReport } from './commands/export-report.ts';
import { fillIn } from './commands/fill-in.ts';
import { goToNextBlank } from './commands/next-blank.ts';
import { FollowedSums } from './district/followed-sums.ts';
import { sumReports } from './district/sum-reports.ts';
import { inTurn } from './in-turn.ts';
import { languageStatus } from './language-status.ts';
import { newReport } from './new-report/write-new-report.ts';
import { offerReport } from './offer-report.ts';
import { offerRestart } from './offer-restart.ts';
import { documentUri } from './office/office-uri.ts';
import { applyRepairs } from './repairs/apply-repairs.ts';
import { chooseRepair } from './repairs/choose-repair.ts';
import { FolderReports } from './reports/folder-reports.ts';
import { writeReviewPage } from './reports/write-review-page.ts';
import { tell, whileShownIn } from './shown/messages.ts';
import { statusItem } from './status-item.ts';
import { TableViews } from './table-panel/table-views.ts';
import { tablesView } from './tables/tables-view.ts';
import { followSteps, isStep, takeStep } from './walkthrough.ts';
import { watchServer } from './watch-server.ts';
import { serveWorkspaceFiles } from './workspace-files.ts';

/** Everything that exists once a report has been seen: the client, its log, and the views. */
export class Session implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #output: LogOutputChannel;
  readonly #report: ActiveReport;
  readonly #extensionUri: Uri;
  readonly #tableViews: TableViews;
  readonly #accepting = inTurn();
  readonly #sums: FollowedSums;
  /** The reports in the folders of the window. */
  readonly folder: FolderReports;
  readonly #parts: Disposable;

  constructor(extensionUri: Uri, createClient: (output: LogOutputChannel) => BaseLanguageClient) {
    this.#output = window.createOutputChannel('勾稽 Gouji', { log: true });
    this.#client = createClient(this.#output);
    const report = new ActiveReport(this.#client, this.#output);
    this.#report = report;
    this.#extensionUri = extensionUri;
    const host = { client: this.#client, output: this.#output, extensionUri };
    this.#tableViews = new TableViews(host, report);
    this.folder = new FolderReports(this.#client, checksUnopened());
    this.#sums = new FollowedSums(this.#client, this.folder);
    this.#parts = Disposable.from(
      serveWorkspaceFiles(this.#client),
      watchServer(this.#client),
      report,
      becomesDraft(report),
      statusItem(report),
      followSteps(report),
      languageStatus(this.#client, report),
      tablesView(report),
      this.#tableViews,
      this.#sums,
      this.folder,
      this.#output,
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('gouji.workspaceDiagnostics')) return;
        if (checksUnopened()) {
          void this.folder.checkAll();
          return;
        }
        // A running server continues to check them, so it is restarted.
        this.folder.forgetAll();
        void this.restart();
      }),
    );
  }

  async start(): Promise<void> {
    // Shows what is only useful with a report: the view, and the commands in the palette.
    void commands.executeCommand('setContext', 'gouji.active', true);
    await this.#running(() => this.#client.start());
  }

  async restart(): Promise<void> {
    try {
      await this.stop();
    } catch (error) {
      // The server that no longer answers is the one to be replaced.
      this.#output.warn(String(error));
    }
    await this.#running(() => this.#client.start());
  }

  async stop(): Promise<void> {
    if (this.#client.needsStop()) await this.#client.stop();
  }

  /** @param place The place of a finding; by default the cursor. */
  async chooseRepair(place?: TextDocumentPositionParams): Promise<void> {
    const editor = place
      ? await shownAt(this.#documentOf(place.textDocument.uri))
      : this.#report.editor;
    const at = place && this.#client.protocol2CodeConverter.asPosition(place.position);
    await this.#inReport((shown) => chooseRepair(this.#client, shown, at), editor);
  }

  async applyRepairs(): Promise<void> {
    await this.#inReport((editor) => applyRepairs(this.#client, editor));
  }

  /** A code lens passes the document and the table. Menus and keys mean the active report. */
  async showTable([uri, table]: readonly unknown[]): Promise<void> {
    if (typeof uri === 'string' && typeof table === 'number') {
      await this.#tableViews.showTable(this.#documentOf(uri), table);
    } else if (!this.#tableViews.show()) {
      await offerReport();
    }
  }

  async showYears(): Promise<void> {
    if (!this.#tableViews.showYears()) await offerReport();
  }

  async acceptFinding(finding?: AcceptableFinding): Promise<void> {
    const accept = (editor?: TextEditor) =>
      acceptFinding(this.#client, this.#accepting, editor, finding);
    await (finding ? this.#served(() => accept()) : this.#inReport(accept));
  }

  async copyFindings(): Promise<void> {
    await this.#withReport((document) => copyFindings(this.#client, document));
  }

  /** @param file A report in the explorer; the active one where it is absent. */
  async exportReport(file?: Uri): Promise<void> {
    if (!file) return this.#withReport((document) => exportReport(this.#client, document));
    const document = await workspace.openTextDocument(documentUri(file));
    await this.#served(() => exportReport(this.#client, document));
  }

  async checkReport(): Promise<void> {
    await this.#withReport((document) => checkReport(this.#client, document));
  }

  async fillIn(what: FillParams['what']): Promise<void> {
    await this.#withReport((document) => fillIn(this.#client, document, what));
  }

  async nextBlank(): Promise<void> {
    await this.#inReport((editor) => goToNextBlank(editor, this.#report.blanks));
  }

  /** Takes a step of the walkthrough, in a report that is suitable for it. */
  async takeStep(step: unknown): Promise<void> {
    if (isStep(step)) await this.#served(() => takeStep(this.#report, this.#extensionUri, step));
  }

  async withdrawAcceptance(finding?: AcceptableFinding): Promise<void> {
    const { editor } = this.#report;
    await this.#served(() => withdrawAcceptance(this.#client, this.#accepting, editor, finding));
  }

  async reviveTable(panel: WebviewPanel, state: unknown): Promise<void> {
    await this.#tableViews.revive(panel, state);
  }

  async newReport(): Promise<void> {
    await this.#served(() => newReport(this.#client, this.#report));
  }

  /** @param folder A folder in the explorer; the user is asked for one where it is absent. */
  async sumReports(folder?: Uri): Promise<void> {
    if (!isFolderOpen()) return;
    const host = { client: this.#client, folder: this.folder, sums: this.#sums };
    await this.#served(() => sumReports(host, folder));
  }

  /** @param folder A folder in the explorer; the user is asked for one where it is absent. */
  async writeReviewPage(folder?: Uri): Promise<void> {
    if (!isFolderOpen()) return;
    await this.#served(() => writeReviewPage(this.#client, this.folder, folder));
  }

  /** Checks every report of the folder and shows the view. */
  async checkAll(): Promise<void> {
    if (!isFolderOpen()) return;
    void commands.executeCommand('setContext', 'gouji.inFolder', true);
    void commands.executeCommand('gouji.reports.focus');
    await this.#served(async () => {
      await whileShownIn('gouji.reports', () => this.folder.checkAll());
    });
  }

  showOutput(): void {
    this.#output.show();
  }

  dispose(): void {
    this.#parts.dispose();
  }

  /**
   * Runs something that needs the server and a report in an editor; a hidden report is shown first. Without a
   * report, the user is told.
   */
  async #inReport(
    run: (editor: TextEditor) => Promise<void>,
    editor = this.#report.editor,
  ): Promise<void> {
    if (editor) return this.#served(() => run(editor));
    const { shown } = this.#report;
    if (shown) await this.#served(async () => run(await shownAt(shown.uri)));
    else await offerReport();
  }

  /** The same for what needs no editor, so that a report that is shown in a view alone stays hidden. */
  async #withReport(run: (document: TextDocument) => Promise<void>): Promise<void> {
    const { shown } = this.#report;
    if (shown) await this.#served(() => run(shown));
    else await offerReport();
  }

  /** The document that the server means by a URI. */
  #documentOf(uri: string): Uri {
    return this.#client.protocol2CodeConverter.asUri(uri);
  }

  /** Runs something that needs the server. If the server has stopped, the user is told first. */
  async #served(run: () => Promise<void>): Promise<void> {
    const { state } = this.#client;
    if (state !== State.Stopped && state !== State.StartFailed) return run();
    void offerRestart(l10n.t('The Gouji server has stopped. Restart it to go on.'));
  }

  async #running(start: () => Promise<void>): Promise<void> {
    try {
      await start();
    } catch (error) {
      this.#output.error(l10n.t('The server could not be started.'), String(error));
    }
  }
}

/** Whether the window has a folder. If not, the user is told what to do. */
function isFolderOpen(): boolean {
  if (workspace.workspaceFolders?.length) return true;
  tell(l10n.t('No folder is open. Open the folder with the reports first.'));
  return false;
}

/** Whether unopened reports are checked without a command. */
function checksUnopened(): boolean {
  return workspace.getConfiguration('gouji').get('workspaceDiagnostics') === true;
}

/** The editor that shows a document. If there is none, the document is opened. */
async function shownAt(uri: Uri): Promise<TextEditor> {
  const { visibleTextEditors } = window;
  const known = visibleTextEditors.find(({ document }) => String(document.uri) === String(uri));
  return known ?? (await window.showTextDocument(uri));
}
