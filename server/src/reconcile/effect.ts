import type { Decimal } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import {
  type Relation,
  relate,
  relateMeasure,
  statusWith,
  type Term,
  type Values,
} from './relation.ts';
import type { Change, Repair } from './repair.ts';

/** What changes do to relations, in the order of the relations. */
interface Effect {
  /** Broken before, holding after. */
  readonly mends: readonly Relation[];
  /** Not broken before, broken after. */
  readonly breaks: readonly Relation[];
}

/** The values of figures after some changes. */
export function valuesAfter(changes: readonly Change[]): Values {
  const after = new Map(changes.map(({ figure, to }) => [figure, to]));
  return (figure) => after.get(figure) ?? figure.value;
}

/** The values of figures after some repairs. Without a value, a figure is left blank. */
export function valuesRepaired(repairs: readonly Repair[]): Values {
  const after = new Map<Figure, Decimal | undefined>();
  for (const { changes, slide } of repairs) {
    for (const { figure, to } of changes) after.set(figure, to);
    for (const { to, value } of slide?.moves ?? []) after.set(to, value);
  }
  return (figure) => (after.has(figure) ? after.get(figure) : figure.value);
}

/** Which relations some changes would mend and break, whether or not they are a repair. */
export function effectOf(relations: readonly Relation[], changes: readonly Change[]): Effect {
  const values = valuesAfter(changes);
  const mends: Relation[] = [];
  const breaks: Relation[] = [];
  for (const relation of relations) {
    const { terms, status } = relation;
    if (!terms.some(({ figure }) => values(figure) !== figure.value)) continue;
    const now = statusWith(relation, values);
    if (status === 'broken' && now === 'holding') mends.push(relation);
    if (status !== 'broken' && now === 'broken') breaks.push(relation);
  }
  return { mends, breaks };
}

/** A relation as it would be after some changes. */
export function changed(relation: Relation, changes: readonly Change[]): Relation {
  const after = new Map(changes.map(({ figure, to }) => [figure, figure.with(to)]));
  const term = (one: Term): Term => ({ ...one, figure: after.get(one.figure) ?? one.figure });
  const { origin, measure, left, right, anchor, slack, isBound } = relation;
  const [first] = left;
  if (measure && first) return relateMeasure(origin, measure, term(first), right.map(term));
  return relate(origin, left.map(term), right.map(term), after.get(anchor) ?? anchor, {
    isBound,
    slack,
  });
}
