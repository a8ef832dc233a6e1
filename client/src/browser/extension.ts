import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { type Extension, startExtension } from '../start-extension.ts';
import { ServerWorker } from './server-worker.ts';

let extension: Extension | undefined;

/** Starts the extension in a browser, without Node. */
export function activate(context: ExtensionContext): void {
  const startServer = () => {
    const script = Uri.joinPath(context.extensionUri, 'server/out/main.browser.js');
    const server = new ServerWorker(script.toString(true));
    context.subscriptions.push(server);
    return async () => {
      const { createClient } = await import('./create-client.ts');
      return (output: LogOutputChannel) => createClient(context, output, server);
    };
  };
  extension = startExtension(context, { startServer, findRenewer: async () => undefined });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
