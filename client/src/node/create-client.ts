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

/** In milliseconds. How long a server may take to end. */
const PATIENCE = 2000;

/** Makes a client for a server in a process of its own. */
export function createClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  server: ServerProcess,
): LanguageClient {
  return new ProcessClient(context, output, server);
}

/** A client that knows whether its server's process is running. */
class ProcessClient extends LanguageClient {
  readonly #server: ServerProcess;

  constructor(context: ExtensionContext, output: LogOutputChannel, server: ServerProcess) {
    // The id is also the section of the setting `gouji.trace.server`.
    super('gouji', '勾稽 Gouji', () => connect(server, output), clientOptions(context, output));
    this.#server = server;
  }

  /**
   * Logs an error, and shows it if requested. The end of a server is reported by the restart policy; the
   * library would also show everything that fails because of it, with stack traces.
   */
  override error(message: string, data?: unknown, showNotification?: boolean | 'force'): void {
    const isByEnd = data !== undefined && !this.#server.isRunning;
    super.error(message, data, isByEnd ? false : showNotification);
  }

  /**
   * Stops the server and waits for its end. If a server hangs, the library gives up waiting, and later
   * takes its end for that of the new server.
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

/** Connects to the server through Node's IPC channel. Whatever else it prints is logged. */
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
