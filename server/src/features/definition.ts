import type { Location, LocationLink, Position } from 'vscode-languageserver-types';
import { derivedAt } from './derived-at.ts';
import { figureAt } from './figure-at.ts';
import { carriedInto, changedFrom, type LastYears } from './last-year.ts';
import { type Document, rangeOf } from './place.ts';
import { distinct, isSameSite, tiedAt } from './ties.ts';

/**
 * Of a total: its parts. Of a part: its totals. Of a number in prose: the figures that it repeats or is
 * calculated from. Of a carried-over figure: the figure in last year's report.
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

/** The places in last year's report. */
function lastYearsAt(document: Document, offset: number): LastYears[] {
  const figure = figureAt(document.analysis, offset);
  if (figure) return carriedInto(document, figure);
  const derived = derivedAt(document.analysis, offset);
  return derived ? changedFrom(document, derived) : [];
}

/** The same for editors without location links. */
export function locationOf({ targetUri, targetSelectionRange }: LocationLink): Location {
  return { uri: targetUri, range: targetSelectionRange };
}
