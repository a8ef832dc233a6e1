import {
  type Connection,
  FileChangeType,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import { statutoryForms } from './form/statutory.ts';
import type { Platform } from './platform.ts';
import { Client, filesOf } from './session/client.ts';
import { serveConfiguration } from './session/configuration.ts';
import { describe } from './session/describe.ts';
import { diagnosticsCapabilities, serveDiagnostics } from './session/diagnostics.ts';
import { editorCapabilities, serveEditor } from './session/editor-requests.ts';
import { indexWorkspace } from './session/indexing.ts';
import { OpenDocuments } from './session/open-documents.ts';
import { isOwnFile, OwnFiles } from './session/own-files.ts';
import { serveOwnRequests } from './session/own-requests.ts';
import { Turns } from './session/pace.ts';
import { SettingsInForce } from './session/settings-in-force.ts';
import { version } from './version.ts';
import { AcceptedFiles } from './workspace/accepted-files.ts';
import { FormFiles } from './workspace/form-files.ts';
import { Workspace } from './workspace/workspace.ts';

/** Serves LSP on a connection until it closes. Knows no platform: entry points make the connection. */
export function startServer(connection: Connection, platform: Platform): void {
  const statutory = statutoryForms();
  const client = new Client();
  const settings = new SettingsInForce(client, statutory);
  const files = filesOf(connection, () => settings.current.t);
  const turns = new Turns(platform);
  const workspace = new Workspace(
    () => settings.current,
    (document) => turns.through((isDue) => document.read(isDue)),
  );
  const accepted = new AcceptedFiles();
  const documents = new OpenDocuments(connection, platform, turns, settings, workspace, accepted);
  const forms = new FormFiles(statutory);
  const ownFiles = new OwnFiles({ files, documents, settings, forms, accepted });
  /** Settled once every report of the workspace was read. */
  let indexed: Promise<void> = Promise.resolve();

  const configuration = serveConfiguration(connection, client, settings, refresh);
  const diagnostics = serveDiagnostics(connection, {
    client,
    documents,
    settings,
    ownFiles,
    files,
    platform,
    turns,
  });
  const editor = serveEditor(connection, { client, documents, settings, workspace, turns });
  serveOwnRequests(connection, {
    documents,
    settings,
    workspace,
    files,
    form: statutory[0],
    indexed: () => indexed,
  });

  connection.onInitialize((params) => {
    client.meet(params);
    settings.renew();
    return {
      serverInfo: { name: 'gouji', version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...diagnosticsCapabilities(client),
        ...editorCapabilities,
      },
    };
  });
  connection.onInitialized(() => {
    indexed = prepare().catch((error) => connection.console.error(`start: ${describe(error)}`));
  });

  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri, type } of changes) {
      diagnostics.fileChanged(uri);
      if (isOwnFile(uri)) await ownFiles.read(uri);
      else if (type === FileChangeType.Deleted) workspace.forget(uri);
      else await workspace.indexFile(uri, files);
    }
    refresh();
  });
  documents.listen({
    opened: () => diagnostics.filesChanged(),
    changed(document) {
      if (isOwnFile(document.uri)) {
        ownFiles.take(document.uri, document.text);
        refresh();
      }
      diagnostics.changed(document);
    },
    async closed(uri) {
      diagnostics.closed(uri);
      if (!client.options.files) return;
      if (isOwnFile(uri)) {
        await ownFiles.read(uri);
        refresh();
      } else {
        await workspace.indexFile(uri, files);
      }
      diagnostics.filesChanged();
    },
    read: refresh,
  });
  connection.listen();

  async function prepare(): Promise<void> {
    await configuration.start();
    if (!client.options.files) return;
    if (await ownFiles.readAll()) refresh();
    const { version } = workspace;
    await indexWorkspace(connection, platform, workspace, files, settings);
    if (workspace.version !== version) refresh();
  }

  /** What is shown may have changed without an edit. */
  function refresh(): void {
    editor.refresh();
    diagnostics.refresh();
  }
}
