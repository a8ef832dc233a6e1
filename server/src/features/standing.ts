import type { Standing } from '../protocol.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';

/** How each figure of a table stands, in the ledger's order: the one answer for every view of it. */
export function standings(reckoning: Reckoning): Standing[] {
  const standing: Standing[] = reckoning.slots.map(({ figure }) =>
    figure?.lack ? 'lacking' : 'sound',
  );
  const broken = reckoning.relations.filter(({ status }) => status === 'broken');
  for (const { terms } of broken) {
    for (const { figure } of terms) standing[figure] = 'involved';
  }
  for (const { anchor } of broken) standing[anchor] = 'broken';
  return standing;
}
