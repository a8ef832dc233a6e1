import {
  add,
  type Decimal,
  decimal,
  format,
  negate,
  shortest,
  unitsAt,
} from '../figure/decimal.ts';
import type { Translate } from '../l10n.ts';
import type { BetweenRelation, BetweenTerm } from '../reconcile/between.ts';
import { amount, mayFigureBe } from '../reconcile/reckoning.ts';
import type { Fix } from './engine/finding.ts';
import { LazyFound } from './engine/lazy-found.ts';
import type { Found, Rule, Subject } from './engine/rule.ts';
import { changeTitle } from './support/repair-fix.ts';
import { digitsOf, equation, nameOf, newDigits, siteOf } from './support/wording.ts';

/**
 * Relations between tables, which forms of one's own may have, do not hold: told each at its total, which
 * neither table can tell to be wrong by itself.
 */
export const betweenTables: Rule = {
  code: 'balance',
  severity: 'error',
  check,
};

function* check(subject: Subject): Iterable<Found> {
  const { t } = subject;
  for (const relation of subject.between) {
    const { anchor, rest, status } = relation;
    const site = siteOf(anchor.reckoning, anchor.figure);
    if (status !== 'broken' || !rest || !site) continue;
    const off = format(shortest(rest.units < 0n ? negate(rest) : rest));
    yield new LazyFound(
      {
        site,
        severity: relation.form.severity,
        message: t(
          '“{0}” does not hold, off by {1}: {2}.',
          betweenName(relation),
          off,
          betweenSums(relation),
        ),
        related: [...relation.left, ...relation.right].flatMap((term) => {
          const place = siteOf(term.reckoning, term.figure);
          const message = `${termName(term)} = ${digitsOf(term.reckoning, term.figure)}`;
          const isZero = term.reckoning.ledger.figures[term.figure] === 0n;
          return place ? [{ site: place, message, isZero }] : [];
        }),
      },
      { fixes: () => fixesOf(subject, relation) },
    );
  }
}

/** `《收费》合计 · 金额 = 《处罚》合计 · 罚款`, as it can be written in a form. */
export function betweenName({ left, right }: BetweenRelation): string {
  return `${joined(left, termName)} = ${joined(right, termName)}`;
}

/** Both sides with their numbers: `12 + 3 = 15 ≠ 16`. */
export function betweenSums({ left, right, status }: BetweenRelation): string {
  const [first, second] = [left, right].map((side) => ({
    terms:
      side.length > 1
        ? joined(side, ({ reckoning, figure }) => digitsOf(reckoning, figure))
        : undefined,
    total: sumOf(side),
  }));
  return first && second ? equation(first, second, status) : '';
}

/** The relation by its name and its numbers. */
export function betweenText(t: Translate, relation: BetweenRelation): string {
  return `${betweenName(relation)}${t(': ')}${betweenSums(relation)}`;
}

function joined(side: readonly BetweenTerm[], say: (term: BetweenTerm) => string): string {
  return side
    .map((term, index) => {
      const sign = term.sign === -1 ? '− ' : index === 0 ? '' : '+ ';
      return sign + say(term);
    })
    .join(' ');
}

function sumOf(side: readonly BetweenTerm[]): string {
  const sum = betweenSum(side);
  return sum ? format(sum) : '?';
}

/** What one side comes to, with no more digits than it needs; undefined where a figure lacks. */
export function betweenSum(side: readonly BetweenTerm[]): Decimal | undefined {
  let sum = decimal(0);
  for (const { reckoning, figure, sign } of side) {
    const units = reckoning.ledger.figures[figure];
    if (units === undefined) return undefined;
    const value = amount(reckoning, units);
    sum = add(sum, sign === 1 ? value : negate(value));
  }
  return shortest(sum);
}

function isBlank({ reckoning, figure }: BetweenTerm): boolean {
  return reckoning.zeros.has(figure);
}

function termName({ reckoning, figure }: BetweenTerm): string {
  return `《${reckoning.table.form.name}》${nameOf(reckoning, figure)}`;
}

/** One fix for each figure that can give way. None is preferred: nothing tells which of them is wrong. */
function fixesOf({ t }: Subject, { left, right, rest }: BetweenRelation): Fix[] {
  // What is read as 0 is more likely wrong than what is written.
  if (!rest || [...left, ...right].some(isBlank)) return [];
  return [left, right].flatMap((side) =>
    side.flatMap((term): Fix[] => {
      const { reckoning, figure, sign } = term;
      const from = reckoning.ledger.figures[figure];
      const site = siteOf(reckoning, figure);
      const missing = (side === left) === (sign === 1) ? negate(rest) : rest;
      const { units, scale } = shortest(missing);
      if (from === undefined || !site || scale > reckoning.scale) return [];
      const to = from + unitsAt({ units, scale }, reckoning.scale);
      if (!mayFigureBe(reckoning, figure, to)) return [];
      const change = { figure, from, to };
      return [
        {
          title: changeTitle(t, reckoning, change),
          preferred: false,
          edits: [{ site, text: newDigits(reckoning, figure, to) }],
        },
      ];
    }),
  );
}
