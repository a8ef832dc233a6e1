import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Position,
} from 'vscode-languageserver-types';
import { siteOf } from '../rules/wording.ts';
import { figureAt, relationsOf } from './figure-at.ts';
import { type Document, rangeOf } from './place.ts';

/** A figure and every figure that shares a relation with it, totals as what the others write. */
export function documentHighlights(
  document: Document,
  position: Position,
): DocumentHighlight[] | undefined {
  const found = figureAt(document.analysis, document.offsetAt(position));
  if (!found) return undefined;
  const { part, reckoning, figure } = found;
  const kinds = new Map<number, DocumentHighlightKind>([[figure, DocumentHighlightKind.Read]]);
  for (const { terms, anchor } of relationsOf(reckoning, figure)) {
    for (const term of terms) {
      if (!kinds.has(term.figure)) kinds.set(term.figure, DocumentHighlightKind.Read);
    }
    kinds.set(anchor, DocumentHighlightKind.Write);
  }
  return [...kinds].flatMap(([index, kind]) => {
    const site = siteOf(reckoning, index);
    return site ? [{ range: rangeOf(document, part, site), kind }] : [];
  });
}
