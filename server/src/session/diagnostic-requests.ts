import {
  type CancellationToken,
  CancellationTokenSource,
  type Connection,
  type Diagnostic,
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type ServerCapabilities,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { DiagnosticReports } from '../features/diagnostic-reports.ts';
import { mostImportant } from '../features/most-diagnostics.ts';
import type { OpenDocument } from '../open-document.ts';
import type { Platform } from '../platform.ts';
import { type FileReport, UnopenedReports } from '../workspace/unopened-reports.ts';
import type { Files } from '../workspace/workspace.ts';
import { CheckAll } from './check-all.ts';
import type { Client } from './client.ts';
import { LateProgress } from './late-progress.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { OwnFiles } from './own-files.ts';
import type { Turns } from './pace.ts';
import type { Questions } from './questions.ts';
import type { SettingsInForce } from './settings-in-force.ts';
import { Suited } from './suited.ts';

/** What diagnostics hang on. */
export interface DiagnosticsHost {
  readonly client: Client;
  readonly documents: OpenDocuments;
  readonly ownFiles: OwnFiles;
  readonly settings: SettingsInForce;
  readonly files: Files;
  readonly platform: Platform;
  readonly turns: Turns;
  readonly questions: Questions;
  /** Settled once every report of the workspace was read. */
  indexed(): Promise<void>;
  /** Told when all reports that are not open were checked. */
  checkedAll(): void;
}

/** What is to be told when diagnostics may be others. */
export interface DiagnosticsService {
  /** Whether a file that is not open was checked as it is. */
  isChecked(uri: string): boolean;
  /** A document was opened. */
  opened(uri: string): void;
  /** A document has changed. */
  changed(document: OpenDocument): void;
  /** A document was closed. */
  closed(uri: string): void;
  /** A file on the disk has changed; `filesChanged` or `refresh` follows. */
  fileChanged(uri: string): void;
  /** The files in the workspace, or which of them are open, have changed. */
  filesChanged(): void;
  /** Any may have changed without an edit. */
  refresh(): void;
}

/** Diagnostics are asked for by those clients that can. */
export function diagnosticsCapabilities({ pulls, options }: Client): ServerCapabilities {
  if (!pulls) return {};
  return {
    diagnosticProvider: {
      identifier: 'gouji',
      // Last year's report, mended, mends this year's.
      interFileDependencies: true,
      workspaceDiagnostics: options.workspaceDiagnostics,
    },
  };
}

/** Answers pulls of diagnostics, and pushes them to the clients that do not pull. */
export function serveDiagnostics(
  connection: Connection,
  host: DiagnosticsHost,
): DiagnosticsService {
  const { client, documents, ownFiles, settings, files, platform, turns, questions } = host;
  const suited = new Suited(client);
  const reports = new DiagnosticReports(() => client.options.docs);
  const diagnosticsOf = (document: OpenDocument): Diagnostic[] =>
    mostImportant(
      suited.diagnostics(
        ownFiles.diagnostics(document) ??
          (document.isTooLong
            ? [tooLong(settings.current.t('The text is too long: nothing in it is checked.'))]
            : reports.diagnostics(document)),
      ),
      settings.current.t,
    );
  const unopened = new UnopenedReports({
    isOpen: (uri) => documents.get(uri) !== undefined,
    async judge(uri, text, cancellation) {
      const document = documents.unopened(uri, text);
      await turns.through((isDue) => document.judge(isDue), cancellation);
      return { items: diagnosticsOf(document), holds: documents.surroundingsHold(document) };
    },
  });

  const begin = () => {
    const title = () => settings.current.t('Checking the reports that are not open');
    return new LateProgress({ connection, platform, questions }, title, false);
  };
  const { indexed, checkedAll: checked } = host;
  const checkAll = new CheckAll(connection, {
    files,
    questions,
    unopened,
    indexed,
    begin,
    checked,
  });

  connection.languages.diagnostics.on((params, token) =>
    documents.answer(params.textDocument.uri, token, 'diagnostics', NO_DIAGNOSTICS, (document) =>
      reports.answer(document, diagnosticsOf(document), params.previousResultId),
    ),
  );
  connection.languages.diagnostics.onWorkspace(
    async ({ previousResultIds }, token, _work, progress) => {
      const items: WorkspaceDocumentDiagnosticReport[] = [];
      const known = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
      if (client.options.workspaceDiagnostics) {
        await unopened.report(files, known, token, {
          tell(report) {
            if (progress) progress.report({ items: [fullReport(report)] });
            else items.push(fullReport(report));
          },
          begin,
        });
      }
      return { items };
    },
  );

  /** What is about to be sent, by document: it is of no use any more once the document has changed. */
  const pushing = new Map<string, CancellationTokenSource>();

  /** Older clients are sent diagnostics; those that pull would show each twice. */
  function push({ uri }: OpenDocument): void {
    if (client.pulls) return;
    pushing.get(uri)?.cancel();
    const source = new CancellationTokenSource();
    pushing.set(uri, source);
    send(uri, source.token).catch(() => {});
  }

  /** The result that was last sent of a document: what has not changed is not sent again. */
  const sent = new WeakMap<OpenDocument, string>();

  async function send(uri: string, token: CancellationToken): Promise<void> {
    const nothing = { items: [], resultId: '' };
    const { items, resultId } = await documents.answer(
      uri,
      token,
      'diagnostics',
      nothing,
      (document) => reports.full(document, diagnosticsOf(document)),
    );
    const document = documents.get(uri);
    if (!document || sent.get(document) === resultId) return;
    sent.set(document, resultId);
    const { version } = document;
    await connection.sendDiagnostics({ uri, version, diagnostics: items });
  }

  return {
    isChecked: (uri) => unopened.isChecked(uri),
    opened(uri) {
      checkAll.opened(uri);
      unopened.touch();
    },
    changed: push,
    closed(uri) {
      // It may have been saved while it was open.
      unopened.forget(uri);
      if (client.pulls) return;
      pushing.get(uri)?.cancel();
      pushing.delete(uri);
      const none = { uri, diagnostics: [] };
      questions.send('textDocument/publishDiagnostics', () => connection.sendDiagnostics(none));
    },
    fileChanged: (uri) => unopened.forget(uri),
    filesChanged: () => unopened.touch(),
    refresh() {
      unopened.touch();
      if (!client.pulls) documents.all().forEach(push);
      else if (client.capabilities.workspace?.diagnostics?.refreshSupport) {
        const { diagnostics } = connection.languages;
        questions.send('workspace/diagnostic/refresh', () => diagnostics.refresh());
      }
    },
  };
}

/** What is told of a text that is not read, at its start. */
function tooLong(message: string): Diagnostic {
  const start = { line: 0, character: 0 };
  const severity = DiagnosticSeverity.Warning;
  return { range: { start, end: start }, severity, source: 'gouji', message };
}

const NO_DIAGNOSTICS: DocumentDiagnosticReport = {
  kind: DocumentDiagnosticReportKind.Full,
  items: [],
};

function fullReport({ uri, resultId, items }: FileReport): WorkspaceDocumentDiagnosticReport {
  return {
    kind: DocumentDiagnosticReportKind.Full,
    uri,
    version: null,
    items: [...items],
    ...(resultId !== undefined && { resultId }),
  };
}
