import type { Standing } from '../protocol.ts';
import type { BetweenRelation } from '../reconcile/between.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import type { Fault } from '../reconcile/repair.ts';

/**
 * How each figure of a table stands, in the ledger's order: the one answer for every view of it.
 *
 * @param between The relations between tables, those that the table takes no part in among them or not.
 */
export function standings(
  reckoning: Reckoning,
  faults: readonly Fault[],
  between: readonly BetweenRelation[],
): Standing[] {
  const standing: Standing[] = reckoning.slots.map(({ figure }) =>
    figure?.lack ? 'lacking' : 'sound',
  );
  const decided = faults.filter(({ decidedBy }) => decidedBy);
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  const brokenBetween = between.filter(({ status }) => status === 'broken');
  for (const { status, terms } of reckoning.relations) {
    if (status !== 'broken') continue;
    for (const { figure } of terms) standing[figure] = 'involved';
  }
  for (const { left, right } of brokenBetween) {
    for (const term of [...left, ...right]) {
      if (term.reckoning === reckoning) standing[term.figure] = 'involved';
    }
  }
  for (const [index, { status, anchor }] of reckoning.relations.entries()) {
    if (status === 'broken' && !explained.has(index)) standing[anchor] = 'broken';
  }
  for (const { anchor } of brokenBetween) {
    if (anchor.reckoning === reckoning) standing[anchor.figure] = 'broken';
  }
  for (const { figure } of decided.flatMap(({ repairs }) => repairs[0]?.changes ?? [])) {
    standing[figure] = 'suspect';
  }
  return standing;
}
