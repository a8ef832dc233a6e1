import { type ExtensionContext, env, type LogOutputChannel, Uri } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { type InitializationOptions, withdrawCommand } from '../../server/src/protocol.ts';
import { chosenSettings } from './chosen-settings.ts';
import { ownDocuments, reportDocuments } from './documents.ts';
import { documentUri, fileUri } from './office/office-uri.ts';
import { RestartPolicy } from './restart-policy.ts';
import { watchFiles } from './workspace-files.ts';

/** The client's options on every platform. Pull diagnostics keep their default: while typing. */
export function clientOptions(
  { extensionUri, subscriptions }: ExtensionContext,
  output: LogOutputChannel,
): LanguageClientOptions {
  // Called at every start of the server.
  const initializationOptions = (): InitializationOptions => ({
    locale: env.language,
    docs: Uri.joinPath(extensionUri, 'docs', 'rules').toString(),
    files: true,
    accepts: true,
    choosesRepairs: true,
    showTable: 'gouji.showTable',
  });
  const fileEvents = watchFiles();
  subscriptions.push(...fileEvents);
  return {
    documentSelector: [...reportDocuments, ...ownDocuments],
    // To the server, the draft of an office file is the text of that file, open or not.
    uriConverters: {
      code2Protocol: (document) => fileUri(document).toString(),
      protocol2Code: (file) => documentUri(Uri.parse(file)),
    },
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // A hover may contain a link that withdraws an acceptance.
    markdown: { isTrusted: { enabledCommands: [withdrawCommand] } },
    errorHandler: new RestartPolicy(),
    // A failed start is reported elsewhere. Otherwise the library would show the reason a second time.
    initializationFailedHandler: () => false,
    initializationOptions,
    middleware: { workspace: chosenSettings },
    synchronize: { fileEvents },
  };
}
