import {
  type CancellationToken,
  type CodeAction,
  CodeLensRefreshRequest,
  type Command,
  type Location,
  type LocationLink,
  LSPErrorCodes,
  ResponseError,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { codeActionKinds } from '../features/code-actions.ts';
import { triggerCharacters } from '../features/completion.ts';
import { locationOf } from '../features/definition.ts';
import { nameTriggers } from '../features/form-names.ts';
import { alignmentTrigger } from '../features/formatting.ts';
import { flatSymbols } from '../features/symbols.ts';
import type { OpenDocument } from '../open-document.ts';
import { languageService as service } from '../service.ts';
import { isFormFile } from '../workspace/form-files.ts';
import type { Client } from './client.ts';
import type { OpenDocuments } from './open-documents.ts';
import type { ServerSession } from './server-session.ts';
import { Suited } from './suited.ts';
import { serveWorkspaceSymbols } from './symbol-requests.ts';
import { semanticTokensProvider, serveSemanticTokens } from './token-requests.ts';

/** Is told when what an editor shows may have changed. */
export interface EditorService {
  /** Anything shown may have changed without an edit. */
  refresh(): void;
}

/** The capabilities for reading, navigating and writing a draft. */
export function editorCapabilities(client: Client): ServerCapabilities {
  const { rename } = client.capabilities.textDocument ?? {};
  return {
    ...CAPABILITIES,
    // Options are given only to clients that know them.
    codeActionProvider: client.takesActions ? { codeActionKinds: [...codeActionKinds] } : true,
    renameProvider: rename?.prepareSupport ? { prepareProvider: true } : true,
  };
}

const CAPABILITIES: ServerCapabilities = {
  hoverProvider: true,
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  selectionRangeProvider: true,
  documentHighlightProvider: true,
  referencesProvider: true,
  definitionProvider: true,
  inlayHintProvider: true,
  codeLensProvider: {},
  semanticTokensProvider,
  inlineCompletionProvider: true,
  completionProvider: { triggerCharacters: [...triggerCharacters, ...nameTriggers] },
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
  documentOnTypeFormattingProvider: { firstTriggerCharacter: alignmentTrigger },
  documentLinkProvider: {},
  workspaceSymbolProvider: true,
};

/** Answers the requests announced by `editorCapabilities`. */
export function serveEditor(session: ServerSession): EditorService {
  const { connection, client, documents, settings, questions } = session;
  const suited = new Suited(client);
  const answer: OpenDocuments['answer'] = (...about) => documents.answer(...about);
  const answerByPart = async <T>(
    uri: string,
    token: CancellationToken,
    what: string,
    parts: (document: OpenDocument) => Iterable<T[]>,
  ): Promise<T[]> => (await documents.answerInSteps(uri, token, what, parts, inOne)) ?? [];

  serveSemanticTokens(connection, documents);
  connection.onHover(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'hover', null, (document) => {
      const withdraws = client.options.accepts && client.readsMarkdown;
      const found = isFormFile(document.uri)
        ? service.formHover(document, position)
        : service.hover(document, position, withdraws);
      return found ? suited.hover(found) : null;
    }),
  );
  connection.onDocumentSymbol(async ({ textDocument: { uri } }, token) => {
    const symbols = await answerByPart(uri, token, 'symbols', service.symbols);
    const { documentSymbol } = client.capabilities.textDocument ?? {};
    return documentSymbol?.hierarchicalDocumentSymbolSupport ? symbols : flatSymbols(uri, symbols);
  });
  connection.onCodeAction(({ textDocument, range, context }, token) =>
    answer<(Command | CodeAction)[]>(textDocument.uri, token, 'code actions', [], (document) => {
      const { docs } = client.options;
      return suited.actions(
        service.codeActions(document, range, context.only, docs, client.options),
      );
    }),
  );
  connection.onFoldingRanges(({ textDocument }, token) =>
    answerByPart(textDocument.uri, token, 'folding ranges', service.foldingRanges),
  );
  connection.onSelectionRanges(({ textDocument, positions }, token) =>
    answer(textDocument.uri, token, 'selection ranges', [], (document) =>
      service.selectionRanges(document, positions),
    ),
  );
  connection.onDocumentHighlight(({ textDocument, position }, token) =>
    answer(
      textDocument.uri,
      token,
      'highlights',
      null,
      (document) => service.documentHighlights(document, position) ?? null,
    ),
  );
  connection.languages.inlineCompletion.on(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'inline completion', [], (document) =>
      service.inlineCompletion(document, position),
    ),
  );
  connection.onReferences(({ textDocument, position, context }, token) =>
    answer(textDocument.uri, token, 'references', [], (document) =>
      service.references(document, position, context.includeDeclaration),
    ),
  );
  connection.onDefinition(({ textDocument, position }, token) =>
    answer<LocationLink[] | Location[]>(textDocument.uri, token, 'definition', [], (document) => {
      const links = service.definition(document, position);
      const { linkSupport } = client.capabilities.textDocument?.definition ?? {};
      return linkSupport ? links : links.map(locationOf);
    }),
  );
  connection.languages.inlayHint.on(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'inlay hints', [], (document) =>
      service.inlayHints(document, range, settings.user.inlayHints),
    ),
  );
  connection.onCodeLens(({ textDocument }, token) =>
    answerByPart(textDocument.uri, token, 'code lenses', (document) =>
      service.codeLenses(document, client.options.showTable),
    ),
  );
  connection.onCompletion(({ textDocument, position, context }, token) =>
    answer(textDocument.uri, token, 'completion', [], (document) => {
      if (isFormFile(document.uri)) return service.formCompletion(document, position);
      if (nameTriggers.includes(context?.triggerCharacter ?? '')) return [];
      const { completionItem } = client.capabilities.textDocument?.completion ?? {};
      return service.completion(document, position, completionItem?.snippetSupport === true);
    }),
  );
  connection.onDocumentFormatting(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'formatting', [], (document) => service.formatting(document)),
  );
  connection.onDocumentRangeFormatting(({ textDocument, range }, token) =>
    answer(textDocument.uri, token, 'formatting', [], (document) =>
      service.formatting(document, range),
    ),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument, position }, token) =>
    answer(textDocument.uri, token, 'formatting', [], (document) =>
      service.onTypeFormatting(document, position),
    ),
  );
  connection.onDocumentLinks(({ textDocument }, token) =>
    answer(textDocument.uri, token, 'links', [], service.documentLinks),
  );
  connection.onPrepareRename(({ textDocument, position }, token) =>
    answer(
      textDocument.uri,
      token,
      'rename',
      null,
      (document) => service.prepareRename(document, position) ?? null,
    ),
  );
  connection.onRenameRequest(({ textDocument, position, newName }, token) =>
    answer(textDocument.uri, token, 'rename', null, (document) => {
      const result = service.rename(document, position, newName);
      if (!result) return null;
      return 'edit' in result
        ? suited.edit(result.edit)
        : new ResponseError<void>(LSPErrorCodes.RequestFailed, result.problem);
    }),
  );
  serveWorkspaceSymbols(session);

  return {
    refresh() {
      const { workspace } = client.capabilities;
      const { inlayHint, semanticTokens } = connection.languages;
      if (workspace?.inlayHint?.refreshSupport) {
        questions.send('workspace/inlayHint/refresh', () => inlayHint.refresh());
      }
      if (workspace?.semanticTokens?.refreshSupport) {
        questions.send('workspace/semanticTokens/refresh', () => semanticTokens.refresh());
      }
      if (workspace?.codeLens?.refreshSupport) {
        questions.send('workspace/codeLens/refresh', () =>
          connection.sendRequest(CodeLensRefreshRequest.type),
        );
      }
    },
  };
}

function inOne<T>(parts: readonly (readonly T[])[]): T[] {
  const all: T[] = [];
  for (const part of parts) all.push(...part);
  return all;
}
