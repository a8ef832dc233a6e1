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

/** Fewer blanks are figures that were forgotten. */
const FEWEST = 2;

/**
 * The blanks of a table that mean 0, by their indices among its slots; none, or all of them.
 *
 * Blanks mean 0 in a table that prints no zero and is whole: each row and each column has a total wherever it
 * has a figure, and no balance has figures on one side only. In a table that is still being written some of
 * that is missing.
 */
export function zerosIn(
  slots: readonly { readonly figure: FigureCell | undefined }[],
  sums: readonly Sum[],
): ReadonlySet<number> {
  const blanks: number[] = [];
  for (const [index, { figure }] of slots.entries()) {
    if (figure?.lack === 'blank') blanks.push(index);
    else if (figure?.value?.units === 0n) return NONE;
  }
  if (blanks.length < FEWEST) return NONE;
  const isFilled = ({ figure }: { readonly figure: number }) =>
    slots[figure]?.figure?.value !== undefined;
  let hasTotal = false;
  for (const { form, anchor, left, right, terms } of sums) {
    const isTotalThere = isFilled({ figure: anchor });
    if (form.code === 'balance') {
      if (left.some(isFilled) !== right.some(isFilled)) return NONE;
    } else if (!isTotalThere && terms.some(isFilled)) {
      return NONE;
    }
    hasTotal ||= form.code !== 'balance' && isTotalThere;
  }
  return hasTotal ? new Set(blanks) : NONE;
}

const NONE: ReadonlySet<number> = new Set();
