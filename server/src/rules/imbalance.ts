import type { RelationCode } from '../form/source.ts';
import { effectOf } from '../reconcile/effect.ts';
import type { Reckoning, TableRelation } from '../reconcile/reckoning.ts';
import { residual, type Term } from '../reconcile/relation.ts';
import type { Fix, Related } from './finding.ts';
import type { Found, Subject } from './rule.ts';
import { digits, digitsOf, nameOf, relationName, siteOf } from './wording.ts';

/** Reports the broken relations of one kind, each at its total. */
export function* imbalances(
  subject: Subject,
  code: RelationCode,
  message: (reckoning: Reckoning, relation: TableRelation) => string,
): Iterable<Found> {
  for (const reckoning of subject.reckonings) {
    for (const relation of reckoning.relations) {
      if (relation.form.code !== code || relation.status !== 'broken') continue;
      const site = siteOf(reckoning, relation.anchor);
      if (!site) continue;
      yield {
        site,
        message: message(reckoning, relation),
        related: figuresOf(reckoning, relation.terms),
        fixes: fixesFor(subject, reckoning, relation),
      };
    }
  }
}

/** Every figure that stands in a relation, as a place to go to. */
export function figuresOf(reckoning: Reckoning, terms: readonly Term[]): Related[] {
  return terms.flatMap(({ figure }) => {
    const site = siteOf(reckoning, figure);
    if (!site) return [];
    return [{ site, message: `${nameOf(reckoning, figure)} = ${digitsOf(reckoning, figure)}` }];
  });
}

/** By how much a relation is off, without sign. */
export function gap(reckoning: Reckoning, relation: TableRelation): string {
  const rest = residual(relation, reckoning.ledger.figures) ?? 0n;
  return digits(reckoning, rest < 0n ? -rest : rest);
}

/**
 * One fix for each figure that can give way: the total, or in a balance any of its figures. None is
 * preferred, since one relation alone does not tell which figure is wrong.
 */
function fixesFor(subject: Subject, reckoning: Reckoning, relation: TableRelation): Fix[] {
  const givingWay =
    relation.form.code === 'balance'
      ? relation.terms
      : relation.terms.filter(({ figure }) => figure === relation.anchor);
  return givingWay.flatMap((term) => {
    const fix = fixBy(subject, reckoning, relation, term);
    return fix ? [fix] : [];
  });
}

function fixBy(
  { t }: Subject,
  reckoning: Reckoning,
  relation: TableRelation,
  { figure, sign }: Term,
): Fix | undefined {
  const { ledger } = reckoning;
  const from = ledger.figures[figure];
  const rest = residual(relation, ledger.figures);
  const site = siteOf(reckoning, figure);
  if (from === undefined || rest === undefined || !site) return undefined;
  const to = sign === 1 ? from - rest : from + rest;
  if (to < 0n) return undefined;
  const { breaks } = effectOf(ledger, [{ figure, from, to }]);
  const change = t(
    'Change “{0}” from {1} to {2}',
    nameOf(reckoning, figure),
    digitsOf(reckoning, figure),
    digits(reckoning, to),
  );
  const broken = breaks.flatMap((index) => {
    const other = reckoning.relations[index];
    return other ? [relationName(reckoning, other)] : [];
  });
  const title = broken.length === 0 ? change : t('{0} (breaks: {1})', change, broken.join(t('; ')));
  return { title, preferred: false, edits: [{ site, text: digits(reckoning, to) }] };
}
