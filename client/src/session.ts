import {
  commands,
  Disposable,
  type LogOutputChannel,
  l10n,
  type TextEditor,
  Uri,
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
import { acceptFinding, withdrawAcceptance } from './commands/accept-finding.ts';
import { checkReport } from './commands/ask-whether-ready.ts';
import { copyFindings } from './commands/copy-findings.ts';
import { fillIn } from './commands/fill-in.ts';
import { goToNextBlank } from './commands/next-blank.ts';
import { inTurn } from './in-turn.ts';
import { languageStatus } from './language-status.ts';
import { newReport } from './new-report/write-new-report.ts';
import { offerReport } from './offer-report.ts';
import { offerRestart } from './offer-restart.ts';
import { applyRepairs } from './repairs/apply-repairs.ts';
import { chooseRepair } from './repairs/choose-repair.ts';
import { FolderReports } from './reports/folder-reports.ts';
import { tell, whileShownIn } from './shown/messages.ts';
import { statusItem } from './status-item.ts';
import { TableViews } from './table-panel/table-views.ts';
import { tablesView } from './tables/tables-view.ts';
import { followSteps, isStep, takeStep } from './walkthrough.ts';
import { watchServer } from './watch-server.ts';
import { serveWorkspaceFiles } from './workspace-files.ts';

/** Everything that is there once a report was seen: the client, its output, the views. */
export class Session implements Disposable {
  readonly #client: BaseLanguageClient;
  readonly #output: LogOutputChannel;
  readonly #report: ActiveReport;
  readonly #extensionUri: Uri;
  readonly #tableViews: TableViews;
  readonly #accepting = inTurn();
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
    this.#parts = Disposable.from(
      serveWorkspaceFiles(this.#client),
      watchServer(this.#client),
      report,
      statusItem(report),
      followSteps(report),
      languageStatus(this.#client, report),
      tablesView(report),
      this.#tableViews,
      this.folder,
      this.#output,
      workspace.onDidChangeConfiguration((change) => {
        if (!change.affectsConfiguration('gouji.workspaceDiagnostics')) return;
        if (checksUnopened()) {
          void this.folder.checkAll();
          return;
        }
        // A server goes on with it for as long as it runs.
        this.folder.forgetAll();
        void this.restart();
      }),
    );
  }

  async start(): Promise<void> {
    // Shows what makes sense only where there is a report: the view, the commands in the palette.
    void commands.executeCommand('setContext', 'gouji.active', true);
    await this.#running(() => this.#client.start());
  }

  async restart(): Promise<void> {
    try {
      await this.stop();
    } catch (error) {
      // A server that no longer answers is the one that must be replaced.
      this.#output.warn(String(error));
    }
    await this.#running(() => this.#client.start());
  }

  async stop(): Promise<void> {
    if (this.#client.needsStop()) await this.#client.stop();
  }

  /** @param place Where a finding stands; the cursor counts where it is absent. */
  async chooseRepair(place?: TextDocumentPositionParams): Promise<void> {
    const editor = place ? await shownAt(place.textDocument.uri) : this.#report.editor;
    const at = place && this.#client.protocol2CodeConverter.asPosition(place.position);
    await this.#inReport((shown) => chooseRepair(this.#client, shown, at), editor);
  }

  async applyRepairs(): Promise<void> {
    await this.#inReport((editor) => applyRepairs(this.#client, editor));
  }

  /** A code lens says of which document and which table; menus and keys mean the active report. */
  async showTable([uri, table]: readonly unknown[]): Promise<void> {
    if (typeof uri === 'string' && typeof table === 'number') {
      await this.#tableViews.showTable(Uri.parse(uri), table);
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
    await this.#inReport(({ document }) => copyFindings(this.#client, document));
  }

  async checkReport(): Promise<void> {
    await this.#inReport(({ document }) => checkReport(this.#client, document));
  }

  async fillIn(what: FillParams['what']): Promise<void> {
    await this.#inReport(({ document }) => fillIn(this.#client, document, what));
  }

  async nextBlank(): Promise<void> {
    await this.#inReport((editor) => goToNextBlank(editor, this.#report.blanks));
  }

  /** Takes a step of the walkthrough, in a report that it can be taken in. */
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

  /** Checks every report of the folder, and shows them. */
  async checkAll(): Promise<void> {
    if (!workspace.workspaceFolders?.length) {
      tell(l10n.t('No folder is open. Open the folder with the reports first.'));
      return;
    }
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

  /** Does what needs the server and a report; where there is none, says so. */
  async #inReport(
    run: (editor: TextEditor) => Promise<void>,
    editor = this.#report.editor,
  ): Promise<void> {
    if (editor) await this.#served(() => run(editor));
    else await offerReport();
  }

  /** Does what needs the server; where that has stopped, says so before anything is asked. */
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

/** Whether reports that are not open are checked without being asked. */
function checksUnopened(): boolean {
  return workspace.getConfiguration('gouji').get('workspaceDiagnostics') === true;
}

/** The editor that shows a document, which is opened where none does. */
async function shownAt(uri: string): Promise<TextEditor> {
  const { visibleTextEditors } = window;
  const known = visibleTextEditors.find(({ document }) => String(document.uri) === uri);
  return known ?? (await window.showTextDocument(Uri.parse(uri)));
}
