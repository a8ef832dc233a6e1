import { once } from 'node:events';
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
  return new ProcessClient('gouji', '勾稽 Gouji', options, clientOptions(context, output));
}

/**
 * A client that has seen the end of its server once it is stopped. Where a server hangs, the client would
 * give up waiting, and take its end, seconds later, for that of the server started in its place.
 */
class ProcessClient extends LanguageClient {
  override async stop(timeout?: number): Promise<void> {
    const server = this.serverProcess;
    try {
      await super.stop(timeout);
    } catch (error) {
      if (server && server.exitCode === null && server.signalCode === null) {
        const closed = once(server, 'close');
        server.kill('SIGKILL');
        await closed;
      }
      throw error;
    }
  }
}
