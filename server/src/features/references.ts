import type { Location, Position } from 'vscode-languageserver-types';
import { spanOf } from '../analysis.ts';
import type { Site } from '../form/found-table.ts';
import { type Document, rangeOf } from './place.ts';
import { distinct, isSameSite, sitesOf, tiedAt } from './ties.ts';

/**
 * Of a figure: the figures of all its relations, and the prose that repeats it. Of a number in prose: the
 * figures that it is about, and other prose that repeats them. In the order of the text.
 */
export function references(
  document: Document,
  position: Position,
  includeItself: boolean,
): Location[] {
  const tied = tiedAt(document, document.offsetAt(position));
  if (!tied) return [];
  const { part, here, ties, repeated } = tied;
  const startOf = (site: Site) => spanOf(document.analysis, part, site).start;
  return distinct([here, ...[...ties, ...repeated].flatMap(sitesOf)])
    .filter((site) => includeItself || !isSameSite(site, here))
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map((site) => ({ uri: document.uri, range: rangeOf(document, part, site) }));
}
