import {
  type CodeAction,
  type Command,
  type Diagnostic,
  type Hover,
  MarkupContent,
  MarkupKind,
  TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { plainText } from '../features/hover-markdown.ts';
import type { Client } from './client.ts';

/** Features answer in all that LSP has. Here an answer is put into what the client takes. */
export class Suited {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** A hover without Markdown for a client that would show its marks. */
  hover(hover: Hover): Hover {
    const { contents } = hover;
    if (this.#client.readsMarkdown || !MarkupContent.is(contents)) return hover;
    return {
      ...hover,
      contents: { kind: MarkupKind.PlainText, value: plainText(contents.value) },
    };
  }

  /** An edit without the version that it was made for, where the client knows none. */
  edit(edit: WorkspaceEdit): WorkspaceEdit {
    const { documentChanges } = edit;
    if (this.#client.takesVersions || !documentChanges) return edit;
    const edits = documentChanges.filter(TextDocumentEdit.is);
    return {
      changes: Object.fromEntries(
        edits.map(({ textDocument, edits }) => [
          textDocument.uri,
          edits.filter((one) => 'newText' in one),
        ]),
      ),
    };
  }

  /** The diagnostics without what the client does not take. */
  diagnostics(diagnostics: Diagnostic[]): Diagnostic[] {
    const { relatedInformation, codeDescriptionSupport } = this.#client.diagnosticParts;
    if (relatedInformation && codeDescriptionSupport) return diagnostics;
    return diagnostics.map((diagnostic) => {
      const suited = { ...diagnostic };
      if (!relatedInformation) delete suited.relatedInformation;
      if (!codeDescriptionSupport) delete suited.codeDescription;
      return suited;
    });
  }

  /** Code actions; for a client that takes commands only, those among them that it has the command for. */
  actions(actions: readonly CodeAction[]): (CodeAction | Command)[] {
    if (!this.#client.takesActions) return actions.flatMap(({ command }) => command ?? []);
    return actions.map((action) => ({
      ...action,
      ...(action.diagnostics && { diagnostics: this.diagnostics(action.diagnostics) }),
      ...(action.edit && { edit: this.edit(action.edit) }),
    }));
  }
}
