import { Partition } from './partition.ts';
import { type Ledger, residual } from './relation.ts';

/** A relation that is not open, and what it lacks to hold: zero where it holds. */
export interface Closed {
  /** Its index in the ledger. */
  readonly index: number;
  readonly residual: bigint;
}

/**
 * The relations that are not open, in groups that share no figure with each other; groups in which
 * all relations hold are left out. No change in one group can be felt in another.
 */
export function brokenGroups(ledger: Ledger): Closed[][] {
  const closed: Closed[] = [];
  for (const [index, relation] of ledger.relations.entries()) {
    const rest = residual(relation, ledger.figures);
    if (rest !== undefined) closed.push({ index, residual: rest });
  }
  if (closed.every((relation) => relation.residual === 0n)) return [];

  const groups = new Partition();
  const firstWith = new Map<number, number>();
  for (const { index } of closed) {
    for (const { figure } of ledger.relations[index]?.terms ?? []) {
      const first = firstWith.get(figure);
      if (first === undefined) firstWith.set(figure, index);
      else groups.join(first, index);
    }
  }
  return groups
    .group(closed, ({ index }) => index)
    .filter((group) => group.some((relation) => relation.residual !== 0n));
}
