import { type DocumentSymbol, type FoldingRange, SymbolKind } from 'vscode-languageserver-types';
import type { Document } from './place.ts';
import { symbolsByPart } from './symbols.ts';

/**
 * Folding ranges for what the outline shows: reports of a collection, sections and tables. Report by
 * report.
 */
export function* foldsByPart(document: Document): Iterable<FoldingRange[]> {
  for (const symbols of symbolsByPart(document)) {
    const ranges: FoldingRange[] = [];
    collect(symbols, ranges);
    yield ranges;
  }
}

const FOLDED: readonly SymbolKind[] = [SymbolKind.Module, SymbolKind.Namespace, SymbolKind.Struct];

function collect(symbols: readonly DocumentSymbol[], ranges: FoldingRange[]): void {
  for (const { kind, range, children } of symbols) {
    if (!FOLDED.includes(kind)) continue;
    const endLine = lastLine(range);
    if (endLine > range.start.line) ranges.push({ startLine: range.start.line, endLine });
    collect(children ?? [], ranges);
  }
}

/** The last line that contains part of the range. */
function lastLine({ end }: DocumentSymbol['range']): number {
  return end.character === 0 ? end.line - 1 : end.line;
}
