import { parseDecimal } from '../../figure/decimal.ts';
import type { Translate } from '../../l10n.ts';
import { effectOf } from '../../reconcile/effect.ts';
import type { Figure } from '../../reconcile/figure.ts';
import type { Relation } from '../../reconcile/relation.ts';
import type { Change, Repair } from '../../reconcile/repair.ts';
import type { FigureEdit, Fix } from '../engine/finding.ts';
import { digitsOf, newDigits, relationName } from './wording.ts';

/** A repair as a fix: every figure of it is changed in one edit, undone in one step. */
export function repairFix(t: Translate, repair: Repair, preferred: boolean): Fix | undefined {
  const edits: FigureEdit[] = [];
  for (const { figure, to } of repair.changes) {
    if (!figure.site) return undefined;
    edits.push({ site: figure.site, text: newDigits(figure, to) });
  }
  return { title: repairTitle(t, repair.changes), preferred, edits };
}

/** `将「3.其他 · 自然人」由 413 改为 414`; several changes are listed. */
export function repairTitle(t: Translate, changes: readonly Change[]): string {
  const [only, second] = changes;
  if (only && !second) {
    const { figure, to } = only;
    if (figure.isBlank) return t('Put {0} in “{1}”', newDigits(figure, to), figure.name);
    return changeText(t, figure, newDigits(figure, to));
  }
  const each = changes.map(({ figure, to }) =>
    t('“{0}” {1} → {2}', figure.name, digitsOf(figure), newDigits(figure, to)),
  );
  return t('Change {0} figures: {1}', changes.length, each.join(t(', ')));
}

function changeText(t: Translate, figure: Figure, to: string): string {
  return t('Change “{0}” from {1} to {2}', figure.name, digitsOf(figure), to);
}

/**
 * One change that is no repair. Never preferred; the title names the relations that it would break. Undefined where
 * the draft has no cell for the figure.
 *
 * @param relations Those in which the figure may stand.
 */
export function changeFix(
  t: Translate,
  relations: readonly Relation[],
  change: Change,
): Fix | undefined {
  const { figure, to } = change;
  const { site } = figure;
  if (!site) return undefined;
  const title = repairTitle(t, [change]);
  const broken = effectOf(relations, [change]).breaks.map(relationName);
  return {
    title: broken.length === 0 ? title : t('{0} (breaks: {1})', title, broken.join(t('; '))),
    preferred: false,
    edits: [{ site, text: newDigits(figure, to) }],
  };
}

/**
 * Writes into a cell what another place says of its figure. Never preferred: nothing shows which of the two is wrong.
 * Undefined where the draft has no cell for it, or nothing that can be reckoned with stands there.
 *
 * @param text ASCII digits, with a sign and a point where need be.
 */
export function figureFix(
  t: Translate,
  relations: readonly Relation[],
  figure: Figure,
  text: string,
): Fix | undefined {
  const { site, value: from } = figure;
  const to = parseDecimal(text);
  if (!site || !to || from === undefined) return undefined;
  const fix = figure.mayBe(to) ? changeFix(t, relations, { figure, from, to }) : undefined;
  return {
    title: fix?.title ?? changeText(t, figure, text),
    preferred: false,
    edits: [{ site, text }],
  };
}
