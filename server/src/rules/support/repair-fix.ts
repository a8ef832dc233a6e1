import { parseDecimal, unitsAt } from '../../figure/decimal.ts';
import type { Translate } from '../../l10n.ts';
import { effectOf } from '../../reconcile/effect.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import type { Change, Repair } from '../../reconcile/repair.ts';
import type { FigureEdit, Fix } from '../engine/finding.ts';
import { digitsOf, nameOf, newDigits, relationName, siteOf } from './wording.ts';

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

/** A change that is no repair of its table: the title names the relations of the table that it would break. */
export function changeTitle(t: Translate, reckoning: Reckoning, change: Change): string {
  const title = repairTitle(t, reckoning, { changes: [change], cost: 0 });
  const broken = effectOf(reckoning.ledger, [change]).breaks.flatMap((index) => {
    const relation = reckoning.relations[index];
    return relation ? [relationName(reckoning, relation)] : [];
  });
  return broken.length === 0 ? title : t('{0} (breaks: {1})', title, broken.join(t('; ')));
}

/**
 * Writes into a cell what another place says of its figure. Never preferred: nothing shows which of the two is wrong.
 * Undefined where the draft has no cell for it, or nothing that can be reckoned with stands there.
 *
 * @param text ASCII digits, with a sign and a point where need be.
 */
export function figureFix(
  t: Translate,
  reckoning: Reckoning,
  figure: number,
  text: string,
): Fix | undefined {
  const site = siteOf(reckoning, figure);
  const value = parseDecimal(text);
  const from = reckoning.ledger.figures[figure];
  if (!site || !value || from === undefined) return undefined;
  const { scale } = reckoning;
  const title =
    value.scale <= scale
      ? changeTitle(t, reckoning, { figure, from, to: unitsAt(value, scale) })
      : t(
          'Change “{0}” from {1} to {2}',
          nameOf(reckoning, figure),
          digitsOf(reckoning, figure),
          text,
        );
  return { title, preferred: false, edits: [{ site, text }] };
}
