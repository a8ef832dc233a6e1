import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import { type Document, rangeOf } from './place.ts';
import { distinct, isSameSite, tiedAt } from './ties.ts';

/**
 * Where a total comes from: its parts. Where a part goes to: its totals. What prose repeats: the figure;
 * what it works out from them: the figures.
 */
export function definition(document: Document, position: Position): LocationLink[] {
  const tied = tiedAt(document, document.offsetAt(position));
  if (!tied) return [];
  const { part, here, ties } = tied;
  const own = ties.filter(({ total }) => isSameSite(total, here));
  const sites = own.length > 0 ? own.flatMap(({ parts }) => parts) : ties.map(({ total }) => total);
  const originSelectionRange = rangeOf(document, part, here);
  return distinct(sites)
    .filter((site) => !isSameSite(site, here))
    .map((site) => {
      const range = rangeOf(document, part, site);
      return {
        originSelectionRange,
        targetUri: document.uri,
        targetRange: range,
        targetSelectionRange: range,
      };
    });
}

/** The same for editors that know places alone. */
export function locationOf({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
