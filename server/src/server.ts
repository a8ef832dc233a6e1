import {
  type CancellationToken,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  FileChangeType,
  type InitializeParams,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Settings, settingsOf } from './analysis.ts';
import { editorCapabilities, serveEditor } from './editor-requests.ts';
import { codeActions } from './features/code-actions.ts';
import { diagnostics } from './features/diagnostics.ts';
import { formProblems } from './features/form-problems.ts';
import { hover } from './features/hover.ts';
import { newReport } from './features/new-report.ts';
import { repairs } from './features/repairs.ts';
import { documentSymbols } from './features/symbols.ts';
import { tables } from './features/tables.ts';
import { EARLIER_YEARS, type YearReport, yearsView } from './features/years.ts';
import { formsOf } from './form/forms.ts';
import { statutoryForms } from './form/statutory.ts';
import { translatorFor } from './l10n.ts';
import { languageFor } from './language.ts';
import { OpenDocument, type Surroundings } from './open-document.ts';
import {
  findFilesRequest,
  type NewReportParams,
  type NewReportResult,
  newReportRequest,
  type RepairsParams,
  readFileRequest,
  repairsRequest,
  type TablesParams,
  tablesRequest,
  type YearsParams,
  type YearsResult,
  yearsRequest,
} from './protocol.ts';
import { readClientOptions, readUserSettings, type UserSettings } from './user-settings.ts';
import { version } from './version.ts';
import { FormFiles, isFormFile } from './workspace/form-files.ts';
import { type Files, Workspace } from './workspace/workspace.ts';

/** Serves LSP on a connection until it closes. Knows no platform: entry points make the connection. */
export function startServer(connection: Connection): void {
  const statutory = statutoryForms();
  const [current] = statutory;
  const formFiles = new FormFiles();
  let forms = formsOf(statutory);
  let user = readUserSettings(undefined);
  let client = readClientOptions(undefined);
  let pulls = false;
  let canConfigure = false;
  let settings: Settings = settingsFor(user);
  /** Settled once every report of the workspace was read. */
  let indexed: Promise<void> = Promise.resolve();

  const workspace = new Workspace(() => settings);
  const files: Files = {
    find: (what) => connection.sendRequest<string[]>(findFilesRequest, { what, limit: MOST_FILES }),
    read: async (uri) =>
      (await connection.sendRequest<string | null>(readFileRequest, { uri })) ?? undefined,
  };
  const surroundings: Surroundings = {
    get settings() {
      return settings;
    },
    besideOthers: (part) => workspace.findings(part, documents.all()),
  };

  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, documentVersion, content) =>
      new OpenDocument(
        TextDocument.create(uri, languageFor(uri, languageId), documentVersion, content),
        surroundings,
      ),
    update: (document, changes, documentVersion) => {
      document.update(changes, documentVersion);
      return document;
    },
  });

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities } = params;
    client = readClientOptions(params.initializationOptions);
    pulls = capabilities.textDocument?.diagnostic !== undefined;
    canConfigure = capabilities.workspace?.configuration === true;
    settings = settingsFor(user);
    editor.meet(capabilities);
    return {
      serverInfo: { name: 'gouji', version },
      capabilities: {
        positionEncoding: PositionEncodingKind.UTF16,
        textDocumentSync: TextDocumentSyncKind.Incremental,
        ...(pulls && {
          diagnosticProvider: {
            identifier: 'gouji',
            // Last year's report, mended, mends this year's.
            interFileDependencies: true,
            workspaceDiagnostics: false,
          },
        }),
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        hoverProvider: true,
        documentSymbolProvider: true,
        ...editorCapabilities,
      },
    };
  });

  connection.onInitialized(() => {
    indexed = prepare().catch((error) => connection.console.error(`start: ${describe(error)}`));
  });
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    for (const { uri, type } of changes) {
      if (isFormFile(uri)) await readForm(uri);
      else if (type === FileChangeType.Deleted) workspace.forget(uri);
      else await workspace.indexFile(uri, files);
    }
    refresh();
  });

  connection.onDidChangeConfiguration(async (change) => {
    if (canConfigure) await reconfigure();
    else takeSettings(readUserSettings(sectionOf(change.settings)));
  });

  connection.languages.diagnostics.on((params, token) =>
    answer(params.textDocument.uri, token, 'diagnostics', fullReport([]), (document) =>
      fullReport(diagnosticsOf(document)),
    ),
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer(textDocument.uri, token, 'code actions', [], (document) =>
      codeActions(document, range, context.only, client.docs),
    ),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'hover', null, (document) => hover(document, position) ?? null),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'symbols', [], documentSymbols),
  );
  connection.onRequest(tablesRequest, ({ textDocument }: TablesParams, token) =>
    answer(textDocument.uri, token, 'tables', { version: -1, tables: [] }, tables),
  );

  connection.onRequest(repairsRequest, ({ textDocument }: RepairsParams, token) =>
    answer(textDocument.uri, token, 'repairs', { version: -1, faults: [] }, repairs),
  );

  connection.onRequest(
    newReportRequest,
    async (params: NewReportParams): Promise<NewReportResult> => {
      await indexed;
      const last = workspace.handedOn(params.agency, params.year - 1, documents.all());
      const carried = new Map([...(last?.figures ?? [])].map(([id, { value }]) => [id, value]));
      return {
        text: newReport(current, { ...params, carried }),
        carriedFrom: last?.uri ?? null,
      };
    },
  );

  connection.onRequest(
    yearsRequest,
    async ({ textDocument }: YearsParams): Promise<YearsResult> => {
      await indexed;
      const document = documents.get(textDocument.uri);
      const reports = (document?.analysis.parts ?? []).map(async (part) => {
        const { title } = part.verdict;
        const earlier: YearReport[] = [];
        for (let back = EARLIER_YEARS; title && back > 0; back--) {
          const year = title.year - back;
          const found = await workspace.report(title.agency, year, documents.all(), files);
          if (found) earlier.push({ year, part: found });
        }
        return yearsView(
          title?.agency ?? '',
          [...earlier, { year: title?.year, part }],
          settings.t,
        );
      });
      return { reports: (await Promise.all(reports)).flatMap((report) => report ?? []) };
    },
  );

  const editor = serveEditor(connection, {
    answer,
    documents: () => documents.all(),
    user: () => user,
    showTable: () => client.showTable,
  });

  documents.onDidChangeContent(({ document }) => {
    if (isFormFile(document.uri)) takeForm(document.uri, document.text);
    push(document);
  });
  documents.onDidClose(({ document: { uri } }) => {
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    if (!client.files) return;
    if (isFormFile(uri)) void readForm(uri);
    else void workspace.indexFile(uri, files);
  });
  documents.listen(connection);
  connection.listen();

  /** Answers about an open document; a failure costs one answer, is logged, and never the server. */
  function answer<T>(
    uri: string,
    token: CancellationToken,
    what: string,
    nothing: T,
    compute: (document: OpenDocument) => T,
  ): T {
    const document = documents.get(uri);
    if (!document || token.isCancellationRequested) return nothing;
    try {
      return compute(document);
    } catch (error) {
      connection.console.error(`${what}: ${uri}: ${describe(error)}`);
      return nothing;
    }
  }

  /** Older clients are sent diagnostics; those that pull would show each twice. */
  function push(document: OpenDocument): void {
    if (pulls) return;
    const { uri, version: documentVersion } = document;
    const items = answer<Diagnostic[]>(uri, neverCancelled, 'diagnostics', [], diagnosticsOf);
    void connection.sendDiagnostics({ uri, version: documentVersion, diagnostics: items });
  }

  function diagnosticsOf(document: OpenDocument): Diagnostic[] {
    return isFormFile(document.uri)
      ? formProblems(document, formFiles.problems(document.uri))
      : diagnostics(document, client.docs);
  }

  async function prepare(): Promise<void> {
    if (canConfigure) {
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'gouji',
      });
      await reconfigure();
    }
    if (!client.files) return;
    await readForms();
    await indexWorkspace();
  }

  async function readForms(): Promise<void> {
    for (const uri of await files.find('forms')) await readForm(uri);
  }

  /** Takes up a form file as it is on disk; one that is open counts as it is in the editor. */
  async function readForm(uri: string): Promise<void> {
    if (!documents.get(uri)) takeForm(uri, await files.read(uri));
  }

  /** A form is in force as soon as it is written; with a mistake in it, it is not, and others still are. */
  function takeForm(uri: string, text: string | undefined): void {
    formFiles.set(uri, text, settings.t);
    forms = formsOf([...statutory, ...formFiles.forms]);
    takeSettings(user);
  }

  async function reconfigure(): Promise<void> {
    takeSettings(readUserSettings(await connection.workspace.getConfiguration('gouji')));
  }

  /** Reads the reports of the workspace in the background; no request waits for it. */
  async function indexWorkspace(): Promise<void> {
    const progress = await connection.window.createWorkDoneProgress();
    progress.begin(settings.t('Reading the reports of the workspace'), 0, undefined, true);
    try {
      await workspace.indexAll(files, (done, all) => {
        progress.report(Math.floor((done / all) * 100), `${done}/${all}`);
        return !progress.token.isCancellationRequested;
      });
    } catch (error) {
      connection.console.error(`index: ${describe(error)}`);
    }
    progress.done();
    refresh();
  }

  function takeSettings(chosen: UserSettings): void {
    user = chosen;
    settings = settingsFor(user);
    refresh();
  }

  /** What is shown may have changed without an edit. */
  function refresh(): void {
    editor.refresh();
    if (pulls) void connection.languages.diagnostics.refresh();
    else documents.all().forEach(push);
  }

  function settingsFor({ language, levels }: UserSettings): Settings {
    const locale = language === 'auto' ? client.locale : language;
    return settingsOf(forms, translatorFor(locale), levels);
  }
}

/** A workspace with more files than this is no collection of reports. */
const MOST_FILES = 20_000;

function fullReport(items: Diagnostic[]): DocumentDiagnosticReport {
  return { kind: DocumentDiagnosticReportKind.Full, items };
}

const neverCancelled: CancellationToken = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => {} }),
};

function sectionOf(settings: unknown): unknown {
  return typeof settings === 'object' && settings !== null && 'gouji' in settings
    ? settings.gouji
    : undefined;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
