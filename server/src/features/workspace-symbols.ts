import { type SymbolInformation, SymbolKind } from 'vscode-languageserver-types';
import { plainText } from '../plain-text.ts';
import { placesIn } from './part-spans.ts';
import { type Document, rangeOfSpan } from './place.ts';
import { titleOf } from './symbols.ts';

/** A draft's reports and tables by name. */
export function symbolsOf(document: Document): SymbolInformation[] {
  const { analysis, uri } = document;
  return analysis.parts.flatMap((part) => {
    const { tables } = part.verdict.report;
    if (tables.length === 0) return [];
    const title = titleOf(part);
    const name = plainText(title?.text ?? '');
    const placeOf = placesIn(analysis, part);
    const symbols: SymbolInformation[] = tables.map(({ form, heading }) => ({
      name: plainText(form.name),
      kind: SymbolKind.Struct,
      location: { uri, range: rangeOfSpan(document, placeOf(heading)) },
      ...(title && { containerName: name }),
    }));
    if (title) {
      const range = rangeOfSpan(document, placeOf(title.site));
      symbols.unshift({ name, kind: SymbolKind.Module, location: { uri, range } });
    }
    return symbols;
  });
}

/** The symbols whose names contain the query's characters in order. */
export function matching(
  symbols: readonly SymbolInformation[],
  query: string,
): SymbolInformation[] {
  return symbols.filter(({ name }) => matches(name, query));
}

/** Whether the name contains the characters of the query in order. */
function matches(name: string, query: string): boolean {
  let at = 0;
  for (const character of query.toLowerCase()) {
    at = name.toLowerCase().indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
