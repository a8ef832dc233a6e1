import type { Decimal } from '../figure/decimal.ts';
import type { Translate } from '../l10n.ts';
import { agrees, type BoundClaim } from '../prose/bind.ts';
import { inProse, inTable, tableWithUnit, withUnit } from '../prose/written.ts';
import type { Fix } from './engine/finding.ts';
import type { Rule, Subject } from './engine/rule.ts';
import { figuresOf } from './support/imbalance.ts';
import { proseFix } from './support/prose-fix.ts';
import { figureFix } from './support/repair-fix.ts';

/**
 * A number in the prose and the figures that it repeats disagree. Said only where what the number repeats
 * is certain and no sensible sum agrees with it; not where the table's own located fault explains it.
 */
export const proseFigure: Rule = {
  code: 'prose-figure',
  severity: 'warning',
  description: {
    zh: '正文中的数与表中不一致。',
    en: 'A number in the prose disagrees with the table.',
  },
  *checkReport(subject) {
    const disagreeing = subject.claims.filter((bound) => !bound.agrees);
    if (disagreeing.length === 0) return;
    const repaired = subject.repairedSlots();
    for (const bound of disagreeing) {
      const { claim, site, figures, sum } = bound;
      const explained = claim.readings.some((reading) => {
        const after = repaired.sum(reading);
        return after !== undefined && agrees(claim, after.sum);
      });
      if (explained) continue;
      const names = figures.map(({ name }) => name);
      yield {
        site,
        message: message(subject.t, bound, names.join(' + ')),
        related: figuresOf(figures.map((figure) => ({ figure }))),
        fixes: fixesFor(subject, bound, sum),
      };
    }
  },
};

function message(t: Translate, { claim, sum }: BoundClaim, names: string): string {
  const table = tableWithUnit(claim, sum);
  switch (claim.says) {
    case 'number':
      return t('The prose says {0}, the table {1} (“{2}”).', withUnit(claim), table, names);
    case 'none':
      return t('The prose says {0}, the table {1} (“{2}”).', t('none'), table, names);
    case 'all':
      return t('The prose says “{0}”, but the table has {1} in “{2}”.', claim.text, table, names);
  }
}

/** Correct the prose, or the one figure that it repeats; nothing shows which of the two is wrong. */
function fixesFor({ t, ledger }: Subject, bound: BoundClaim, sum: Decimal): Fix[] {
  const { claim, site, figures } = bound;
  const inText = claim.says === 'number' ? [proseFix(t, site, inProse(claim, sum))] : [];
  const [only, second] = figures;
  const fix = only && !second ? figureFix(t, ledger.relations, only, inTable(claim)) : undefined;
  return fix ? [...inText, fix] : inText;
}
