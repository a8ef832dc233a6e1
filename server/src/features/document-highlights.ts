import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Position,
} from 'vscode-languageserver-types';
import { type Document, rangeOf } from './place.ts';
import { distinct, isSameSite, sitesOf, tiedAt } from './ties.ts';

/** A number and all numbers tied to it. Totals are marked as writes. */
export function documentHighlights(
  document: Document,
  position: Position,
): DocumentHighlight[] | undefined {
  const tied = tiedAt(document, document.offsetAt(position));
  if (!tied) return undefined;
  const { part, here, ties, repeated } = tied;
  const totals = ties.map(({ total }) => total);
  return distinct([here, ...[...ties, ...repeated].flatMap(sitesOf)]).map((site) => ({
    range: rangeOf(document, part, site),
    kind: totals.some((total) => isSameSite(total, site))
      ? DocumentHighlightKind.Write
      : DocumentHighlightKind.Read,
  }));
}
