import { firstFrom } from '../../first-from.ts';
/** Whole numbers from one to another, both included. */
export interface NumberRange {
  readonly from: number;
  readonly to: number;
}

/** A set of whole numbers, stored as ranges. A number is looked up in logarithmic time. */
export class Stretches {
  readonly #apart: readonly NumberRange[];

  /** @param stretches In any order; they may overlap. */
  constructor(stretches: readonly NumberRange[]) {
    const apart: NumberRange[] = [];
    for (const stretch of stretches.toSorted((one, other) => one.from - other.from)) {
      const last = apart.at(-1);
      if (!last || stretch.from > last.to + 1) apart.push(stretch);
      else if (stretch.to > last.to) apart[apart.length - 1] = { from: last.from, to: stretch.to };
    }
    this.#apart = apart;
  }

  has(number: number): boolean {
    return this.firstWithout(number) > number;
  }

  /** The first number from this one on that is not in the set. */
  firstWithout(number: number): number {
    const at = firstFrom(this.#apart, number, ({ to }) => to);
    const stretch = this.#apart[at];
    return stretch && stretch.from <= number ? stretch.to + 1 : number;
  }
}
