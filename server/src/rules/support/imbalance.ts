import type { RelationCode } from '../../form/source.ts';
import type { Translate } from '../../l10n.ts';
import { effectOf } from '../../reconcile/effect.ts';
import {
  mayChange,
  mayFigureBe,
  type Reckoning,
  type TableRelation,
} from '../../reconcile/reckoning.ts';
import { residual, type Term } from '../../reconcile/relation.ts';
import type { Change, Fault } from '../../reconcile/repair.ts';
import type { Fix, Related } from '../engine/finding.ts';
import { LazyFound } from '../engine/lazy-found.ts';
import type { Found, TableSubject } from '../engine/rule.ts';
import { changeTitle, repairFix } from './repair-fix.ts';
import { digits, digitsOf, nameOf, newDigits, sentences, siteOf } from './wording.ts';

/**
 * Reports the broken relations of one kind whose cause is not located, each at its total. What a
 * located cause explains is told there, unless the user has turned that rule off.
 */
export function* imbalances(
  { reckoning, faults, namesCauses, t }: TableSubject,
  code: RelationCode,
  message: (reckoning: Reckoning, relation: TableRelation) => string,
): Iterable<Found> {
  for (const index of reckoning.broken) {
    const relation = reckoning.relations[index];
    if (relation?.form.code !== code) continue;
    const fault = faults.find(({ broken }) => broken.includes(index));
    const site = siteOf(reckoning, relation.anchor);
    if (!site || (namesCauses && fault?.decidedBy)) continue;
    yield new LazyFound(
      {
        site,
        severity: relation.form.severity,
        message: sentences(
          t,
          message(reckoning, relation),
          warning(t, reckoning, relation, fault),
          fault && isFirst(reckoning, index, fault) ? outlook(t, fault) : undefined,
        ),
        related: figuresOf(reckoning, relation.terms),
      },
      { fixes: () => fixesOf(t, reckoning, relation, fault) },
    );
  }
}

/** The command `gouji.chooseRepair` lists all repairs; the light bulb the likeliest. */
const MOST_REPAIRS = 8;

function fixesOf(
  t: Translate,
  reckoning: Reckoning,
  relation: TableRelation,
  fault: Fault | undefined,
): Fix[] {
  const repairs = (fault?.repairs ?? []).slice(0, MOST_REPAIRS).flatMap((repair) => {
    const fix = repairFix(t, reckoning, repair, false);
    return fix ? [fix] : [];
  });
  return withoutRepeats([...repairs, ...fixesFor(t, reckoning, relation)]);
}

/** What the reader should know before changing the total: what that would break. */
function warning(
  t: Translate,
  reckoning: Reckoning,
  relation: TableRelation,
  fault: Fault | undefined,
): string | undefined {
  const change = fault && !isBeyond(fault) && changeOf(reckoning, relation, relation.anchor);
  const breaks = change ? effectOf(reckoning.ledger, [change]).breaks.length : 0;
  if (breaks === 0) return undefined;
  return breaks === 1
    ? t('Changing this total would break another relation.')
    : t('Changing this total would break {0} other relations.', breaks);
}

/** Whether a relation is the first in the draft of those that a fault breaks: what is said of the fault is said there. */
function isFirst({ relations }: Reckoning, relation: number, { broken }: Fault): boolean {
  const anchorOf = (index: number) => relations[index]?.anchor ?? 0;
  const [first] = broken.toSorted((a, b) => anchorOf(a) - anchorOf(b) || a - b);
  return first === relation;
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
export function figuresOf(reckoning: Reckoning, terms: readonly Term[]): Related[] {
  return terms.flatMap(({ figure }) => {
    const site = siteOf(reckoning, figure);
    if (!site) return [];
    const message = `${nameOf(reckoning, figure)} = ${digitsOf(reckoning, figure)}`;
    return [{ site, message, isZero: reckoning.ledger.figures[figure] === 0n }];
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
function fixesFor(t: Translate, reckoning: Reckoning, relation: TableRelation): Fix[] {
  const givingWay =
    relation.form.code === 'balance'
      ? relation.terms
      : relation.terms.filter(({ figure }) => figure === relation.anchor);
  return givingWay.flatMap(({ figure }) => {
    const fix = fixBy(t, reckoning, relation, figure);
    return fix ? [fix] : [];
  });
}

function fixBy(
  t: Translate,
  reckoning: Reckoning,
  relation: TableRelation,
  figure: number,
): Fix | undefined {
  const change = changeOf(reckoning, relation, figure);
  const site = siteOf(reckoning, figure);
  if (!change || !site || !mayChange(reckoning, relation.terms, figure)) return undefined;
  return {
    title: changeTitle(t, reckoning, change),
    preferred: false,
    edits: [{ site, text: newDigits(reckoning, figure, change.to) }],
  };
}

/** The change of one figure that makes a relation hold; undefined where the figure cannot have that value. */
function changeOf(
  reckoning: Reckoning,
  relation: TableRelation,
  figure: number,
): Change | undefined {
  const { ledger } = reckoning;
  const from = ledger.figures[figure];
  const rest = residual(relation, ledger.figures);
  const sign = relation.terms.find((term) => term.figure === figure)?.sign;
  if (from === undefined || rest === undefined || sign === undefined) return undefined;
  const to = sign === 1 ? from - rest : from + rest;
  return mayFigureBe(reckoning, figure, to) ? { figure, from, to } : undefined;
}
