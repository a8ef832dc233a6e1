/**
 * An equation between changes: the sum of coefficient × change, plus `rest`, is zero. Each relation is a
 * row at first. When figures are eliminated, a row becomes a combination of several.
 */
export interface Constraint {
  /** By unknown; most are zero. */
  readonly coefficients: ArrayLike<number>;
  /** The unknowns with a coefficient other than zero. */
  readonly unknowns: readonly number[];
  readonly rest: bigint;
}

/**
 * The rows without `unknown`, valid for any value of it. The row `pivot`, which contains it, is used up.
 * Fellegi and Holt call the new rows implied edits.
 *
 * @param allowed For each unknown, whether it may still change. The others are dropped from combined
 *   rows.
 */
export function eliminate(
  rows: readonly Constraint[],
  pivot: Constraint,
  unknown: number,
  allowed: readonly boolean[],
): Constraint[] {
  const left: Constraint[] = [];
  for (const row of rows) {
    if (row === pivot) continue;
    left.push(row.coefficients[unknown] === 0 ? row : combine(row, pivot, unknown, allowed));
  }
  return left;
}

/** The combination of multiples of `row` and `pivot` in which the unknown cancels. */
function combine(
  row: Constraint,
  pivot: Constraint,
  unknown: number,
  allowed: readonly boolean[],
): Constraint {
  const own = row.coefficients[unknown] ?? 0;
  const other = pivot.coefficients[unknown] ?? 0;
  const divisor = gcd(own, other);
  const times = other / divisor;
  const minus = own / divisor;

  const coefficients = new Array<number>(row.coefficients.length).fill(0);
  const unknowns: number[] = [];
  for (const u of row.unknowns) {
    if (!allowed[u]) continue;
    const value = times * (row.coefficients[u] ?? 0) - minus * (pivot.coefficients[u] ?? 0);
    if (value === 0) continue;
    coefficients[u] = value;
    unknowns.push(u);
  }
  for (const u of pivot.unknowns) {
    if (row.coefficients[u] !== 0 || !allowed[u]) continue;
    coefficients[u] = -minus * (pivot.coefficients[u] ?? 0);
    unknowns.push(u);
  }
  return {
    coefficients,
    unknowns,
    rest: scaled(row.rest, times) - scaled(pivot.rest, minus),
  };
}

/** Avoids multiplying big integers: nearly all factors are 1 or −1, and most rests are zero. */
export function scaled(rest: bigint, factor: number): bigint {
  if (rest === 0n || factor === 1) return rest;
  return factor === -1 ? -rest : rest * BigInt(factor);
}

export function gcd(a: number, b: number): number {
  let x = Math.abs(a);
  let y = Math.abs(b);
  while (y !== 0) [x, y] = [y, x % y];
  return x;
}
