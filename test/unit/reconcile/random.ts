/** Numbers that look random and are the same in every run: equal seeds, equal sequences. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** From 0 up to, not including, 1. Mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `from` up to, not including, `to`. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from));
  }

  /** One of the choices, which must not be empty. */
  pick<T>(choices: readonly T[]): T {
    const choice = choices[this.whole(0, choices.length)];
    if (choice === undefined) throw new Error('nothing to choose from');
    return choice;
  }
}
