import {
  type Connection,
  FileChangeType,
  type FileOperationRegistrationOptions,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { statutoryForms } from './form/statutory.ts';
import { isReportFile } from './language.ts';
import type { Platform } from './platform.ts';
import { Client, filesOf } from './session/client.ts';
import { serveConfiguration } from './session/configuration.ts';
import { describe } from './session/describe.ts';
import { diagnosticsCapabilities, serveDiagnostics } from './session/diagnostic-requests.ts';
import { serveDistricts } from './session/district-requests.ts';
import { editorCapabilities, serveEditor } from './session/editor-requests.ts';
import { indexWorkspace } from './session/indexing.ts';
import { OpenDocuments } from './session/open-documents.ts';
import { isOwnFile, OwnFiles } from './session/own-files.ts';
import { serveOwnRequests } from './session/own-requests.ts';
import { Turns } from './session/pace.ts';
import { Questions } from './session/questions.ts';
import { serveReportList } from './session/report-list.ts';
import { serveReviewPage } from './session/review-requests.ts';
import type { ServerSession } from './session/server-session.ts';
import { SettingsInForce } from './session/settings-in-force.ts';
import { isUnder, placesOf } from './uri.ts';
import { version } from './version.ts';
import { AcceptedFiles } from './workspace/accepted-files.ts';
import { ConfigFiles } from './workspace/config-files.ts';
import { Districts } from './workspace/districts.ts';
import { FormFiles } from './workspace/form-files.ts';
import { FoundFiles } from './workspace/found-files.ts';
import { Workspace } from './workspace/workspace.ts';

/** Serves LSP on a connection until it closes. It knows no platform; the entry points make the connection. */
export function startServer(connection: Connection, platform: Platform): void {
  const statutory = statutoryForms();
  const client = new Client();
  const configs = new ConfigFiles();
  const settings = new SettingsInForce(client, statutory, configs);
  const questions = new Questions(connection, platform);
  const files = new FoundFiles(filesOf(connection, questions, () => settings.current.t));
  const turns = new Turns(platform);
  const workspace = new Workspace(
    () => settings.current,
    (document) => turns.through((isDue) => document.read(isDue)),
  );
  const accepted = new AcceptedFiles();
  const districts = new Districts(workspace);
  const documents = new OpenDocuments(
    connection,
    platform,
    turns,
    settings,
    workspace,
    accepted,
    districts,
  );
  const forms = new FormFiles(statutory);
  const ownFiles = new OwnFiles({
    files,
    documents,
    settings,
    forms,
    accepted,
    configs,
    log: (message) => connection.console.warn(message),
  });
  /** Resolves when every report of the workspace has been read. */
  let indexed: Promise<void> = Promise.resolve();

  const session: ServerSession = {
    connection,
    platform,
    client,
    settings,
    questions,
    turns,
    files,
    workspace,
    documents,
    ownFiles,
    indexed: () => indexed,
  };
  const configuration = serveConfiguration(session, refresh);
  const diagnostics = serveDiagnostics(session, () => reportList.changed());
  const reportList = serveReportList(session, diagnostics.isChecked);
  const editor = serveEditor(session);
  serveOwnRequests(session, statutory[0]);
  serveDistricts(session, districts, refresh);
  serveReviewPage(session);

  connection.onInitialize((params) => {
    client.meet(params);
    settings.meetClient();
    return {
      serverInfo: { name: 'gouji', version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...diagnosticsCapabilities(client),
        ...editorCapabilities(client),
        workspace: WORKSPACE,
      },
    };
  });
  connection.onInitialized(() => {
    if (client.capabilities.workspace?.workspaceFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = removed.map(({ uri }) => uri);
        // A file of a removed folder may lie in another folder too.
        changed(gone, [...added.map(({ uri }) => uri), ...gone]);
      });
    }
    indexed = prepare().catch((error) => connection.console.error(`start: ${describe(error)}`));
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const those = (wanted: FileChangeType) =>
      changes.filter(({ type }) => type === wanted).map(({ uri }) => uri);
    changed(
      those(FileChangeType.Deleted),
      those(FileChangeType.Created),
      those(FileChangeType.Changed),
    );
  });
  connection.workspace.onDidDeleteFiles(({ files: gone }) => changed(gone.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files: moved }) =>
    changed(
      moved.map(({ oldUri }) => oldUri),
      moved.map(({ newUri }) => newUri),
    ),
  );
  documents.listen({
    opened({ uri }) {
      diagnostics.opened(uri);
      reportList.changed();
    },
    changed(document) {
      if (isOwnFile(document.uri) && ownFiles.take(document.uri, document.text)) refresh();
      diagnostics.changed(document);
      reportList.changed();
    },
    closed(uri) {
      districts.leave(uri);
      diagnostics.closed(uri);
      if (client.options.files) logged('files', readClosed(uri));
    },
    read: refresh,
  });
  connection.listen();

  async function prepare(): Promise<void> {
    configuration.start();
    if (!client.options.files) return;
    if (await ownFiles.find()) refresh();
    await index();
  }

  /** A closed file counts again as it is on disk. */
  async function readClosed(uri: string): Promise<void> {
    if (!isOwnFile(uri)) await workspace.indexFile(uri, files);
    else if (await ownFiles.read([uri])) refresh();
    filesChanged();
  }

  async function index(isWanted?: (uri: string) => boolean): Promise<void> {
    const { version } = workspace;
    await indexWorkspace(session, isWanted);
    if (workspace.version !== version) refresh();
  }

  /** Handles files and folders that were deleted, created or changed. */
  function changed(
    gone: readonly string[],
    come: readonly string[] = [],
    written: readonly string[] = [],
  ): void {
    if (gone.length > 0 || come.length > 0) files.forget();
    for (const uri of written) files.written(uri);
    logged('files', takeUp(gone, [...come, ...written]));
  }

  /** A failure only loses its own work. It never ends the server. */
  function logged(what: string, work: Promise<void>): void {
    work.catch((error) => connection.console.error(`${what}: ${describe(error)}`));
  }

  async function takeUp(gone: readonly string[], come: readonly string[]): Promise<void> {
    const places = placesOf(gone);
    const forgot = [workspace.forgetAll(places), ownFiles.forget(places)];
    for (const uri of [...gone, ...come]) diagnostics.fileChanged(uri);
    if (forgot.includes(true)) refresh();
    if (!client.options.files) return;
    const own = come.filter(isOwnFile);
    const reports = come.filter((uri) => !isOwnFile(uri) && isReportFile(uri));
    const folders = placesOf(come.filter((uri) => !isOwnFile(uri) && !isReportFile(uri)));
    const isInThem = (uri: string) => isUnder(uri, folders);
    const isOther = [await ownFiles.read(own)];
    if (folders.size > 0) isOther.push(await ownFiles.find(isInThem));
    const { version } = workspace;
    for (const uri of reports) await workspace.indexFile(uri, files);
    if (isOther.includes(true) || workspace.version !== version) refresh();
    else filesChanged();
    if (folders.size > 0) await index(isInThem);
  }

  /** Has everything shown computed again: it may have changed without an edit. */
  function refresh(): void {
    editor.refresh();
    diagnostics.refresh();
    reportList.changed();
  }

  /** The set of files, or which of them are open, may have changed. */
  function filesChanged(): void {
    diagnostics.filesChanged();
    reportList.changed();
  }
}

/** Folders that appear and disappear, whoever moves them. */
const ANY_FILE: FileOperationRegistrationOptions = { filters: [{ pattern: { glob: '**/*' } }] };
const WORKSPACE = {
  workspaceFolders: { supported: true, changeNotifications: true },
  fileOperations: { didDelete: ANY_FILE, didRename: ANY_FILE },
};
