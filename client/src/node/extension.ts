import type { ExtensionContext } from 'vscode';
import { type Extension, startExtension } from '../start-extension.ts';

let extension: Extension | undefined;

/** Starts the extension where it has Node: on the desktop, and on a remote machine. */
export function activate(context: ExtensionContext): void {
  extension = startExtension(context, async () => {
    const { createClient } = await import('./create-client.ts');
    return createClient;
  });
}

export async function deactivate(): Promise<void> {
  await extension?.stop();
}
