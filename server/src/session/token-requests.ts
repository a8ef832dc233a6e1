import type {
  CancellationToken,
  Connection,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensOptions,
} from 'vscode-languageserver';
import { legend, tokenEdits } from '../features/semantic-tokens.ts';
import type { OpenDocument } from '../open-document.ts';
import { languageService } from '../service.ts';
import type { OpenDocuments } from './open-documents.ts';

/** Tokens are told whole, of a range, or as what has changed since the last answer. */
export const semanticTokensProvider: SemanticTokensOptions = {
  legend,
  range: true,
  full: { delta: true },
};

/** Answers the requests for semantic tokens. */
export function serveSemanticTokens(connection: Connection, documents: OpenDocuments): void {
  const tokens = new TokenMemory();

  const whole = <T>(
    uri: string,
    token: CancellationToken,
    answer: (data: number[], document: OpenDocument) => T,
  ) =>
    documents.answerInSteps(
      uri,
      token,
      'semantic tokens',
      languageService.semanticTokens,
      (parts, document) => answer(parts.flat(), document),
    );

  connection.languages.semanticTokens.on(async ({ textDocument }, token) => {
    const told = await whole(textDocument.uri, token, (data, document) =>
      tokens.remember(document, data),
    );
    return told ?? noTokens;
  });
  connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
    documents.answer(textDocument.uri, token, 'semantic tokens', noTokens, (document) => ({
      data: [...languageService.semanticTokens(document, range)].flat(),
    })),
  );
  connection.languages.semanticTokens.onDelta(async ({ textDocument, previousResultId }, token) => {
    const told = await whole(
      textDocument.uri,
      token,
      (data, document): SemanticTokens | SemanticTokensDelta => {
        const before = tokens.recall(document, previousResultId);
        const after = tokens.remember(document, data);
        if (!before) return after;
        return { resultId: after.resultId, edits: tokenEdits(before, after.data) };
      },
    );
    return told ?? noTokens;
  });
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
