import type { Location, Position } from 'vscode-languageserver-types';
import { siteOf } from '../rules/wording.ts';
import { type FigureAt, figureAt, relationsOf } from './figure-at.ts';
import { type Document, rangeOf } from './place.ts';

/** The figures of every relation that a figure stands in. */
export function references(
  document: Document,
  position: Position,
  includeItself: boolean,
): Location[] {
  const found = figureAt(document.analysis, document.offsetAt(position));
  if (!found) return [];
  const figures = new Set([found.figure]);
  for (const { terms } of relationsOf(found.reckoning, found.figure)) {
    for (const term of terms) figures.add(term.figure);
  }
  if (!includeItself) figures.delete(found.figure);
  return locationsOf(
    document,
    found,
    [...figures].sort((a, b) => a - b),
  );
}

/** Where a total comes from: its parts. Where a part goes to: its totals. */
export function definition(document: Document, position: Position): Location[] {
  const found = figureAt(document.analysis, document.offsetAt(position));
  if (!found) return [];
  const { reckoning, figure } = found;
  const relations = relationsOf(reckoning, figure);
  const own = relations.filter(({ anchor }) => anchor === figure);
  const figures =
    own.length > 0
      ? own.flatMap(({ terms }) => terms.map((term) => term.figure))
      : relations.map(({ anchor }) => anchor);
  const others = new Set(figures.filter((other) => other !== figure));
  return locationsOf(document, found, [...others]);
}

function locationsOf(
  document: Document,
  { part, reckoning }: FigureAt,
  figures: readonly number[],
): Location[] {
  return figures.flatMap((figure) => {
    const site = siteOf(reckoning, figure);
    return site ? [{ uri: document.uri, range: rangeOf(document, part, site) }] : [];
  });
}
