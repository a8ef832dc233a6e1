import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import { type Extension, startExtension } from '../start-extension.ts';
import { ServerProcess } from './server-process.ts';

let extension: Extension | undefined;

/** Starts the extension with Node: on the desktop, or on a remote machine. */
export function activate(context: ExtensionContext): void {
  const startServer = () => {
    const server = new ServerProcess(
      context.asAbsolutePath('server/out/main.node.cjs'),
      Uri.joinPath(context.globalStorageUri, 'compiled').fsPath,
    );
    context.subscriptions.push(server);
    return async () => {
      const { createClient } = await import('./create-client.ts');
      return (output: LogOutputChannel) => createClient(context, output, server);
    };
  };
  const findRenewer = async () => (await import('./renewer.ts')).findRenewer();
  extension = startExtension(context, { startServer, findRenewer });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
