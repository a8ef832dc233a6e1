import type { Standing } from '../protocol.ts';
import type { BetweenRelation } from '../reconcile/between.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import type { Fault } from '../reconcile/repair.ts';

/** Whether all that is reported at a figure of a table's ledger was accepted. */
export type IsAccepted = (figure: number) => boolean;

/**
 * How each figure of a table stands, in the ledger's order: the one answer for every view of it.
 *
 * @param between The relations between tables, those that the table takes no part in among them or not.
 */
export function standings(
  reckoning: Reckoning,
  faults: readonly Fault[],
  between: readonly BetweenRelation[],
  isAccepted: IsAccepted,
): Standing[] {
  const standing: Standing[] = reckoning.slots.map(({ figure }) =>
    figure?.lack ? 'lacking' : 'sound',
  );
  const decided = faults.filter(({ decidedBy }) => decidedBy);
  const explained = new Set(decided.flatMap(({ broken }) => broken));
  const brokenBetween = between.filter(({ status }) => status === 'broken');
  for (const index of reckoning.broken) {
    if (isBreakAccepted(reckoning, faults, index, isAccepted)) continue;
    for (const { figure } of reckoning.relations[index]?.terms ?? []) standing[figure] = 'involved';
  }
  for (const { left, right, anchor } of brokenBetween) {
    if (anchor.reckoning === reckoning && isAccepted(anchor.figure)) continue;
    for (const term of [...left, ...right]) {
      if (term.reckoning === reckoning) standing[term.figure] = 'involved';
    }
  }
  const mark = (figure: number, how: Standing): void => {
    standing[figure] = isAccepted(figure) ? 'accepted' : how;
  };
  for (const [index, { status, anchor }] of reckoning.relations.entries()) {
    if (status === 'broken' && !explained.has(index)) mark(anchor, 'broken');
  }
  for (const { anchor } of brokenBetween) {
    if (anchor.reckoning === reckoning) mark(anchor.figure, 'broken');
  }
  for (const { figure } of decided.flatMap(changed)) mark(figure, 'suspect');
  return standing;
}

/** Whether a broken relation of a table was accepted where it is reported: at its cause, or at its own total. */
export function isBreakAccepted(
  { relations }: Reckoning,
  faults: readonly Fault[],
  index: number,
  isAccepted: IsAccepted,
): boolean {
  const cause = faults.find(({ decidedBy, broken }) => decidedBy && broken.includes(index));
  const anchor = relations[index]?.anchor;
  const places = cause ? changed(cause).map(({ figure }) => figure) : [anchor];
  return places.every((figure) => figure !== undefined && isAccepted(figure));
}

function changed({ repairs }: Fault) {
  return repairs[0]?.changes ?? [];
}
