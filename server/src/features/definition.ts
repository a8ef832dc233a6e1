import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import { derivedAt } from './derived-at.ts';
import { figureAt } from './figure-at.ts';
import { carriedInto, changedFrom, type LastYears } from './last-year.ts';
import { type Document, rangeOf } from './place.ts';
import { distinct, isSameSite, tiedAt } from './ties.ts';

/**
 * Where a total comes from: its parts. Where a part goes to: its totals. What prose repeats: the figure;
 * what it works out from them: the figures. What last year's report handed on: the figure there.
 */
export function definition(document: Document, position: Position): LocationLink[] {
  const offset = document.offsetAt(position);
  const tied = tiedAt(document, offset);
  if (!tied) return [];
  const { part, here, ties } = tied;
  const own = ties.filter(({ total }) => isSameSite(total, here));
  const sites = own.length > 0 ? own.flatMap(({ parts }) => parts) : ties.map(({ total }) => total);
  const originSelectionRange = rangeOf(document, part, here);
  return [
    ...distinct(sites)
      .filter((site) => !isSameSite(site, here))
      .map((site) => ({ uri: document.uri, range: rangeOf(document, part, site) })),
    ...lastYearsAt(document, offset),
  ].map(({ uri, range }) => ({
    originSelectionRange,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: range,
  }));
}

/** In the report that the year before handed on. */
function lastYearsAt(document: Document, offset: number): LastYears[] {
  const figure = figureAt(document.analysis, offset);
  if (figure) return carriedInto(document, figure);
  const derived = derivedAt(document.analysis, offset);
  return derived ? changedFrom(document, derived) : [];
}

/** The same for editors that know places alone. */
export function locationOf({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
