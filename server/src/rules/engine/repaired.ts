import { type Reckoning, withChanges } from '../../reconcile/reckoning.ts';
import type { Subject } from './rule.ts';

/** The tables as they would be with every fault repaired that is located; one without is as it was. */
export function repairedReckonings(
  reckonings: readonly Reckoning[],
  faults: Subject['faults'],
): Reckoning[] {
  return reckonings.map((reckoning, table) => {
    const decided = (faults[table] ?? []).filter(({ decidedBy }) => decidedBy);
    const changes = decided.flatMap(({ repairs }) => repairs[0]?.changes ?? []);
    return changes.length === 0 ? reckoning : withChanges(reckoning, changes);
  });
}
