/**
 * An equation between the changes sought: the sum of coefficient × change, plus `rest`, is zero.
 * A row begins as a relation and becomes a combination of several when figures are eliminated.
 */
export interface Constraint {
  /** By unknown; zero for most. */
  readonly coefficients: ArrayLike<number>;
  /** The unknowns with a coefficient other than zero. */
  readonly unknowns: readonly number[];
  readonly rest: bigint;
}

/**
 * What the rows say of the other unknowns, whatever value `unknown` has: the row `pivot`, in which it
 * stands, serves to express it and is left out. Fellegi and Holt call these the implied edits.
 *
 * @param allowed By unknown, whether what the rows say of it is still asked.
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

/** The multiple of `row` less the multiple of `pivot` in which the unknown cancels. */
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

/** Nearly all factors are 1 or −1, and most rests zero: no need to multiply big integers then. */
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
