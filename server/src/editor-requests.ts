import type { CancellationToken, Connection, ServerCapabilities } from 'vscode-languageserver';
import { documentHighlights } from './features/document-highlights.ts';
import { foldingRanges } from './features/folding-ranges.ts';
import { definition, references } from './features/references.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import type { OpenDocument } from './open-document.ts';

/** What the requests of an editor need of the server. */
export interface EditorHost {
  /** Answers about an open document; `nothing` where there is no such document or no answer. */
  answer<T>(
    uri: string,
    token: CancellationToken,
    what: string,
    nothing: T,
    compute: (document: OpenDocument) => T,
  ): T;
}

/** The part of LSP by which one reads, moves about in and writes a draft. */
export const editorCapabilities: ServerCapabilities = {
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  referencesProvider: true,
  definitionProvider: true,
};

/** Answers the requests that `editorCapabilities` promises. */
export function serveEditor(connection: Connection, { answer }: EditorHost): void {
  connection.onFoldingRanges(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'folding ranges', [], foldingRanges),
  );
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    answer(textDocument.uri, token, 'selection ranges', [], (document) =>
      selectionRanges(document, positions),
    ),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer(
      textDocument.uri,
      token,
      'highlights',
      null,
      (document) => documentHighlights(document, position) ?? null,
    ),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    answer(textDocument.uri, token, 'references', [], (document) =>
      references(document, position, context.includeDeclaration),
    ),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'definition', [], (document) => definition(document, position)),
  );
}
