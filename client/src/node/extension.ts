import { type ExtensionContext, window } from 'vscode';
import { registerCommands } from '../commands/register.ts';
import { onFirstReport } from '../first-report.ts';
import type { Session } from '../session.ts';

let session: Promise<Session> | undefined;

/**
 * VS Code activates the extension for every plain text, Markdown and HTML document, and most of them
 * are no report. Until the first report is seen, nothing is loaded, started or shown.
 */
export function activate(context: ExtensionContext): void {
  const open = (): Promise<Session> => {
    session ??= openSession(context);
    return session;
  };
  context.subscriptions.push(
    registerCommands(open),
    window.registerWebviewPanelSerializer('gouji.tables', {
      deserializeWebviewPanel: async (panel, state) => (await open()).reviveTable(panel, state),
    }),
    onFirstReport(open),
  );
}

export async function deactivate(): Promise<void> {
  await (await session)?.stop();
}

async function openSession(context: ExtensionContext): Promise<Session> {
  const [{ Session }, { createClient }] = await Promise.all([
    import('../session.ts'),
    import('./create-client.ts'),
  ]);
  const opened = new Session(context.extensionUri, (output) => createClient(context, output));
  context.subscriptions.push(opened);
  await opened.start();
  return opened;
}
