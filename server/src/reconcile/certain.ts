import { COST, slipOf } from './cost.ts';
import { has } from './relation.ts';
import type { Fault } from './repair.ts';

/**
 * Whether the first repair of a fault is certain enough to be applied without asking. It must be singled
 * out and change one figure, and something must point to that slip: several broken relations cross at the
 * figure, or a likely slip of digits explains what is written, or other places confirm the other figures.
 * Changes of several figures are never certain, unless they are one slide that loses no figure: so many
 * relations decided where its figures belong.
 */
export function isCertain({ broken, repairs, decidedBy }: Fault): boolean {
  const [change, ...others] = repairs[0]?.changes ?? [];
  const slide = repairs[0]?.slide;
  if (slide) return decidedBy !== undefined && slide.lost.length === 0;
  if (!decidedBy || !change || others.length > 0) return false;
  const crossing = broken.filter((relation) => has(relation, change.figure));
  return crossing.length > 1 || decidedBy === 'likelihood' || slipOf(change) < COST.other;
}

/**
 * The fault as reported in a table that is still being written. There no repair is singled out that
 * changes several figures or sets a figure back to 0, because the other figures have probably not been
 * entered yet.
 */
export function inWriting(fault: Fault): Fault {
  const [change, ...others] = fault.repairs[0]?.changes ?? [];
  if (!change || (others.length === 0 && change.to.units !== 0n)) return fault;
  return undecided(fault);
}

/** The fault without what singles out its first repair. */
export function undecided({ decidedBy: _, ...fault }: Fault): Fault {
  return fault;
}
