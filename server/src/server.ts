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
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { type Settings, settingsOf } from './analysis.ts';
import { editorCapabilities, serveEditor } from './editor-requests.ts';
import { codeActions } from './features/code-actions.ts';
import { DiagnosticReports } from './features/diagnostic-reports.ts';
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
import { languageFor, languageOf } from './language.ts';
import { OpenDocument, type Surroundings } from './open-document.ts';
import {
  type AcceptParams,
  type AcceptResult,
  acceptRequest,
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
import { withAcceptance, writeAcceptedFile } from './workspace/accepted.ts';
import {
  AcceptedFiles,
  acceptedFileOf,
  isAcceptedFile,
  pathIn,
} from './workspace/accepted-files.ts';
import { FormFiles, isFormFile } from './workspace/form-files.ts';
import { UnopenedReports } from './workspace/unopened-reports.ts';
import { type Files, Workspace } from './workspace/workspace.ts';

/** Serves LSP on a connection until it closes. Knows no platform: entry points make the connection. */
export function startServer(connection: Connection): void {
  const statutory = statutoryForms();
  const [current] = statutory;
  const formFiles = new FormFiles(statutory);
  const acceptedFiles = new AcceptedFiles();
  let forms = formsOf(statutory);
  let user = readUserSettings(undefined);
  let client = readClientOptions(undefined);
  let pulls = false;
  let canConfigure = false;
  let settings: Settings = settingsFor(user);
  /** Settled once every report of the workspace was read. */
  let indexed: Promise<void> = Promise.resolve();

  const reports = new DiagnosticReports(() => client.docs);
  const workspace = new Workspace(() => settings);
  const files: Files = {
    find: (what) => connection.sendRequest<string[]>(findFilesRequest, { what, limit: MOST_FILES }),
    read: async (uri) =>
      (await connection.sendRequest<string | null>(readFileRequest, { uri })) ?? undefined,
  };
  const unopened = new UnopenedReports({
    isOpen: (uri) => documents.get(uri) !== undefined,
    diagnose: (uri, text) => {
      const document = TextDocument.create(uri, languageOf(uri), 0, text);
      return diagnosticsOf(new OpenDocument(document, surroundings));
    },
  });
  const surroundings: Surroundings = {
    get settings() {
      return settings;
    },
    others: {
      get version() {
        return edits + workspace.version;
      },
      confirmed: (part) => workspace.confirmed(part, documents.all()),
    },
    besideOthers: (part) => workspace.findings(part, documents.all()),
    accepted: (uri) => acceptedFiles.of(uri),
  };
  // Of all documents: one that is open may be last year's report of another.
  let edits = 0;

  const documents = new TextDocuments<OpenDocument>({
    create: (uri, languageId, documentVersion, content) =>
      new OpenDocument(
        TextDocument.create(uri, languageFor(uri, languageId), documentVersion, textOf(content)),
        surroundings,
      ),
    update: (document, changes, documentVersion) => {
      edits++;
      document.update(
        changes.map((change) => ({ ...change, text: textOf(change.text) })),
        documentVersion,
      );
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
            workspaceDiagnostics: client.workspaceDiagnostics,
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
      if (isOwnFile(uri)) await readOwnFile(uri);
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
    answer(params.textDocument.uri, token, 'diagnostics', NO_DIAGNOSTICS, (document) =>
      reports.answer(document, diagnosticsOf(document), params.previousResultId),
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token, _work, progress) => {
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      if (client.workspaceDiagnostics) {
        await unopened.report(files, known, token, ({ uri, resultId, items: found }) => {
          const report: WorkspaceDocumentDiagnosticReport = {
            kind: DocumentDiagnosticReportKind.Full,
            uri,
            version: null,
            items: found,
            ...(resultId !== undefined && { resultId }),
          };
          if (progress) progress.report({ items: [report] });
          else items.push(report);
        });
      }
      return { items };
    },
  );
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer(textDocument.uri, token, 'code actions', [], (document) =>
      codeActions(document, range, context.only, client.docs, client.accepts),
    ),
  );
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'hover', null, (document) => hover(document, position) ?? null),
  );
  connection.onDocumentSymbol(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'symbols', [], documentSymbols),
  );
  connection.onRequest(tablesRequest, ({ textDocument }: TablesParams, token) =>
    answer(textDocument.uri, token, 'tables', { version: -1, tables: [], accepted: [] }, tables),
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
      const reports = (document?.alone.parts ?? []).map(async (part) => {
        const { title } = part.verdict.report.frame;
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

  connection.onRequest(acceptRequest, (params: AcceptParams) => accept(params));

  const editor = serveEditor(connection, {
    answer,
    documents: () => documents.all(),
    user: () => user,
    showTable: () => client.showTable,
  });

  documents.onDidOpen(() => {
    edits++;
    unopened.touch();
  });
  documents.onDidChangeContent(({ document }) => {
    if (isOwnFile(document.uri)) takeOwnFile(document.uri, document.text);
    push(document);
  });
  documents.onDidClose(async ({ document: { uri } }) => {
    edits++;
    if (!pulls) void connection.sendDiagnostics({ uri, diagnostics: [] });
    if (!client.files) return;
    if (isOwnFile(uri)) await readOwnFile(uri);
    else await workspace.indexFile(uri, files);
    unopened.touch();
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
    const { uri } = document;
    if (isFormFile(uri)) return formProblems(document, formFiles.problems(uri, settings.t));
    if (isAcceptedFile(uri)) {
      return formProblems(document, acceptedFiles.problems(uri), 'accepted-file');
    }
    return reports.diagnostics(document);
  }

  async function prepare(): Promise<void> {
    if (canConfigure) {
      await connection.client.register(DidChangeConfigurationNotification.type, {
        section: 'gouji',
      });
      await reconfigure();
    }
    if (!client.files) return;
    await readOwnFiles();
    await indexWorkspace();
  }

  async function readOwnFiles(): Promise<void> {
    for (const uri of await files.find('accepted')) await readOwnFile(uri);
    for (const uri of await files.find('forms')) await readOwnFile(uri);
  }

  /** Takes up a form file, or one with what is accepted, from the disk; an open one counts as in the editor. */
  async function readOwnFile(uri: string): Promise<void> {
    if (!documents.get(uri)) takeOwnFile(uri, await files.read(uri));
  }

  /** A form is in force as soon as it is written; with a mistake in it, it is not, and others still are. */
  function takeOwnFile(uri: string, text: string | undefined): void {
    if (isAcceptedFile(uri)) {
      acceptedFiles.set(uri, text, settings.t);
      refresh();
      return;
    }
    formFiles.set(uri, text, settings.t);
    forms = formsOf([...statutory, ...formFiles.forms]);
    takeSettings(user);
  }

  /** The text of the folder's file with one finding more accepted; null where mistakes in it would be lost. */
  async function accept(params: AcceptParams): Promise<AcceptResult | null> {
    const { finding, folder, reason, date } = params;
    const { uri: draft, code, place, figures } = finding;
    const file = pathIn(folder, draft);
    const uri = acceptedFileOf(folder);
    if (client.files) await readOwnFile(uri);
    if (file === undefined || acceptedFiles.problems(uri).length > 0) return null;
    const added = { file, code, place, figures, reason, date };
    return { uri, text: writeAcceptedFile(withAcceptance(acceptedFiles.entries(uri), added)) };
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
    unopened.touch();
    if (pulls) void connection.languages.diagnostics.refresh();
    else documents.all().forEach(push);
  }

  function settingsFor({ language, levels }: UserSettings): Settings {
    const locale = language === 'auto' ? client.locale : language;
    return settingsOf(forms, translatorFor(locale), levels);
  }
}

/** Whether a file says by what the drafts are judged, and is none. */
function isOwnFile(uri: string): boolean {
  return isFormFile(uri) || isAcceptedFile(uri);
}

/** A workspace with more files than this is no collection of reports. */
const MOST_FILES = 20_000;

const NO_DIAGNOSTICS: DocumentDiagnosticReport = {
  kind: DocumentDiagnosticReportKind.Full,
  items: [],
};

/** A text as a client sent it; where a broken client sent none, one that breaks nothing else. */
function textOf(content: unknown): string {
  return typeof content === 'string' ? content : '';
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
