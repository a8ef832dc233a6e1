import type { BoundClaim } from '../../prose/bind.ts';
import type { Derived } from '../../prose/derived/derived.ts';
import { sumInProse } from '../../prose/written.ts';
import { relationsOf } from '../../reconcile/ledger.ts';
import type { Relation } from '../../reconcile/relation.ts';
import type { Subject } from '../engine/rule.ts';

/**
 * Which is wrong if a number in the prose disagrees with the only figure that it repeats: the one that nothing else
 * confirms. A figure is confirmed by the relations of its table and by other sentences, a number by what its own
 * sentence calculates. Undefined if both are confirmed, or neither.
 */
export function wrongSide(subject: Subject, bound: BoundClaim): 'prose' | 'table' | undefined {
  const table = isFigureConfirmed(subject, bound);
  const prose = isNumberConfirmed(subject, bound);
  if (table === prose) return undefined;
  return table ? 'prose' : 'table';
}

function isFigureConfirmed({ ledger, claims }: Subject, bound: BoundClaim): boolean {
  const [figure, second] = bound.figures;
  if (!figure || second) return false;
  const relations = relationsOf(ledger, figure);
  if (relations.some(({ status }) => status === 'broken')) return false;
  return (
    relations.some(saysSomething) ||
    claims.some(({ agrees, figures }) => agrees && figures[0] === figure && figures.length === 1)
  );
}

/** Whether a relation holds between figures of which several are not 0. */
function saysSomething({ status, isBound, terms }: Relation): boolean {
  if (status !== 'holding' || isBound) return false;
  return terms.filter(({ figure }) => figure.value && figure.value.units !== 0n).length > 1;
}

/** Whether what the sentence calculates agrees with the number, and would not agree with the figure in its place. */
function isNumberConfirmed({ prose, readLine }: Subject, bound: BoundClaim): boolean {
  const { claim } = bound;
  const line = prose.find(({ claims }) => claims.includes(claim));
  if (!line || claim.says !== 'number') return false;
  const { start, end } = claim.number;
  if (agreementAt(line.derived, start) !== true) return false;
  const text = line.text.slice(0, start) + sumInProse(bound) + line.text.slice(end);
  return agreementAt(readLine(text).derived, start) === false;
}

/** Whether everything that is calculated from the number at a place agrees; undefined if nothing is. */
function agreementAt(derived: readonly Derived[], start: number): boolean | undefined {
  const about = derived.flatMap((one) =>
    one.kind === 'calculated' && [one, ...one.from].some(({ number }) => number.start === start)
      ? one
      : [],
  );
  return about.length === 0 ? undefined : about.every(({ fault }) => !fault);
}
