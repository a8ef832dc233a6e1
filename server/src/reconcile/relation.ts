/** One figure in a relation: its index among the ledger's figures, and the side it stands on. */
export interface Term {
  readonly figure: number;
  readonly sign: 1 | -1;
}

/** An equation between figures: the signed sum of its terms is zero. No figure stands in it twice. */
export interface Relation {
  readonly terms: readonly Term[];
}

/** *Open* where a figure is missing or cannot be read: nothing can be said of the relation then. */
export type Status = 'holding' | 'broken' | 'open';

/**
 * Figures and the relations between them. Figures are whole numbers of the smallest unit in use, so
 * 0.23 beside 1.5 are 23 and 150; undefined where missing or unreadable.
 */
export interface Ledger {
  readonly figures: readonly (bigint | undefined)[];
  readonly relations: readonly Relation[];
}

/** What is left of a relation when its right side is taken from its left; undefined where it is open. */
export function residual(
  relation: Relation,
  figures: readonly (bigint | undefined)[],
): bigint | undefined {
  let sum = 0n;
  for (const { figure, sign } of relation.terms) {
    const value = figures[figure];
    if (value === undefined) return undefined;
    // Most figures are zero, and a sum of big integers is a new object each time.
    if (value === 0n) continue;
    sum += sign === 1 ? value : -value;
  }
  return sum;
}

export function statusOf(relation: Relation, figures: readonly (bigint | undefined)[]): Status {
  const rest = residual(relation, figures);
  if (rest === undefined) return 'open';
  return rest === 0n ? 'holding' : 'broken';
}
