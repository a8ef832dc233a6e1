import { add, subtract, ZERO } from '../figure/decimal.ts';
import type { FigureCell } from '../form/figure-cell.ts';
import type { RelationForm } from '../form/form.ts';
import type { Relation, Term } from './relation.ts';

/** A relation of the form in a table. */
interface Sum extends Relation {
  readonly form: RelationForm;
  readonly left: readonly Term[];
  readonly right: readonly Term[];
  /** Index of the total. */
  readonly anchor: number;
}

type Slots = readonly { readonly figure: FigureCell | undefined }[];

/** Fewer blanks are figures that were forgotten. */
const FEWEST = 2;

/**
 * The blanks of a table that mean 0, by their indices among its slots; none, or all of them.
 *
 * Blanks mean 0 in a table that prints no zero and is whole: each row and each column has a total wherever it
 * has a figure, no balance has figures on one side only, and with 0 for the blanks more of its sums hold than not.
 * In a table that is still being written some of that is missing.
 */
export function zerosIn(slots: Slots, sums: readonly Sum[]): ReadonlySet<number> {
  const blanks: number[] = [];
  for (const [index, { figure }] of slots.entries()) {
    if (figure?.lack === 'blank') blanks.push(index);
    else if (figure?.value?.units === 0n) return NONE;
  }
  if (blanks.length < FEWEST) return NONE;
  const isFilled = ({ figure }: { readonly figure: number }) =>
    slots[figure]?.figure?.value !== undefined;
  let holding = 0;
  let broken = 0;
  for (const { form, anchor, left, right, terms } of sums) {
    if (!terms.some(isFilled)) continue;
    const isOneSided =
      form.code === 'balance'
        ? left.some(isFilled) !== right.some(isFilled)
        : !isFilled({ figure: anchor });
    if (isOneSided) return NONE;
    if (isZero(slots, terms)) holding++;
    else broken++;
  }
  return holding > broken ? new Set(blanks) : NONE;
}

/** Whether a relation holds where blanks are 0. */
function isZero(slots: Slots, terms: readonly Term[]): boolean {
  const value = (figure: number) => slots[figure]?.figure?.value ?? ZERO;
  const sum = terms.reduce(
    (total, { figure, sign }) =>
      sign === 1 ? add(total, value(figure)) : subtract(total, value(figure)),
    ZERO,
  );
  return sum.units === 0n;
}

const NONE: ReadonlySet<number> = new Set();
