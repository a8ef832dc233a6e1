import type { ExtensionContext, LogOutputChannel } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';
import { clientOptions } from '../client-options.ts';

/** The client of a server that runs in a process of its own. */
export function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const server = {
    module: context.asAbsolutePath('server/out/main.node.cjs'),
    transport: TransportKind.ipc,
  };
  const options: ServerOptions = {
    run: server,
    debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } },
  };
  // The id is also the section of the setting `gouji.trace.server`.
  return new LanguageClient('gouji', '勾稽 Gouji', options, clientOptions(context, output));
}
