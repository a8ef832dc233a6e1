import type { Part } from '../analysis.ts';
import type { Block } from '../draft/block.ts';
import type { Site } from '../form/found-table.ts';
import type { BoundClaim } from '../prose/bind.ts';
import { relationsOf } from '../reconcile/ledger.ts';
import { operandsOf } from '../rules/support/derived-findings.ts';
import { claimAt } from './claim-at.ts';
import { type DerivedAt, derivedAt } from './derived-at.ts';
import { type FigureAt, figureAt } from './figure-at.ts';
import type { Document } from './place.ts';

/** A total with its parts, or a number of the prose with the figures that it is about. */
export interface Tie {
  readonly total: Site;
  readonly parts: readonly Site[];
}

/** A number at a place in a draft, with all its ties. */
export interface Tied {
  readonly part: Part;
  /** Where the number itself is. */
  readonly here: Site;
  /**
   * For a figure, the relations that it takes part in; for a number of the prose, the figures that it is
   * about.
   */
  readonly ties: readonly Tie[];
  /** The prose that repeats the same figures. */
  readonly repeated: readonly Tie[];
}

/** The number at an offset with its ties; undefined if there is none. */
export function tiedAt(document: Document, offset: number): Tied | undefined {
  const { analysis } = document;
  const figure = figureAt(analysis, offset);
  if (figure) return tiesOfFigure(figure);
  const claim = claimAt(analysis, offset);
  if (claim) return tiesOfClaim(claim.part, claim.bound);
  const derived = derivedAt(analysis, offset);
  return derived && tiesOfDerived(derived);
}

/** All places of a tie. */
export function sitesOf({ total, parts }: Tie): Site[] {
  return [total, ...parts];
}

/** The sites without repeated places. */
export function distinct(sites: readonly Site[]): Site[] {
  const starts = new Map<Block, Set<number>>();
  return sites.filter(({ block, span }) => {
    const known = starts.get(block) ?? new Set();
    if (known.has(span.start)) return false;
    starts.set(block, known.add(span.start));
    return true;
  });
}

/** Whether two sites are the same place. */
export function isSameSite(a: Site, b: Site): boolean {
  return a.block === b.block && a.span.start === b.span.start && a.span.end === b.span.end;
}

function tiesOfFigure({ part, figure, site: here }: FigureAt): Tied {
  const { ledger, claims } = part.verdict;
  return {
    part,
    here,
    ties: relationsOf(ledger, figure).flatMap(({ terms, anchor }) =>
      // A missing total has no place, so there is no tie.
      anchor.site
        ? {
            total: anchor.site,
            parts: terms.flatMap((term) => (term.figure !== anchor && term.figure.site) || []),
          }
        : [],
    ),
    repeated: claims
      .filter(({ figures }) => figures.some((one) => one === figure))
      .map(({ site }) => ({ total: site, parts: [here] })),
  };
}

function tiesOfClaim(part: Part, bound: BoundClaim): Tied {
  const isOfBound = ({ figures }: BoundClaim) =>
    figures.some((figure) => bound.figures.some((one) => one === figure));
  return {
    part,
    here: bound.site,
    ties: [tieOfClaim(bound)],
    repeated: part.verdict.claims
      .filter((other) => other !== bound && isOfBound(other))
      .map(({ site }) => ({ total: site, parts: [] })),
  };
}

function tiesOfDerived({ part, line, derived, site }: DerivedAt): Tied {
  const starts = operandsOf(derived).map(({ number }) => number.start);
  const operands = part.verdict.claims.filter(
    (bound) => bound.site.block === line.paragraph && starts.includes(bound.claim.number.start),
  );
  const parts = operands.flatMap((bound) => tieOfClaim(bound).parts);
  return { part, here: site, ties: [{ total: site, parts }], repeated: [] };
}

function tieOfClaim({ site, figures }: BoundClaim): Tie {
  return { total: site, parts: figures.flatMap((figure) => figure.site ?? []) };
}
