import type { Location, Position } from 'vscode-languageserver-types';
import type { Part } from '../analysis.ts';
import type { BoundClaim } from '../prose/bound-claim.ts';
import { operandsOf } from '../rules/prose-derived.ts';
import { siteOf } from '../rules/wording.ts';
import { claimAt } from './claim-at.ts';
import { derivedAt } from './derived-at.ts';
import { type FigureAt, figureAt, relationsOf } from './figure-at.ts';
import { type Document, rangeOf } from './place.ts';

/** The figures of every relation that a figure stands in, and the prose that repeats it. */
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
  return [
    ...locationsOf(
      document,
      found,
      [...figures].sort((a, b) => a - b),
    ),
    ...proseRepeating(document, found),
  ];
}

function proseRepeating(document: Document, { part, reckoning, figure }: FigureAt): Location[] {
  const table = part.verdict.reckonings.indexOf(reckoning);
  return part.verdict.claims
    .filter(({ figures }) => figures.some((one) => one.table === table && one.figure === figure))
    .map(({ site }) => ({ uri: document.uri, range: rangeOf(document, part, site) }));
}

/**
 * Where a total comes from: its parts. Where a part goes to: its totals. What prose repeats: the figure; what
 * it works out from them: the figures.
 */
export function definition(document: Document, position: Position): Location[] {
  const offset = document.offsetAt(position);
  const found = figureAt(document.analysis, offset);
  if (!found) return [...figuresRepeated(document, offset), ...figuresWorkedFrom(document, offset)];
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

function figuresRepeated(document: Document, offset: number): Location[] {
  const claim = claimAt(document.analysis, offset);
  return claim ? figuresOf(document, claim.part, claim.bound) : [];
}

function figuresWorkedFrom(document: Document, offset: number): Location[] {
  const found = derivedAt(document.analysis, offset);
  if (!found) return [];
  const { part, line, derived } = found;
  const starts = operandsOf(derived).map(({ number }) => number.start);
  return part.verdict.claims
    .filter(
      ({ site, claim }) => site.block === line.paragraph && starts.includes(claim.number.start),
    )
    .flatMap((bound) => figuresOf(document, part, bound));
}

function figuresOf(document: Document, part: Part, { figures }: BoundClaim): Location[] {
  return figures.flatMap(({ table, figure }) => {
    const reckoning = part.verdict.reckonings[table];
    const site = reckoning && siteOf(reckoning, figure);
    return site ? [{ uri: document.uri, range: rangeOf(document, part, site) }] : [];
  });
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
