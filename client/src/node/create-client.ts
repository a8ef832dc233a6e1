import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { type ExtensionContext, type LogOutputChannel, l10n } from 'vscode';
import {
  IPCMessageReader,
  IPCMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/node';
import { clientOptions } from '../client-options.ts';
import type { ServerProcess } from './server-process.ts';

/** Milliseconds that a server is given for its end. */
const PATIENCE = 2000;

/** The client of a server that runs in a process of its own. */
export function createClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  server: ServerProcess,
): LanguageClient {
  return new ProcessClient(context, output, server);
}

/** A client that knows whether its server's process runs. */
class ProcessClient extends LanguageClient {
  readonly #server: ServerProcess;

  constructor(context: ExtensionContext, output: LogOutputChannel, server: ServerProcess) {
    // The id is also the section of the setting `gouji.trace.server`.
    super('gouji', '勾稽 Gouji', () => connect(server, output), clientOptions(context, output));
    this.#server = server;
  }

  /**
   * Logs an error, and shows it where that is called for: the end of a server is told of by the restart policy.
   * The library would show all that fails by it as well, with the stack.
   */
  override error(message: string, data?: unknown, showNotification?: boolean | 'force'): void {
    const isByEnd = data !== undefined && !this.#server.isRunning;
    super.error(message, data, isByEnd ? false : showNotification);
  }

  /**
   * Stops the server and sees its end. Where a server hangs, the library would give up waiting, and take its
   * end, seconds later, for that of the server started in its place.
   */
  override async stop(timeout = PATIENCE): Promise<void> {
    try {
      await super.stop(timeout);
    } catch (error) {
      await this.#server.end(0);
      throw error;
    }
    await this.#server.end(PATIENCE);
  }
}

/** Connects with the server over the channel that Node opens to a child; tells what it says besides. */
async function connect(
  server: ServerProcess,
  output: LogOutputChannel,
): Promise<MessageTransports> {
  const process = server.take();
  onLine(process.stdout, (line) => output.info(line));
  onLine(process.stderr, (line) => output.error(line));
  process.once('exit', (code, signal) => {
    if (code !== 0)
      output.error(l10n.t('The server’s process ended with {0}.', signal ?? `${code}`));
  });
  return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process) };
}

function onLine(stream: Readable | null, tell: (line: string) => void): void {
  if (stream) createInterface({ input: stream }).on('line', tell);
}
