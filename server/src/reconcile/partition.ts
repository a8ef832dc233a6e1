import { grouped } from '../grouped.ts';

/** Disjoint sets. Each member is alone until it is joined. */
export class Partition<T> {
  readonly #parents = new Map<T, T>();

  /** The member that represents the set. */
  rootOf(member: T): T {
    let root = member;
    for (let parent = this.#parents.get(root); parent !== undefined; ) {
      root = parent;
      parent = this.#parents.get(root);
    }
    // Shorten the path for the next call.
    if (root !== member) this.#parents.set(member, root);
    return root;
  }

  join(a: T, b: T): void {
    const rootA = this.rootOf(a);
    const rootB = this.rootOf(b);
    if (rootA !== rootB) this.#parents.set(rootB, rootA);
  }

  joinAll(members: readonly T[]): void {
    const [first, ...others] = members;
    if (first === undefined) return;
    for (const other of others) this.join(first, other);
  }

  /** The members grouped by set, in the order given. */
  group(members: readonly T[]): T[][] {
    return [...grouped(members, (member) => [this.rootOf(member)]).values()];
  }
}
