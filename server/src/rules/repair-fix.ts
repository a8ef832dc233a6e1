import type { Translate } from '../l10n.ts';
import type { Reckoning } from '../reconcile/reckoning.ts';
import type { Repair } from '../reconcile/repair.ts';
import type { FigureEdit, Fix } from './finding.ts';
import { digitsOf, nameOf, newDigits, siteOf } from './wording.ts';

/** A repair as a fix: every figure of it is changed in one edit, undone in one step. */
export function repairFix(
  t: Translate,
  reckoning: Reckoning,
  repair: Repair,
  preferred: boolean,
): Fix | undefined {
  const edits: FigureEdit[] = [];
  for (const { figure, to } of repair.changes) {
    const site = siteOf(reckoning, figure);
    if (!site) return undefined;
    edits.push({ site, text: newDigits(reckoning, figure, to) });
  }
  return { title: repairTitle(t, reckoning, repair), preferred, edits };
}

/** `将「3.其他 · 自然人」由 413 改为 414`; several changes are listed. */
export function repairTitle(t: Translate, reckoning: Reckoning, { changes }: Repair): string {
  const [only, second] = changes;
  if (only && !second) {
    const { figure, to } = only;
    if (reckoning.zeros.has(figure)) {
      return t('Put {0} in “{1}”', newDigits(reckoning, figure, to), nameOf(reckoning, figure));
    }
    return t(
      'Change “{0}” from {1} to {2}',
      nameOf(reckoning, figure),
      digitsOf(reckoning, figure),
      newDigits(reckoning, figure, to),
    );
  }
  const each = changes.map(({ figure, to }) =>
    t(
      '“{0}” {1} → {2}',
      nameOf(reckoning, figure),
      digitsOf(reckoning, figure),
      newDigits(reckoning, figure, to),
    ),
  );
  return t('Change {0} figures: {1}', changes.length, each.join(t(', ')));
}
