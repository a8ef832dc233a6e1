import { type Decimal, decimal, rounded, unitsAt } from '../figure/decimal.ts';
import { slipOf } from './cost.ts';
import { valuesAfter } from './effect.ts';
import type { Figure } from './figure.ts';
import {
  balancingValue,
  exactly,
  has,
  isInUnits,
  type Relation,
  statusWith,
  type Values,
} from './relation.ts';
import type { Change } from './repair.ts';
import type { Group } from './structure.ts';

/** A group of relations, with the changes that are already made in it. */
export interface Mended {
  readonly group: Group;
  readonly mended: readonly Change[];
}

/** How many figures are tried in all for one relation. */
const MOST_TRIED = 3000;

/**
 * The changes of two or more figures together that mend a relation, and after which all relations of these
 * figures hold; only those with the fewest figures.
 *
 * @param most How many figures are tried together.
 */
export function repairsOfSeveral(relation: Relation, state: Mended, most: number): Change[][] {
  for (let size = 2; size <= most; size++) {
    const found = new Map<string, Change[]>();
    const numbers = new Map(state.group.figures.map((figure, number) => [figure, number]));
    const search: Search = {
      state,
      size,
      tried: 0,
      found(changes) {
        const own = changes.map(({ figure }) => numbers.get(figure) ?? 0);
        const key = own.toSorted((a, b) => a - b).join();
        if (!found.has(key)) found.set(key, settled(changes, state));
      },
    };
    widen([relation], [], search);
    if (found.size > 0) return [...found.values()];
    if (search.tried >= MOST_TRIED) return [];
  }
  return [];
}

interface Search {
  readonly state: Mended;
  readonly size: number;
  readonly found: (changes: readonly Change[]) => void;
  tried: number;
}

/** Changes one more figure, so that the first of the relations that do not hold does. */
function widen(broken: readonly Relation[], changes: readonly Change[], search: Search): void {
  const [first] = broken;
  const isLast = changes.length + 1 === search.size;
  if (!first || changes.length === search.size) return;
  const values = valuesAfter([...search.state.mended, ...changes]);
  for (const { figure } of first.terms) {
    if (changes.some((change) => change.figure === figure)) continue;
    // The last figure must take part in every relation that does not hold.
    if (isLast && !broken.every((relation) => has(relation, figure))) continue;
    if (search.tried++ >= MOST_TRIED) return;
    const to = valueFor(first, figure, values);
    if (!to) continue;
    const more = [...changes, { figure, from: figure.value, to }];
    const now = brokenAfter(more, search.state);
    if (now.length === 0 && more.length === search.size) search.found(more);
    else if (now.length > 0) widen(now, more, search);
  }
}

/** The relations of changed figures that do not hold after the changes. */
function brokenAfter(changes: readonly Change[], { group, mended }: Mended): Relation[] {
  const values = valuesAfter([...mended, ...changes]);
  const own = new Set(changes.flatMap(({ figure }) => group.relationsOf.get(figure) ?? []));
  return [...own].filter((relation) => statusWith(relation, values) === 'broken');
}

/** The value of a figure for which the sides of a relation are equal, if the figure can have it. */
function valueFor(relation: Relation, figure: Figure, values: Values): Decimal | undefined {
  const value = figure.value && balancingValue(relation, figure, values);
  if (!value || !figure.mayBe(value)) return undefined;
  const scale = figure.step ?? value.scale;
  if (isInUnits(relation)) return rounded(value, scale);
  const part = 10n ** BigInt(Math.max(0, value.scale - scale));
  if (value.units % part !== 0n) return undefined;
  return part === 1n ? decimal(unitsAt(value, scale), scale) : decimal(value.units / part, scale);
}

/**
 * The same figures with the values that the likeliest slips explain, and among these with those for which the most
 * relations hold exactly. While they were found, each value was the one that a single relation demands.
 */
function settled(changes: readonly Change[], state: Mended): Change[] {
  const { group, mended } = state;
  const best = [...changes];
  const own = new Set(changes.flatMap(({ figure }) => group.relationsOf.get(figure) ?? []));
  for (const [index, change] of changes.entries()) {
    const { figure } = change;
    const values = valuesAfter([...mended, ...best.toSpliced(index, 1)]);
    const rated = (group.relationsOf.get(figure) ?? [])
      .flatMap((relation) => (relation.isBound ? [] : (valueFor(relation, figure, values) ?? [])))
      .map((to) => {
        const changed = best.with(index, { ...change, to });
        const isSound = brokenAfter(changed, state).length === 0;
        return {
          changed,
          isSound,
          exact: exactly([...own], valuesAfter([...mended, ...changed])),
          to,
        };
      })
      .filter(({ isSound }) => isSound)
      .toSorted((a, b) => costOf(change, a.to) - costOf(change, b.to) || b.exact - a.exact);
    const [first] = rated;
    if (first) best.splice(0, best.length, ...first.changed);
  }
  return best;
}

function costOf({ from }: Change, to: Decimal): number {
  return slipOf({ from, to });
}
