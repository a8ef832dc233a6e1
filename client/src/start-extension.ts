import { type ExtensionContext, type LogOutputChannel, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { registerCommands } from './commands/register.ts';
import { onFirstReport } from './first-report.ts';
import type { Session } from './session.ts';

/** Makes the client of a server on the platform at hand; not started yet. */
export type CreateClient = (
  context: ExtensionContext,
  output: LogOutputChannel,
) => BaseLanguageClient;

/** The extension while it is active. */
export interface Extension {
  stop(): Promise<void>;
}

/**
 * VS Code activates the extension for every plain text, Markdown and HTML document, and most of them
 * are no report. Until the first report is seen, nothing is loaded, started or shown.
 */
export function startExtension(
  context: ExtensionContext,
  loadClient: () => Promise<CreateClient>,
): Extension {
  let session: Promise<Session> | undefined;
  const open = (): Promise<Session> => {
    session ??= openSession(context, loadClient);
    return session;
  };
  context.subscriptions.push(
    registerCommands(open),
    window.registerWebviewPanelSerializer('gouji.tables', {
      deserializeWebviewPanel: async (panel, state) => (await open()).reviveTable(panel, state),
    }),
    onFirstReport(open),
  );
  return { stop: async () => (await session)?.stop() };
}

async function openSession(
  context: ExtensionContext,
  loadClient: () => Promise<CreateClient>,
): Promise<Session> {
  const [{ Session }, createClient] = await Promise.all([import('./session.ts'), loadClient()]);
  const opened = new Session(context.extensionUri, (output) => createClient(context, output));
  context.subscriptions.push(opened);
  await opened.start();
  return opened;
}
