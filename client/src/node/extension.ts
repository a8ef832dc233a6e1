import type { ExtensionContext } from 'vscode';
import { type Extension, startExtension } from '../start-extension.ts';
import { ServerProcess } from './server-process.ts';

let extension: Extension | undefined;

/** Starts the extension where it has Node: on the desktop, and on a remote machine. */
export function activate(context: ExtensionContext): void {
  extension = startExtension(context, () => {
    const server = new ServerProcess(context.asAbsolutePath('server/out/main.node.cjs'));
    context.subscriptions.push(server);
    return async () => {
      const { createClient } = await import('./create-client.ts');
      return (output) => createClient(context, output, server);
    };
  });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
