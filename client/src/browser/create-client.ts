import type { ExtensionContext, LogOutputChannel } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { clientOptions } from '../client-options.ts';
import type { ServerWorker } from './server-worker.ts';

/** The client of a server that runs in a web worker. */
export function createClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  server: ServerWorker,
): LanguageClient {
  // Not the worker itself: what VS Code makes in its extension host, the client does not take for one.
  const connect = async (): Promise<MessageTransports> => {
    const worker = server.take();
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  // The id is also the section of the setting `gouji.trace.server`.
  return new LanguageClient('gouji', '勾稽 Gouji', connect, clientOptions(context, output));
}
