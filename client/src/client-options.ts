import { type ExtensionContext, env, type LogOutputChannel, Uri } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { type InitializationOptions, withdrawCommand } from '../../server/src/protocol.ts';
import { ownDocuments, reportDocuments } from './documents.ts';
import { RestartPolicy } from './restart-policy.ts';
import { watchFiles } from './workspace-files.ts';

/** What the client does alike on every platform. Pull diagnostics keep their defaults: as one types. */
export function clientOptions(
  { extensionUri, subscriptions }: ExtensionContext,
  output: LogOutputChannel,
): LanguageClientOptions {
  // Read anew at each start of the server.
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
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    // In a hover one can have an accepted finding reported again.
    markdown: { isTrusted: { enabledCommands: [withdrawCommand] } },
    errorHandler: new RestartPolicy(),
    // The start fails then, which is told of; without this, the reason would be shown besides.
    initializationFailedHandler: () => false,
    initializationOptions,
    synchronize: { fileEvents },
  };
}
