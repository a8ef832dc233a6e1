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

/** In milliseconds. Changes of a folder arrive file by file, and are handled together after this pause. */
const PAUSE = 300;

/** The reports in the folders of the window, kept up to date, and whether they have been checked. */
export class FolderReports implements Disposable {
  readonly #changed = new EventEmitter<void>();
  /** Fires when reports were added or removed, or when their findings have changed. */
  readonly onDidChange = this.#changed.event;

  readonly #client: BaseLanguageClient;
  readonly #hidden: HiddenDrafts;
  readonly #listening: Disposable;
  #files: readonly ReportFileView[] | undefined;
  readonly #known: Promise<void>;
  #tellKnown = () => {};
  /** Number of checks of all reports in progress. */
  #checks = 0;
  /** Whether unopened reports are checked, also after the server was restarted. */
  #isAsked: boolean;

  /** @param checksAll Whether unopened reports are checked without a command. */
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

  /** Whether a check of all reports is in progress. */
  get isChecking(): boolean {
    return this.#checks > 0;
  }

  /** Resolves when the files are known for the first time. */
  known(): Promise<void> {
    return this.#known;
  }

  /** Checks all reports, open or not. Resolves when all findings have arrived. */
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

  /** Reports that are not open will no longer be checked after the server was restarted. */
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
        // A draft that is not saved, or saved elsewhere, is in no folder.
        .filter(({ uri }) => workspace.getWorkspaceFolder(Uri.parse(uri)));
      if (this.#files.length > 0) {
        void commands.executeCommand('setContext', 'gouji.inFolder', true);
      }
      // Until then, the view does not say that there are none.
      void commands.executeCommand('setContext', 'gouji.knowsFolder', true);
      this.#tellKnown();
      this.#changed.fire();
    } catch {
      // The server has ended meanwhile. The next server is asked again.
    }
  }

  dispose(): void {
    this.#listening.dispose();
  }
}
