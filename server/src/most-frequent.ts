/** The most frequent of some values, the first of them if several are equally frequent; undefined if there are none. */
export function mostFrequent<T>(all: Iterable<T>): T | undefined {
  const counts = new Map<T, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  let [best, most]: [T | undefined, number] = [undefined, 0];
  for (const [one, count] of counts) if (count > most) [best, most] = [one, count];
  return best;
}
