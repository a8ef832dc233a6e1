import { type ExtensionContext, type LogOutputChannel, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands/register.ts';
import { onFirstReport } from './first-report.ts';
import type { FindRenewer } from './office/offer-renewal.ts';
import { OfficeFiles } from './office/office-files.ts';
import { reportsView } from './reports/reports-view.ts';
import { showFolder } from './reports/show-folder.ts';
import type { Session } from './session.ts';
import { withLateProgress } from './slow-work.ts';

/** Starts a server on the current platform. The function returned loads the client meanwhile. */
export type StartServer = () => () => Promise<CreateClient>;

/** Makes the client of the server, not yet connected. */
export type CreateClient = (output: LogOutputChannel) => BaseLanguageClient;

/** What the extension needs of its host. */
export interface Host {
  readonly startServer: StartServer;
  readonly findRenewer: FindRenewer;
}

/** The active extension. */
export interface Extension {
  stop(): Promise<void>;
}

/**
 * VS Code activates the extension for every plain text, Markdown and HTML document, most of which are no
 * reports. Nothing is loaded, started or shown until the first report is seen.
 */
export function startExtension(
  context: ExtensionContext,
  { startServer, findRenewer }: Host,
): Extension {
  let session: Promise<Session> | undefined;
  const open = (): Promise<Session> => {
    session ??= withLateProgress(
      l10n.t('Starting the server of Gouji'),
      openSession(context, startServer),
    );
    return session;
  };
  const officeFiles = new OfficeFiles(findRenewer);
  context.subscriptions.push(
    officeFiles,
    registerCommands(context.extensionUri, officeFiles, open),
    window.registerWebviewPanelSerializer('gouji.tables', {
      deserializeWebviewPanel: async (panel, state) => (await open()).reviveTable(panel, state),
    }),
    onFirstReport(open),
    reportsView(open),
  );
  void showFolder();
  return { stop: async () => (await session)?.stop() };
}

async function openSession(context: ExtensionContext, startServer: StartServer): Promise<Session> {
  const loadClient = startServer();
  // Other pending work goes first, because loading blocks the extension host.
  await new Promise((resolve) => setTimeout(resolve));
  const [{ Session }, createClient] = await Promise.all([import('./session.ts'), loadClient()]);
  const opened = new Session(context.extensionUri, createClient);
  context.subscriptions.push(opened);
  await opened.start();
  return opened;
}
