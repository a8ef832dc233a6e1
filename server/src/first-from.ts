/**
 * The index of the first item whose number is not less than `least`, found by bisection; the number of items if there is
 * none.
 *
 * @param items In ascending order of their numbers.
 */
export function firstFrom<T>(
  items: readonly T[],
  least: number,
  numberOf: (item: T) => number,
): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && numberOf(item) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
