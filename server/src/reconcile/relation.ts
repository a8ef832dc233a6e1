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
  /** How figures are rounded; absent where all of them are exact. */
  readonly rounding?: Rounding;
}

/** How figures are rounded, each by its index, in the ledger's units. */
export interface Rounding {
  /**
   * One of the figure's last digit where it is rounded (10 for 1.5 beside 0.23), which is twice what
   * rounding can have changed; 0 where it is exact.
   */
  readonly slack: readonly bigint[];
  /** What the figure is a multiple of: one of its last digit. */
  readonly step: readonly bigint[];
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

export function statusOf(
  relation: Relation,
  figures: readonly (bigint | undefined)[],
  rounding?: Rounding,
): Status {
  const rest = residual(relation, figures);
  if (rest === undefined) return 'open';
  return isNothing(rest, relation, rounding) ? 'holding' : 'broken';
}

/**
 * Whether what is left of a relation is nothing: zero, or for rounded figures no more than half the last
 * digit of each, the total's included.
 */
export function isNothing(
  rest: bigint,
  relation: Relation,
  rounding: Rounding | undefined,
): boolean {
  if (rest === 0n) return true;
  if (rounding === undefined) return false;
  return 2n * (rest < 0n ? -rest : rest) <= slackOf(relation, rounding);
}

/** Twice what rounding can have made of a relation. */
export function slackOf({ terms }: Relation, { slack }: Rounding): bigint {
  let sum = 0n;
  for (const { figure } of terms) sum += slack[figure] ?? 0n;
  return sum;
}
