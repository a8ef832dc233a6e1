import type { Translate } from '../l10n.ts';
import { isCertain } from '../reconcile/certain.ts';
import type { Reckoning, TableRelation } from '../reconcile/reckoning.ts';
import type { Change, Fault } from '../reconcile/repair.ts';
import type { Related, Severity } from './engine/finding.ts';
import { LazyFound } from './engine/lazy-found.ts';
import type { Found, TableRule, TableSubject } from './engine/rule.ts';
import { gap } from './support/imbalance.ts';
import { repairFix } from './support/repair-fix.ts';
import { digitsOf, newDigits, relationText, siteOf, sumKey } from './support/wording.ts';

/**
 * The cause behind broken relations has been located: the one smallest set of figures that, changed,
 * makes every relation hold. The relations that it explains are not reported at their totals.
 */
export const suspectFigure: TableRule = {
  code: 'suspect-figure',
  severity: 'error',
  *checkTable(subject) {
    for (const fault of subject.faults) {
      const [repair] = fault.repairs;
      if (!fault.decidedBy || !repair) continue;
      for (const change of repair.changes) {
        const found = suspect(subject, fault, change);
        if (found) yield found;
      }
    }
  },
};

function suspect(
  { reckoning, t }: TableSubject,
  fault: Fault,
  { figure, to }: Change,
): Found | undefined {
  const [repair] = fault.repairs;
  const site = siteOf(reckoning, figure);
  if (!repair || !site) return undefined;
  const broken = fault.broken.flatMap((index) => reckoning.relations[index] ?? []);
  const through = broken.filter(({ terms }) => terms.some((term) => term.figure === figure));
  const complaints = through.map((relation) => complaint(t, reckoning, relation)).join(t(', '));
  const said = [
    digitsOf(reckoning, figure),
    newDigits(reckoning, figure, to),
    complaints || t('two errors hide each other here'),
  ];
  return new LazyFound(
    {
      site,
      severity: gravest(broken.map((relation) => relation.form.severity)),
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
      related: broken.flatMap((relation) => relatedOf(t, reckoning, relation)),
    },
    {
      fixes: () =>
        [repairFix(t, reckoning, repair, isCertain(reckoning.ledger, fault)) ?? []].flat(),
      key: () => broken.map((relation) => sumKey(reckoning, relation)).join('；'),
    },
  );
}

const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

/** The gravest of what the form says of several relations; undefined where it is silent about one. */
function gravest(said: readonly (Severity | undefined)[]): Severity | undefined {
  if (said.includes(undefined)) return undefined;
  return SEVERITIES.find((severity) => said.includes(severity));
}

/** `「自然人」一列的合计差 1`: what is seen of a fault in one relation. */
function complaint(t: Translate, reckoning: Reckoning, relation: TableRelation): string {
  const slot = reckoning.slots[relation.anchor];
  const { form } = reckoning.table;
  const row = form.rows[slot?.rowForm ?? 0]?.name ?? '';
  const column = form.columns[slot?.column ?? 0]?.name ?? '';
  const off = gap(reckoning, relation);
  switch (relation.form.code) {
    case 'row-total':
      // A form prints no label where its table has one row: then the total's column says which it is.
      if (row === '') return t('“{0}” in the table “{1}” is off by {2}', column, form.name, off);
      return t('the total of the row “{0}” is off by {1}', row, off);
    case 'column-total':
      return t('the total of the column “{0}” is off by {1}', column, off);
    case 'balance':
      return t('the balance of the column “{0}” is off by {1}', column, off);
  }
}

function relatedOf(t: Translate, reckoning: Reckoning, relation: TableRelation): Related[] {
  const site = siteOf(reckoning, relation.anchor);
  if (!site) return [];
  return [{ site, message: relationText(t, reckoning, relation) }];
}
