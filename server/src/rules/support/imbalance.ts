import type { Translate } from '../../l10n.ts';
import { effectOf } from '../../reconcile/effect.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { isIn, type Reckoning } from '../../reconcile/reckoning.ts';
import { mayChange, type Relation, type Term, valueIn } from '../../reconcile/relation.ts';
import { type Change, type Fault, slideOf } from '../../reconcile/repair.ts';
import type { Fix, Related } from '../engine/finding.ts';
import type { Found, TableSubject } from '../engine/rule.ts';
import { changeFix, repairFix } from './repair-fix.ts';
import { digitsOf, relationText, sentences } from './wording.ts';

/**
 * Reports the broken relations of one kind whose cause is not located, each at its total. A located cause
 * is reported by its own rule, unless the user has turned that rule off.
 */
export function* imbalances(
  { reckoning, joined: { tables, relations, broken: all }, faults, namesCauses, t }: TableSubject,
  code: Relation['origin']['code'],
  message: (relation: Relation) => string,
): Iterable<Found> {
  for (const relation of all) {
    const { origin, anchor, terms } = relation;
    if (origin.code !== code || !isIn(reckoning, anchor)) continue;
    const fault = faults.find(({ broken }) => broken.includes(relation));
    if (!anchor.site || (fault && isNamed(fault, namesCauses))) continue;
    yield {
      site: anchor.site,
      severity: origin.severity,
      message: sentences(
        t,
        message(relation),
        warning(t, relations, relation, fault),
        fault && firstIn(tables, fault) === relation ? outlook(t, fault) : undefined,
      ),
      related: figuresOf(terms),
      fixes: () => fixesOf(t, relations, relation, fault),
    };
  }
}

/** Whether another rule reports the cause. */
function isNamed(fault: Fault, namesCauses: boolean): boolean {
  return slideOf(fault) !== undefined || (namesCauses && fault.decidedBy !== undefined);
}

/** How many repairs the light bulb lists. The command `gouji.chooseRepair` lists all. */
const MOST_REPAIRS = 8;

/**
 * The repairs of the fault, followed by a single change of each figure that may give way: the total, or
 * any figure of a balance. None is preferred, because a single relation does not show which figure is
 * wrong.
 */
function fixesOf(
  t: Translate,
  relations: readonly Relation[],
  relation: Relation,
  fault: Fault | undefined,
): Fix[] {
  const { origin, anchor, terms } = relation;
  const givingWay = origin.code === 'balance' ? terms.map(({ figure }) => figure) : [anchor];
  return withoutRepeats([
    ...(fault ? repairsOf(t, fault) : []),
    ...givingWay.flatMap((figure) => {
      const change = mayChange(terms, figure) ? changeOf(relation, figure) : undefined;
      return (change && changeFix(t, relations, change)) ?? [];
    }),
  ]);
}

function repairsOf(t: Translate, { repairs }: Fault): Fix[] {
  return repairs.slice(0, MOST_REPAIRS).flatMap((repair) => repairFix(t, repair, false) ?? []);
}

/** A warning that changing the total would break other relations; undefined if it would not. */
function warning(
  t: Translate,
  relations: readonly Relation[],
  relation: Relation,
  fault: Fault | undefined,
): string | undefined {
  const change = fault && !isBeyond(fault) && changeOf(relation, relation.anchor);
  const breaks = change ? effectOf(relations, [change]).breaks.length : 0;
  if (breaks === 0) return undefined;
  return breaks === 1
    ? t('Changing this total would break another relation.')
    : t('Changing this total would break {0} other relations.', breaks);
}

/**
 * The first broken relation of a fault in the order of the draft. Sentences about the fault are attached
 * to it.
 */
function firstIn(tables: readonly Reckoning[], { broken }: Fault): Relation | undefined {
  for (const { figures } of tables) {
    for (const figure of figures) {
      const first = broken.find(({ anchor }) => anchor === figure);
      if (first) return first;
    }
  }
  return undefined;
}

/** Says how many repairs would mend everything that a fault breaks; undefined if there is at most one. */
function outlook(t: Translate, fault: Fault): string | undefined {
  if (isBeyond(fault)) {
    return t('The cause could not be located: too many figures are inconsistent with each other.');
  }
  const { repairs, limit } = fault;
  if (repairs.length < 2) return undefined;
  const count = `${repairs.length}${limit ? '+' : ''}`;
  const figures = repairs[0]?.changes.length ?? 0;
  return figures === 1
    ? t('{0} changes of one figure would make everything agree; the likeliest come first.', count)
    : t(
        '{0} changes of {1} figures each would make everything agree; the likeliest come first.',
        count,
        figures,
      );
}

/** Whether repairs were not listed because a limit was reached. */
function isBeyond({ limit }: Fault): boolean {
  return limit !== undefined && limit !== 'repairs';
}

function withoutRepeats(fixes: readonly Fix[]): Fix[] {
  return fixes.filter(
    (fix, index) => fixes.findIndex(({ title }) => title === fix.title) === index,
  );
}

/** Every figure of a relation, as a place to go to. */
export function figuresOf(terms: readonly Pick<Term, 'figure'>[]): Related[] {
  return terms.flatMap(({ figure }) => {
    const { site, name, value } = figure;
    if (!site) return [];
    return [{ site, message: `${name} = ${digitsOf(figure)}`, isZero: value?.units === 0n }];
  });
}

/** A broken relation, as a place to go to: its total. */
export function relatedOf(t: Translate, relation: Relation): Related[] {
  const { site } = relation.anchor;
  return site ? [{ site, message: relationText(t, relation) }] : [];
}

/** The change of one figure that makes a relation hold; undefined if the figure cannot have that value. */
function changeOf(relation: Relation, figure: Figure): Change | undefined {
  const from = figure.value;
  const to = valueIn(relation, figure);
  return from && to && figure.mayBe(to) ? { figure, from, to } : undefined;
}
