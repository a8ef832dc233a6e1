import { type ExtensionContext, type LogOutputChannel, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands/register.ts';
import { onFirstReport } from './first-report.ts';
import { reportsView } from './reports/reports-view.ts';
import { showFolder } from './reports/show-folder.ts';
import type { Session } from './session.ts';
import { withLateProgress } from './slow-work.ts';

/** Has a server start on the platform at hand, and gives what loads its client meanwhile. */
export type StartServer = () => () => Promise<CreateClient>;

/** Makes the client of the server; not connected yet. */
export type CreateClient = (output: LogOutputChannel) => BaseLanguageClient;

/** The extension while it is active. */
export interface Extension {
  stop(): Promise<void>;
}

/**
 * VS Code activates the extension for every plain text, Markdown and HTML document, and most of them
 * are no report. Until the first report is seen, nothing is loaded, started or shown.
 */
export function startExtension(context: ExtensionContext, startServer: StartServer): Extension {
  let session: Promise<Session> | undefined;
  const open = (): Promise<Session> => {
    session ??= withLateProgress(
      l10n.t('Starting the server of Gouji'),
      openSession(context, startServer),
    );
    return session;
  };
  context.subscriptions.push(
    registerCommands(context.extensionUri, open),
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
  // What else waits goes first: loading keeps the extension host from all other work.
  await new Promise((resolve) => setTimeout(resolve));
  const [{ Session }, createClient] = await Promise.all([import('./session.ts'), loadClient()]);
  const opened = new Session(context.extensionUri, createClient);
  context.subscriptions.push(opened);
  await opened.start();
  return opened;
}
