import { type Analysis, type Part, partOf, spanOf } from '../analysis.ts';
import { touches } from '../draft/span.ts';
import type { BoundClaim } from '../prose/bind.ts';

/** A claim of the prose at an offset. */
export interface ClaimAt {
  readonly part: Part;
  readonly bound: BoundClaim;
}

/** The claim whose number is at the offset; undefined if there is none. */
export function claimAt(analysis: Analysis, offset: number): ClaimAt | undefined {
  const part = partOf(analysis, offset);
  const bound = part?.verdict.claims.find(({ site }) =>
    touches(spanOf(analysis, part, site), offset),
  );
  return part && bound && { part, bound };
}
