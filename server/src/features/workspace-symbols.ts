import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { placesIn } from './parts.ts';
import { type Document, rangeOfSpan } from './place.ts';
import { titleOf } from './symbols.ts';

/** A draft's reports and tables whose names hold the query's characters in their order. */
export function workspaceSymbols(document: Document, query: string): SymbolInformation[] {
  const { analysis, uri } = document;
  return analysis.parts.flatMap((part) => {
    const { tables } = part.verdict.report;
    if (tables.length === 0) return [];
    const title = titleOf(part);
    const names = tables.filter(({ form }) => matches(form.name, query));
    const titleMatches = title !== undefined && matches(title.text, query);
    if (!titleMatches && names.length === 0) return [];
    const placeOf = placesIn(analysis, part);
    const symbols: SymbolInformation[] = names.map(({ form, heading }) => ({
      name: form.name,
      kind: SymbolKind.Struct,
      location: { uri, range: rangeOfSpan(document, placeOf(heading)) },
      ...(title && { containerName: title.text }),
    }));
    if (titleMatches) {
      const range = rangeOfSpan(document, placeOf(title.site));
      symbols.unshift({ name: title.text, kind: SymbolKind.Module, location: { uri, range } });
    }
    return symbols;
  });
}

/** Whether the characters of the query stand in the name, in their order. */
function matches(name: string, query: string): boolean {
  let at = 0;
  for (const character of query.toLowerCase()) {
    at = name.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
