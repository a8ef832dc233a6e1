import type { Standing } from '../protocol.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import type { Fault } from '../reconcile/repair.ts';

/** How each figure of a table stands, in the ledger's order: the one answer for every view of it. */
export function standings(reckoning: Reckoning, faults: readonly Fault[]): Standing[] {
  const standing: Standing[] = reckoning.slots.map(({ figure }) =>
    figure?.lack ? 'lacking' : 'sound',
  );
  const decided = faults.filter(({ decidedBy }) => decidedBy);
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  for (const { status, terms } of reckoning.relations) {
    if (status !== 'broken') continue;
    for (const { figure } of terms) standing[figure] = 'involved';
  }
  for (const [index, { status, anchor }] of reckoning.relations.entries()) {
    if (status === 'broken' && !explained.has(index)) standing[anchor] = 'broken';
  }
  for (const { figure } of decided.flatMap(({ repairs }) => repairs[0]?.changes ?? [])) {
    standing[figure] = 'suspect';
  }
  return standing;
}
