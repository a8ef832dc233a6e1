import { COST, slipOf } from './cost.ts';
import { has } from './relation.ts';
import type { Fault } from './repair.ts';

/**
 * Whether the first repair of a fault is certain enough to be made without asking which: it is singled out, changes
 * one figure, and something names that one slip. Relations that cross at the figure do, or a slip of digits that
 * explains what is written, or another place that confirms the others. Several figures at once are never certain.
 */
export function isCertain({ broken, repairs, decidedBy }: Fault): boolean {
  const [change, ...others] = repairs[0]?.changes ?? [];
  if (!decidedBy || !change || others.length > 0) return false;
  const crossing = broken.filter((relation) => has(relation, change.figure));
  return crossing.length > 1 || decidedBy === 'likelihood' || slipOf(change) < COST.other;
}

/**
 * The fault as it is told in a table that is still being written. There nothing singles out a repair that changes
 * several figures, or that takes a figure back to 0: the others are likely not there yet.
 */
export function inWriting(fault: Fault): Fault {
  const [change, ...others] = fault.repairs[0]?.changes ?? [];
  if (!change || (others.length === 0 && change.to.units !== 0n)) return fault;
  const { decidedBy: _, ...undecided } = fault;
  return undecided;
}
