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

/** Converts answers of features, which use all of LSP, to what the client supports. */
export class Suited {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  /** A hover without Markdown, for a client that would show the marks. */
  hover(hover: Hover): Hover {
    const { contents } = hover;
    if (this.#client.readsMarkdown || !MarkupContent.is(contents)) return hover;
    return {
      ...hover,
      contents: { kind: MarkupKind.PlainText, value: plainText(contents.value) },
    };
  }

  /** An edit without document version, for a client that does not support versions. */
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

  /** Diagnostics without the parts that the client does not support. */
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

  /** Code actions. A client that supports only commands gets the commands among them. */
  actions(actions: readonly CodeAction[]): (CodeAction | Command)[] {
    if (!this.#client.takesActions) return actions.flatMap(({ command }) => command ?? []);
    return actions.map((action) => ({
      ...action,
      ...(action.diagnostics && { diagnostics: this.diagnostics(action.diagnostics) }),
      ...(action.edit && { edit: this.edit(action.edit) }),
    }));
  }
}
