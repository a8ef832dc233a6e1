import type { TextDocument } from 'vscode';
import { type BaseLanguageClient, CodeLensRequest } from 'vscode-languageclient';

/**
 * Makes VS Code request the code lenses of a document. VS Code does so by itself after an edit, but not
 * if the editor loses the focus before its delay of a quarter of a second or more is over, as when the
 * user works in a view.
 */
export function refreshLenses(client: BaseLanguageClient, document: TextDocument): void {
  client
    .getFeature(CodeLensRequest.method)
    .getProvider(document)
    ?.onDidChangeCodeLensEmitter.fire();
}
