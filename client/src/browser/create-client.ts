import type { ExtensionContext, LogOutputChannel } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { clientOptions } from '../client-options.ts';
import type { ServerWorker } from './server-worker.ts';

/** Makes a client for a server in a web worker. */
export function createClient(
  context: ExtensionContext,
  output: LogOutputChannel,
  server: ServerWorker,
): LanguageClient {
  // The library does not recognise the worker objects of VS Code's extension host, so the connection is
  // made here.
  const connect = async (): Promise<MessageTransports> => {
    const worker = server.take();
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  // The id is also the section of the setting `gouji.trace.server`.
  return new LanguageClient('gouji', '勾稽 Gouji', connect, clientOptions(context, output));
}
