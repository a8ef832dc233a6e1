import type { Translate } from '../l10n.ts';
import { agreesWith, type BoundClaim, sumsOf } from '../prose/bind.ts';
import { inTable, sumInProse, tableWithUnit, withUnit } from '../prose/written.ts';
import type { Fix } from './engine/finding.ts';
import type { Rule, Subject } from './engine/rule.ts';
import { figuresOf } from './support/imbalance.ts';
import { proseFix } from './support/prose-fix.ts';
import { figureFix } from './support/repair-fix.ts';
import { sentences } from './support/wording.ts';
import { wrongSide } from './support/wrong-side.ts';

/**
 * A number in the prose disagrees with the figures that it repeats. It is reported only if it is certain
 * what the number repeats and no possible sum agrees, and if no located fault in the table explains it.
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
    const repaired = subject.repairedSlots;
    for (const bound of disagreeing) {
      const { claim, site, figures } = bound;
      if (sumsOf(claim, repaired).some((after) => agreesWith(claim, after))) continue;
      const wrong = wrongSide(subject, bound);
      const names = figures.map(({ name, tableName }) =>
        claim.named ? `《${tableName}》${name}` : name,
      );
      yield {
        site,
        message: sentences(
          subject.t,
          message(subject.t, bound, names.join(' + ')),
          verdictOn(subject.t, wrong),
        ),
        related: figuresOf(figures.map((figure) => ({ figure }))),
        fixes: () => fixesFor(subject, bound, wrong),
      };
    }
  },
};

type WrongSide = ReturnType<typeof wrongSide>;

function message(t: Translate, bound: BoundClaim, names: string): string {
  const { claim } = bound;
  const table = tableWithUnit(bound);
  switch (claim.says) {
    case 'number':
      return t('The prose says {0}, but the table has {1} (“{2}”).', withUnit(claim), table, names);
    case 'none':
      return t(
        'The prose says that there is nothing, but the table has {0} (“{1}”).',
        table,
        names,
      );
    case 'all':
      return t('The prose says “{0}”, but the table has {1} in “{2}”.', claim.text, table, names);
  }
}

function verdictOn(t: Translate, wrong: WrongSide): string | undefined {
  if (!wrong) return undefined;
  return wrong === 'prose'
    ? t('The table’s figure agrees with others, so the prose is wrong.')
    : t('The prose’s number agrees with others in its sentence, so the table is wrong.');
}

/**
 * Corrects the prose, or the only figure that it repeats: first what is wrong, if anything shows that. Neither is ever
 * certain.
 */
function fixesFor({ t, ledger }: Subject, bound: BoundClaim, wrong: WrongSide): Fix[] {
  const { claim, site, figures } = bound;
  const inText = claim.says === 'number' ? [proseFix(t, site, sumInProse(bound))] : [];
  const [only, second] = figures;
  const fix = only && !second ? figureFix(t, ledger.relations, only, inTable(bound)) : undefined;
  const inTableToo = fix ? [fix] : [];
  return wrong === 'table' ? [...inTableToo, ...inText] : [...inText, ...inTableToo];
}
