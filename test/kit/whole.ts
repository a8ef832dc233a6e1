import type { CodeLens, DocumentSymbol, FoldingRange, Range } from 'vscode-languageserver-types';
import type { Document } from '../../server/src/features/place.ts';
import type { SemanticToken } from '../../server/src/features/semantic-tokens.ts';
import { together } from '../../server/src/features/tables.ts';
import type { TablesViews } from '../../server/src/protocol.ts';
import { languageService } from '../../server/src/service.ts';

/** The outline of a draft with all its reports. */
export function documentSymbols(document: Document): DocumentSymbol[] {
  return [...languageService.symbols(document)].flat();
}

export function foldingRanges(document: Document): FoldingRange[] {
  return [...languageService.foldingRanges(document)].flat();
}

export function codeLenses(document: Document, showTable: string | undefined): CodeLens[] {
  return [...languageService.codeLenses(document, showTable)].flat();
}

export function semanticTokens(document: Document, range?: Range): SemanticToken[] {
  return [...languageService.semanticTokens(document, range)].flat();
}

export function tables(document: Document): TablesViews {
  return together(document, [...languageService.tables(document)]);
}
