import { env, type LogOutputChannel } from 'vscode';
import { type LanguageClientOptions, RevealOutputChannelOn } from 'vscode-languageclient';
import { reportDocuments } from './documents.ts';
import { RestartPolicy } from './restart-policy.ts';

/** What the client does alike on every platform. Pull diagnostics keep their defaults: as one types. */
export function clientOptions(output: LogOutputChannel): LanguageClientOptions {
  return {
    documentSelector: reportDocuments,
    outputChannel: output,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
    errorHandler: new RestartPolicy(),
    initializationOptions: { locale: env.language },
  };
}
