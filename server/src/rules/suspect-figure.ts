import type { Translate } from '../l10n.ts';
import type { Reckoning, TableRelation } from '../reconcile/reckoning.ts';
import type { Change, Fault } from '../reconcile/repair.ts';
import type { Related } from './finding.ts';
import { gap } from './imbalance.ts';
import { repairFix } from './repair-fix.ts';
import type { Found, Rule, Subject } from './rule.ts';
import { digits, relationName, siteOf, sumText } from './wording.ts';

/**
 * The cause behind broken relations has been located: the one smallest set of figures that, changed,
 * makes every relation hold. The relations that it explains are not reported at their totals.
 */
export const suspectFigure: Rule = {
  code: 'suspect-figure',
  severity: 'error',
  *check(subject) {
    for (const [index, reckoning] of subject.reckonings.entries()) {
      for (const fault of subject.faults[index] ?? []) {
        const [repair] = fault.repairs;
        if (!fault.decidedBy || !repair) continue;
        for (const change of repair.changes) {
          const found = suspect(subject, reckoning, fault, change);
          if (found) yield found;
        }
      }
    }
  },
};

function suspect(
  { t }: Subject,
  reckoning: Reckoning,
  fault: Fault,
  { figure, to }: Change,
): Found | undefined {
  const [repair] = fault.repairs;
  const site = siteOf(reckoning, figure);
  if (!repair || !site) return undefined;
  const broken = fault.broken.flatMap((index) => reckoning.relations[index] ?? []);
  const through = broken.filter(({ terms }) => terms.some((term) => term.figure === figure));
  const complaints = through.map((relation) => complaint(t, reckoning, relation)).join(t(', '));
  const right = digits(reckoning, to);
  const fix = repairFix(t, reckoning, repair, true);
  return {
    site,
    message:
      repair.changes.length === 1
        ? t('{0}, and all of it passes through this figure: it should be {1}.', complaints, right)
        : t(
            '{0}: this is one of {1} figures that are wrong together; it should be {2}.',
            complaints || t('Two errors hide each other here'),
            repair.changes.length,
            right,
          ),
    related: broken.flatMap((relation) => relatedOf(reckoning, relation)),
    fixes: fix ? [fix] : [],
    // Asked for only where something is accepted.
    get key() {
      return broken.map((relation) => sumText(reckoning, relation)).join('；');
    },
  };
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
      return t('the total of the row “{0}” is off by {1}', row, off);
    case 'column-total':
      return t('the total of the column “{0}” is off by {1}', column, off);
    case 'balance':
      return t('the balance of the column “{0}” is off by {1}', column, off);
  }
}

function relatedOf(reckoning: Reckoning, relation: TableRelation): Related[] {
  const site = siteOf(reckoning, relation.anchor);
  if (!site) return [];
  return [
    { site, message: `${relationName(reckoning, relation)}: ${sumText(reckoning, relation)}` },
  ];
}
