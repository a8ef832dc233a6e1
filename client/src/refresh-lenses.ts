import type { TextDocument } from 'vscode';
import { type BaseLanguageClient, CodeLensRequest } from 'vscode-languageclient';

/**
 * Has VS Code ask for the code lenses of a document. It does so by itself after an edit, but no longer once the
 * editor loses the focus in the quarter of a second or more that it waits, as it does where one works in a view.
 */
export function refreshLenses(client: BaseLanguageClient, document: TextDocument): void {
  client
    .getFeature(CodeLensRequest.method)
    .getProvider(document)
    ?.onDidChangeCodeLensEmitter.fire();
}
