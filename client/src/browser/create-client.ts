import { type ExtensionContext, type LogOutputChannel, Uri } from 'vscode';
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser';
import { clientOptions } from '../client-options.ts';

/** The client of a server that runs in a web worker. */
export function createClient(context: ExtensionContext, output: LogOutputChannel): LanguageClient {
  const script = Uri.joinPath(context.extensionUri, 'server/out/main.browser.js').toString(true);
  let worker: Worker | undefined;
  // Not the worker itself: what VS Code makes in its extension host, the client does not take for one.
  const startServer = async (): Promise<MessageTransports> => {
    // A worker does not end by itself; nor could it, where it hangs.
    worker?.terminate();
    worker = new Worker(script);
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
  context.subscriptions.push({ dispose: () => worker?.terminate() });
  // The id is also the section of the setting `gouji.trace.server`.
  return new LanguageClient('gouji', '勾稽 Gouji', startServer, clientOptions(context, output));
}
