/** Whole numbers from 0 in disjoint sets: each alone, until joined. */
export class Partition {
  readonly #parents: number[] = [];

  /** The member that stands for the whole set. */
  rootOf(member: number): number {
    let root = member;
    for (;;) {
      const parent = this.#parents[root];
      if (parent === undefined) return root;
      root = parent;
    }
  }

  join(a: number, b: number): void {
    const rootA = this.rootOf(a);
    const rootB = this.rootOf(b);
    if (rootA !== rootB) this.#parents[rootB] = rootA;
  }

  joinAll(members: readonly number[]): void {
    const [first, ...others] = members;
    if (first === undefined) return;
    for (const other of others) this.join(first, other);
  }

  /** The items by the set that their members are in, in the order given. */
  group<T>(items: readonly T[], memberOf: (item: T) => number): T[][] {
    const byRoot = new Map<number, T[]>();
    for (const item of items) {
      const root = this.rootOf(memberOf(item));
      const set = byRoot.get(root);
      if (set === undefined) byRoot.set(root, [item]);
      else set.push(item);
    }
    return [...byRoot.values()];
  }
}
