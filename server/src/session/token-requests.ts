import {
  type CancellationToken,
  type Connection,
  type SemanticTokens,
  SemanticTokensBuilder,
  type SemanticTokensDelta,
  type SemanticTokensOptions,
} from 'vscode-languageserver';
import { legend, type SemanticToken } from '../features/semantic-tokens.ts';
import type { OpenDocument } from '../open-document.ts';
import { languageService } from '../service.ts';
import type { OpenDocuments } from './open-documents.ts';

/** Tokens are sent for the whole document, for a range, or as changes since the last answer. */
export const semanticTokensProvider: SemanticTokensOptions = {
  legend,
  range: true,
  full: { delta: true },
};

/** Answers the requests for semantic tokens. */
export function serveSemanticTokens(connection: Connection, documents: OpenDocuments): void {
  const memory = new TokenMemory();

  const whole = async <T>(
    uri: string,
    token: CancellationToken,
    answer: (document: OpenDocument, tokens: readonly SemanticToken[]) => T,
  ) => {
    const told = await documents.answerInSteps(
      uri,
      token,
      'semantic tokens',
      languageService.semanticTokens,
      (parts, document) => answer(document, parts.flat()),
    );
    return told ?? noTokens;
  };

  connection.languages.semanticTokens.on(({ textDocument }, token) =>
    whole(textDocument.uri, token, (document, tokens) => memory.whole(document, tokens)),
  );
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    documents.answer(textDocument.uri, token, 'semantic tokens', noTokens, (document) => {
      const tokens = [...languageService.semanticTokens(document, range)].flat();
      return { data: encode(new SemanticTokensBuilder(), tokens).build().data };
    }),
  );
  connection.languages.semanticTokens.onDelta(({ textDocument, previousResultId }, token) =>
    whole(textDocument.uri, token, (document, tokens) =>
      memory.changes(document, tokens, previousResultId),
    ),
  );
}

/** Encodes tokens as LSP requires. */
function encode(
  builder: SemanticTokensBuilder,
  tokens: readonly SemanticToken[],
): SemanticTokensBuilder {
  for (const { start, length, type, modifiers } of tokens) {
    builder.push(start.line, start.character, length, type, modifiers);
  }
  return builder;
}

/**
 * The tokens last sent for each open document, from which the next answer computes the changes. Results
 * are numbered here, because the builder names them by the millisecond, and two answers may share one.
 */
class TokenMemory {
  readonly #last = new WeakMap<OpenDocument, RememberedTokens>();
  #count = 0;

  whole(document: OpenDocument, tokens: readonly SemanticToken[]): SemanticTokens {
    const builder = encode(new SemanticTokensBuilder(), tokens);
    return { ...builder.build(), resultId: this.#remember(document, builder) };
  }

  /** The changes since the client's result; all tokens if that is not the last result. */
  changes(
    document: OpenDocument,
    tokens: readonly SemanticToken[],
    previousResultId: string,
  ): SemanticTokens | SemanticTokensDelta {
    const last = this.#last.get(document);
    if (last?.resultId !== previousResultId) return this.whole(document, tokens);
    last.builder.previousResult(last.builder.id);
    const builder = encode(last.builder, tokens);
    return { ...builder.buildEdits(), resultId: this.#remember(document, builder) };
  }

  #remember(document: OpenDocument, builder: SemanticTokensBuilder): string {
    const resultId = String(++this.#count);
    this.#last.set(document, { resultId, builder });
    return resultId;
  }
}

const noTokens: SemanticTokens = { data: [] };

interface RememberedTokens {
  readonly resultId: string;
  readonly builder: SemanticTokensBuilder;
}
