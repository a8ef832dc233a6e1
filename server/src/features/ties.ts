import { type Part, partOf } from '../analysis.ts';
import { declaredSums } from '../declared/totals.ts';
import type { Block } from '../draft/block.ts';
import { touches } from '../draft/span.ts';
import type { Site } from '../form/found-table.ts';
import type { BoundClaim } from '../prose/bind.ts';
import { operandsOf } from '../rules/prose-derived.ts';
import { siteOf } from '../rules/support/wording.ts';
import { betweenOf } from './between-of.ts';
import { claimAt } from './claim-at.ts';
import { type DerivedAt, derivedAt } from './derived-at.ts';
import { blockAt, type FigureAt, figureAt, relationsOf } from './figure-at.ts';
import type { Document } from './place.ts';

/** A total and what makes it up, or a number of the prose and the figures that it speaks of. */
export interface Tie {
  readonly total: Site;
  readonly parts: readonly Site[];
}

/** A number at a place in a draft, and everything that it is tied to. */
export interface Tied {
  readonly part: Part;
  /** Where the number itself stands. */
  readonly here: Site;
  /** By relations of tables, its own as a total among them; of a number of the prose, what it speaks of. */
  readonly ties: readonly Tie[];
  /** By the prose that repeats the same figures. */
  readonly repeated: readonly Tie[];
}

/** The number at an offset with its ties; undefined where none stands. */
export function tiedAt(document: Document, offset: number): Tied | undefined {
  const { analysis } = document;
  const figure = figureAt(analysis, offset);
  if (figure) return tiesOfFigure(figure);
  const claim = claimAt(analysis, offset);
  if (claim) return tiesOfClaim(claim.part, claim.bound);
  const derived = derivedAt(analysis, offset);
  return derived ? tiesOfDerived(derived) : tiesOfDeclared(document, offset);
}

/** All that a tie ties together. */
export function sitesOf({ total, parts }: Tie): Site[] {
  return [total, ...parts];
}

/** The sites, each place once. */
export function distinct(sites: readonly Site[]): Site[] {
  const starts = new Map<Block, Set<number>>();
  return sites.filter(({ block, span }) => {
    const known = starts.get(block) ?? new Set();
    if (known.has(span.start)) return false;
    starts.set(block, known.add(span.start));
    return true;
  });
}

/** Whether two sites are one place. */
export function isSameSite(a: Site, b: Site): boolean {
  return a.block === b.block && a.span.start === b.span.start && a.span.end === b.span.end;
}

function tiesOfFigure({ part, reckoning, figure }: FigureAt): Tied | undefined {
  const here = siteOf(reckoning, figure);
  if (!here) return undefined;
  const within = relationsOf(reckoning, figure).map(({ terms, anchor }) =>
    tie(
      siteOf(reckoning, anchor),
      terms.flatMap((term) => (term.figure === anchor ? [] : [siteOf(reckoning, term.figure)])),
    ),
  );
  const between = betweenOf(part, reckoning, figure).map(({ left, right, anchor }) =>
    tie(
      siteOf(anchor.reckoning, anchor.figure),
      [...left, ...right].flatMap((term) =>
        term === anchor ? [] : [siteOf(term.reckoning, term.figure)],
      ),
    ),
  );
  const table = part.verdict.reckonings.indexOf(reckoning);
  const repeating = part.verdict.claims.filter(({ figures }) =>
    figures.some((one) => one.table === table && one.figure === figure),
  );
  return {
    part,
    here,
    ties: [...within, ...between].flat(),
    repeated: repeating.map(({ site }) => ({ total: site, parts: [here] })),
  };
}

function tiesOfClaim(part: Part, bound: BoundClaim): Tied {
  const isOfBound = ({ figures }: BoundClaim) =>
    figures.some(({ table, figure }) =>
      bound.figures.some((own) => own.table === table && own.figure === figure),
    );
  return {
    part,
    here: bound.site,
    ties: [tieOfClaim(part, bound)],
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
  const parts = operands.flatMap((bound) => tieOfClaim(part, bound).parts);
  return { part, here: site, ties: [{ total: site, parts }], repeated: [] };
}

/** In a table of no known form, by the sums that it declares itself. */
function tiesOfDeclared({ analysis }: Document, offset: number): Tied | undefined {
  const place = blockAt(analysis, offset);
  const part = partOf(analysis, offset);
  if (!part || place?.block.kind !== 'grid') return undefined;
  const { block, within } = place;
  if (!part.verdict.report.otherGrids.includes(block)) return undefined;
  const ties = declaredSums(block).map(({ total, parts }) => ({
    total: { block, span: total.span },
    parts: parts.map(({ span }) => ({ block, span })),
  }));
  const here = ties.flatMap(sitesOf).find(({ span }) => touches(span, within));
  if (!here) return undefined;
  const isTied = (one: Tie) => sitesOf(one).some((site) => isSameSite(site, here));
  return { part, here, ties: ties.filter(isTied), repeated: [] };
}

function tieOfClaim({ verdict }: Part, { site, figures }: BoundClaim): Tie {
  const parts = figures.flatMap(({ table, figure }) => {
    const reckoning = verdict.reckonings[table];
    return (reckoning && siteOf(reckoning, figure)) ?? [];
  });
  return { total: site, parts };
}

/** What is missing in the draft stands nowhere: a tie without its total is none. */
function tie(total: Site | undefined, parts: readonly (Site | undefined)[]): Tie[] {
  return total ? [{ total, parts: parts.flatMap((site) => site ?? []) }] : [];
}
