import type { Translate } from '../../l10n.ts';
import { effectOf } from '../../reconcile/effect.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { isIn, type Reckoning } from '../../reconcile/reckoning.ts';
import { mayChange, type Relation, type Term, valueIn } from '../../reconcile/relation.ts';
import type { Change, Fault } from '../../reconcile/repair.ts';
import type { Fix, Related } from '../engine/finding.ts';
import { LazyFound } from '../engine/lazy-found.ts';
import type { Found, TableSubject } from '../engine/rule.ts';
import { changeFix, repairFix } from './repair-fix.ts';
import { digitsOf, sentences } from './wording.ts';

/**
 * Reports the broken relations of one kind whose cause is not located, each at its total. What a
 * located cause explains is told there, unless the user has turned that rule off.
 */
export function* imbalances(
  { reckoning, joined: { tables, relations }, faults, namesCauses, t }: TableSubject,
  code: Relation['origin']['code'],
  message: (relation: Relation) => string,
): Iterable<Found> {
  for (const relation of relations) {
    const { origin, anchor, status, terms } = relation;
    if (status !== 'broken' || origin.code !== code || !isIn(reckoning, anchor)) continue;
    const fault = faults.find(({ broken }) => broken.includes(relation));
    if (!anchor.site || (namesCauses && fault?.decidedBy)) continue;
    yield new LazyFound(
      {
        site: anchor.site,
        severity: origin.severity,
        message: sentences(
          t,
          message(relation),
          warning(t, relations, relation, fault),
          fault && firstIn(tables, fault) === relation ? outlook(t, fault) : undefined,
        ),
        related: figuresOf(terms),
      },
      { fixes: () => fixesOf(t, relations, relation, fault) },
    );
  }
}

/** The command `gouji.chooseRepair` lists all repairs; the light bulb the likeliest. */
const MOST_REPAIRS = 8;

/**
 * The repairs of the fault, and behind them one change of each figure that can give way: the total, or in a balance
 * any of its figures. None is preferred, since one relation alone does not tell which figure is wrong.
 */
function fixesOf(
  t: Translate,
  relations: readonly Relation[],
  relation: Relation,
  fault: Fault | undefined,
): Fix[] {
  const { origin, anchor, terms } = relation;
  const repairs = (fault?.repairs ?? []).slice(0, MOST_REPAIRS);
  const givingWay = origin.code === 'balance' ? terms.map(({ figure }) => figure) : [anchor];
  return withoutRepeats([
    ...repairs.flatMap((repair) => repairFix(t, repair, false) ?? []),
    ...givingWay.flatMap((figure) => {
      const change = mayChange(terms, figure) ? changeOf(relation, figure) : undefined;
      return (change && changeFix(t, relations, change)) ?? [];
    }),
  ]);
}

/** What the reader should know before changing the total: what that would break. */
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

/** The first in the draft of the relations that a fault breaks: what is said of the fault is said there. */
function firstIn(tables: readonly Reckoning[], { broken }: Fault): Relation | undefined {
  for (const { figures } of tables) {
    for (const figure of figures) {
      const first = broken.find(({ anchor }) => anchor === figure);
      if (first) return first;
    }
  }
  return undefined;
}

/** What would mend all that a fault breaks. */
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

/** Whether a fault has too many figures for its repairs to be looked for. */
function isBeyond({ limit }: Fault): boolean {
  return limit !== undefined && limit !== 'repairs';
}

function withoutRepeats(fixes: readonly Fix[]): Fix[] {
  return fixes.filter(
    (fix, index) => fixes.findIndex(({ title }) => title === fix.title) === index,
  );
}

/** Every figure that stands in a relation, as a place to go to. */
export function figuresOf(terms: readonly Pick<Term, 'figure'>[]): Related[] {
  return terms.flatMap(({ figure }) => {
    const { site, name, value } = figure;
    if (!site) return [];
    return [{ site, message: `${name} = ${digitsOf(figure)}`, isZero: value?.units === 0n }];
  });
}

/** The change of one figure that makes a relation hold; undefined where the figure cannot have that value. */
function changeOf(relation: Relation, figure: Figure): Change | undefined {
  const from = figure.value;
  const to = valueIn(relation, figure);
  return from && to && figure.mayBe(to) ? { figure, from, to } : undefined;
}
