/**
 * Groups items by one or more keys each. Every group keeps the order of the items.
 *
 * @param items Distinct. An item that names the same key twice in a row is in its group once.
 */
export function grouped<K, V>(items: Iterable<V>, keysOf: (item: V) => Iterable<K>): Map<K, V[]> {
  const groups = new Map<K, V[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (!group) groups.set(key, [item]);
      else if (group.at(-1) !== item) group.push(item);
    }
  }
  return groups;
}
