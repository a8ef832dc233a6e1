import { commands, Disposable, EventEmitter, languages, Uri, workspace } from 'vscode';
import { type BaseLanguageClient, State } from 'vscode-languageclient';
import {
  checkAllRequest,
  type ReportFileView,
  type ReportsResult,
  reportsChangedNotification,
  reportsRequest,
} from '../../../server/src/protocol.ts';
import { debounce } from '../debounce.ts';
import { HiddenDrafts } from './hidden-drafts.ts';

/** Milliseconds in which changes come together: a folder changes file by file. */
const PAUSE = 300;

/** The reports in the folders of the window, kept up to date, and whether they are checked. */
export class FolderReports implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when a report has come or gone, or other things are to be said of one. */
  readonly onDidChange = this.#changed.event;

  readonly #client: BaseLanguageClient;
  readonly #hidden: HiddenDrafts;
  readonly #listening: Disposable;
  #files: readonly ReportFileView[] | undefined;
  readonly #known: Promise<void>;
  #tellKnown = () => {};
  /** Those who wait for the check of all. */
  #checks = 0;
  /** Whether unopened reports are to be checked, also by a server that is started anew. */
  #isAsked: boolean;

  /** @param checksAll Whether reports that are not open are checked without being asked. */
  constructor(client: BaseLanguageClient, checksAll: boolean) {
    this.#client = client;
    this.#hidden = new HiddenDrafts(client);
    this.#isAsked = checksAll;
    this.#known = new Promise((resolve) => {
      this.#tellKnown = resolve;
    });
    const load = debounce(PAUSE, () => void this.#load());
    const found = debounce(PAUSE, () => this.#changed.fire());
    this.#listening = Disposable.from(
      this.#changed,
      this.#hidden,
      load,
      found,
      client.onNotification(reportsChangedNotification, () => load.call()),
      client.onDidChangeState(({ newState }) => {
        if (newState === State.Stopped) this.#hidden.forgetAll();
        if (newState !== State.Running) return;
        void this.#load();
        if (this.#isAsked) void this.checkAll();
      }),
      languages.onDidChangeDiagnostics(() => found.call()),
      client.visibleDocuments.onOpen(() => this.#hidden.forgetShown()),
      client.visibleDocuments.onClose(() => load.call()),
    );
  }

  /** The files with reports; undefined until they are known. */
  get files(): readonly ReportFileView[] | undefined {
    return this.#files?.flatMap((file) => this.#hidden.asKnown(file));
  }

  /** Whether the check of all goes on. */
  get isChecking(): boolean {
    return this.#checks > 0;
  }

  /** Settled once the files are known for the first time. */
  known(): Promise<void> {
    return this.#known;
  }

  /** Has all reports checked, open or not; settles once all findings are there. */
  async checkAll(): Promise<void> {
    this.#isAsked = true;
    this.#checks++;
    this.#changed.fire();
    try {
      await this.#client.sendRequest(checkAllRequest, {});
      await this.#load();
    } finally {
      this.#checks--;
      this.#changed.fire();
    }
  }

  /** Reports that are not open are checked no more once the server was started anew. */
  forgetAll(): void {
    this.#isAsked = false;
  }

  async #load(): Promise<void> {
    if (!this.#client.isRunning()) return;
    try {
      await this.#hidden.takeUp(this.#isAsked);
      const { files } = await this.#client.sendRequest<ReportsResult>(reportsRequest, {});
      this.#files = files
        .map((file) => ({ ...file, uri: Uri.parse(file.uri).toString() }))
        // A draft that is saved nowhere, or elsewhere, is in no folder.
        .filter(({ uri }) => workspace.getWorkspaceFolder(Uri.parse(uri)));
      if (this.#files.length > 0) {
        void commands.executeCommand('setContext', 'gouji.inFolder', true);
      }
      this.#tellKnown();
      this.#changed.fire();
    } catch {
      // The server has ended meanwhile; the next one is asked again.
    }
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
