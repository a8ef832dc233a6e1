/** Whole numbers in disjoint sets: each alone, until joined. */
export class Partition {
  readonly #parents = new Map<number, number>();

  /** The member that stands for the whole set. */
  rootOf(member: number): number {
    let root = member;
    for (;;) {
      const parent = this.#parents.get(root);
      if (parent === undefined) return root;
      root = parent;
    }
  }

  join(a: number, b: number): void {
    const rootA = this.rootOf(a);
    const rootB = this.rootOf(b);
    if (rootA !== rootB) this.#parents.set(rootB, rootA);
  }

  joinAll(members: readonly number[]): void {
    const [first, ...others] = members;
    if (first === undefined) return;
    for (const other of others) this.join(first, other);
  }
}
