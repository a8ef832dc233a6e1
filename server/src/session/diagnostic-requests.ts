import {
  type CancellationToken,
  CancellationTokenSource,
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
import { type FileReport, UnopenedReports } from '../workspace/unopened-reports.ts';
import { CheckAll } from './check-all.ts';
import type { Client } from './client.ts';
import { LateProgress } from './late-progress.ts';
import type { ServerSession } from './server-session.ts';
import { Suited } from './suited.ts';

/** Is told about events after which diagnostics may change. */
export interface DiagnosticsService {
  /** Whether the current content of a file that is not open was checked. */
  isChecked(uri: string): boolean;
  /** A document was opened. */
  opened(uri: string): void;
  /** A document has changed. */
  changed(document: OpenDocument): void;
  /** A document was closed. */
  closed(uri: string): void;
  /** A file on disk has changed. A call of `filesChanged` or `refresh` follows. */
  fileChanged(uri: string): void;
  /** The set of files in the workspace, or which of them are open, has changed. */
  filesChanged(): void;
  /** Any diagnostics may have changed without an edit. */
  refresh(): void;
}

/** The capabilities for diagnostics, for clients that pull them. */
export function diagnosticsCapabilities({ pulls, options }: Client): ServerCapabilities {
  if (!pulls) return {};
  return {
    diagnosticProvider: {
      identifier: 'gouji',
      // Correcting last year's report may change findings in this year's.
      interFileDependencies: true,
      workspaceDiagnostics: options.workspaceDiagnostics,
    },
  };
}

/**
 * Answers pulls of diagnostics, and pushes them to clients that do not pull.
 *
 * @param checkedAll Called after all reports that are not open have been checked.
 */
export function serveDiagnostics(
  session: ServerSession,
  checkedAll: () => void,
): DiagnosticsService {
  const { connection, client, documents, ownFiles, settings, files, turns, questions } = session;
  const suited = new Suited(client);
  const reports = new DiagnosticReports(() => client.options.docs);
  const diagnosticsOf = (document: OpenDocument): Diagnostic[] =>
    mostImportant(
      suited.diagnostics(
        ownFiles.diagnostics(document) ??
          (document.isTooLong
            ? [tooLong(settings.current.t('The text is too long, so nothing in it was checked.'))]
            : reports.diagnostics(document)),
      ),
      document.uri,
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
    return new LateProgress(session, title, false);
  };
  const checkAll = new CheckAll(session, unopened, begin, checkedAll);

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

  /** The pushes in preparation, by document. A push is cancelled when its document changes. */
  const pushing = new Map<string, CancellationTokenSource>();

  /** Pushes diagnostics to older clients. Clients that pull would show each of them twice. */
  function push({ uri }: OpenDocument): void {
    if (client.pulls) return;
    pushing.get(uri)?.cancel();
    const source = new CancellationTokenSource();
    pushing.set(uri, source);
    send(uri, source.token).catch(() => {});
  }

  /** The result last sent for each document. An unchanged one is not sent again. */
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
      // The file may have been saved while it was open.
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

/** The diagnostic for a text that is too long to be read, at its start. */
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
