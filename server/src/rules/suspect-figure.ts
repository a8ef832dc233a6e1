import type { Translate } from '../l10n.ts';
import { isCertain } from '../reconcile/certain.ts';
import { isIn } from '../reconcile/reckoning.ts';
import { has, type Relation } from '../reconcile/relation.ts';
import { type Change, decidedChanges, type Fault, slideOf } from '../reconcile/repair.ts';
import type { Severity } from './engine/finding.ts';
import type { Found, Rule } from './engine/rule.ts';
import { relatedOf } from './support/imbalance.ts';
import { repairFix } from './support/repair-fix.ts';
import { gap, newDigits, oldDigits, relationName, sumKey } from './support/wording.ts';

/**
 * The located cause of broken relations: the only smallest set of figures whose change makes every
 * relation hold. The relations that it explains are not reported at their totals.
 */
export const suspectFigure: Rule = {
  code: 'suspect-figure',
  severity: 'error',
  namesCauses: true,
  description: {
    zh: '改正此数，经过它的所有勾稽关系即告成立。',
    en: 'A figure is wrong: correcting it makes every relation that it is part of hold.',
  },
  *checkTable({ reckoning, faults, t }) {
    for (const fault of faults.filter((one) => !slideOf(one))) {
      for (const change of decidedChanges(fault)) {
        const found = isIn(reckoning, change.figure) && suspect(t, fault, change);
        if (found) yield found;
      }
    }
  },
};

function suspect(t: Translate, fault: Fault, { figure, to }: Change): Found | undefined {
  const { broken } = fault;
  const [repair] = fault.repairs;
  if (!repair || !figure.site) return undefined;
  const through = broken.filter((relation) => has(relation, figure));
  const complaints = through.map((relation) => complaint(t, relation)).join(t(', '));
  const said = [
    oldDigits(figure),
    newDigits(figure, to),
    complaints || t('two errors hide each other here'),
  ];
  return {
    site: figure.site,
    severity: gravest(broken.map(({ origin }) => origin.severity)),
    message:
      repair.changes.length === 1
        ? through.length === 1
          ? t('{0} should be {1}: {2}.', ...said)
          : t('{0} should be {1}: {2}. This figure is part of each of these.', ...said)
        : t(
            '{0} should be {1}: {2}. This is one of {3} figures that are inconsistent with each other.',
            ...said,
            repair.changes.length,
          ),
    related: broken.flatMap((relation) => relatedOf(t, relation)),
    fixes: () => [repairFix(t, repair, isCertain(fault)) ?? []].flat(),
    key: broken.map(sumKey).join('；'),
  };
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/**
 * The highest of the severities that the form gives for several relations; undefined if it gives none for
 * one of them.
 */
function gravest(said: readonly (Severity | undefined)[]): Severity | undefined {
  if (said.includes(undefined)) return undefined;
  return SEVERITIES.find((severity) => said.includes(severity));
}

/** `「自然人」一列的合计差 1`: how a fault shows in one relation. */
function complaint(t: Translate, relation: Relation): string {
  const { origin, isBound, measure, anchor } = relation;
  const { rowName, columnName, tableName } = anchor;
  const off = gap(relation);
  if (origin.kind === 'between' || isBound || measure)
    return t('“{0}” is off by {1}', relationName(relation), off);
  switch (origin.code) {
    case 'column-total':
      return t('the total of the column “{0}” is off by {1}', columnName, off);
    case 'balance':
      return t('the balance of the column “{0}” is off by {1}', columnName, off);
    default:
      // If its table has one row, the form prints no row label. Then the total's column names it.
      return rowName === ''
        ? t('“{0}” in the table “{1}” is off by {2}', columnName, tableName, off)
        : t('the total of the row “{0}” is off by {1}', rowName, off);
  }
}
