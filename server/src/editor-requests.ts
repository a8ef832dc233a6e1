import {
  type CancellationToken,
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  LSPErrorCodes,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { codeLenses } from './features/code-lenses.ts';
import { completion, triggerCharacters } from './features/completion.ts';
import { documentHighlights } from './features/document-highlights.ts';
import { documentLinks } from './features/document-links.ts';
import { foldingRanges } from './features/folding-ranges.ts';
import { alignmentTrigger, formatting, onTypeFormatting } from './features/formatting.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { definition, references } from './features/references.ts';
import { prepareRename, rename } from './features/rename.ts';
import { selectionRanges } from './features/selection-ranges.ts';
import { legend, semanticTokens, tokenEdits } from './features/semantic-tokens.ts';
import { workspaceSymbols } from './features/workspace-symbols.ts';
import type { OpenDocument } from './open-document.ts';
import type { UserSettings } from './user-settings.ts';

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
  /** Every open document. */
  documents(): readonly OpenDocument[];
  /** The settings in force. */
  user(): UserSettings;
  /** The client's command that shows a table, where it has one. */
  showTable(): string | undefined;
}

/** What the server tells of when the requests of an editor are served. */
export interface EditorService {
  /** The client has said what it can do. */
  meet(capabilities: ClientCapabilities): void;
  /** What is shown may have changed without an edit. */
  refresh(): void;
}

/** The part of LSP by which one reads, moves about in and writes a draft. */
export const editorCapabilities: ServerCapabilities = {
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  referencesProvider: true,
  definitionProvider: true,
  inlayHintProvider: true,
  codeLensProvider: {},
  semanticTokensProvider: { legend, range: true, full: { delta: true } },
  completionProvider: { triggerCharacters: [...triggerCharacters] },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: alignmentTrigger },
  documentLinkProvider: {},
  renameProvider: { prepareProvider: true },
  workspaceSymbolProvider: true,
};

/** Answers the requests that `editorCapabilities` promises. */
export function serveEditor(
  connection: Connection,
  { answer, documents, user, showTable }: EditorHost,
): EditorService {
  let client: ClientCapabilities = {};
  const tokens = new TokenMemory();

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
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'inlay hints', [], (document) =>
      inlayHints(document, range, user().inlayHints),
    ),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'code lenses', [], (document) =>
      codeLenses(document, showTable()),
    ),
  );
  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    answer<SemanticTokens>(textDocument.uri, token, 'semantic tokens', noTokens, (document) =>
      tokens.remember(document, semanticTokens(document)),
    ),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'semantic tokens', noTokens, (document) => ({
      data: semanticTokens(document, range),
    })),
  );
  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }, token) =>
    answer<SemanticTokens | SemanticTokensDelta>(
      textDocument.uri,
      token,
      'semantic tokens',
      noTokens,
      (document) => {
        const before = tokens.recall(document, previousResultId);
        const after = tokens.remember(document, semanticTokens(document));
        if (!before) return after;
        return { resultId: after.resultId, edits: tokenEdits(before, after.data) };
      },
    ),
  );

  connection.onCompletion(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'completion', [], (document) => {
      const { completionItem } = client.textDocument?.completion ?? {};
      return completion(document, position, completionItem?.snippetSupport === true);
    }),
  );
  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'formatting', [], (document) => formatting(document)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'formatting', [], (document) => formatting(document, range)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'formatting', [], (document) =>
      onTypeFormatting(document, position),
    ),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'links', [], documentLinks),
  );
  connection.onPrepareRename(({ textDocument, position }, token) =>
    answer(
      textDocument.uri,
      token,
      'rename',
      null,
      (document) => prepareRename(document, position) ?? null,
    ),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    answer(textDocument.uri, token, 'rename', null, (document) => {
      const result = rename(document, position, newName);
      if (!result) return null;
      return 'edit' in result
        ? result.edit
        : new ResponseError<void>(LSPErrorCodes.RequestFailed, result.problem);
    }),
  );
  connection.onWorkspaceSymbol(({ query }, token) =>
    documents().flatMap(({ uri }) =>
      answer(uri, token, 'workspace symbols', [], (document) => workspaceSymbols(document, query)),
    ),
  );

  return {
    meet(capabilities) {
      client = capabilities;
    },
    refresh() {
      const { workspace } = client;
      if (workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh();
      if (workspace?.semanticTokens?.refreshSupport) {
        void connection.languages.semanticTokens.refresh();
      }
      if (workspace?.codeLens?.refreshSupport) {
        void connection.sendRequest(CodeLensRefreshRequest.type);
      }
    },
  };
}

/** The tokens last told of each open document, for the next answer to say what changed in them. */
class TokenMemory {
  readonly #last = new WeakMap<OpenDocument, RememberedTokens>();
  #count = 0;

  remember(document: OpenDocument, data: number[]): RememberedTokens {
    this.#count++;
    const tokens = { resultId: String(this.#count), data };
    this.#last.set(document, tokens);
    return tokens;
  }

  recall(document: OpenDocument, resultId: string): readonly number[] | undefined {
    const last = this.#last.get(document);
    return last?.resultId === resultId ? last.data : undefined;
  }
}

const noTokens: SemanticTokens = { data: [] };

interface RememberedTokens extends SemanticTokens {
  readonly resultId: string;
}
