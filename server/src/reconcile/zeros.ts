import type { FigureCell } from '../form/figure-cell.ts';
import type { RelationForm } from '../form/form.ts';
import type { Relation } from './relation.ts';

/** A total and its parts. */
interface Sum extends Relation {
  readonly form: RelationForm;
  /** Index of the total. */
  readonly anchor: number;
}

/** Fewer blanks are figures that were forgotten. */
const FEWEST = 2;

/**
 * The blanks of a table that mean 0, by their indices among its slots; none, or all of them.
 *
 * Blanks mean 0 in a table that prints no zero and is whole: each row and each column has a total wherever it
 * has a figure. In a table that is still being written some total is missing.
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
  const totals = sums.filter(({ form }) => form.code !== 'balance');
  const isFilled = (index: number) => slots[index]?.figure?.value !== undefined;
  const isWhole = totals.every(
    ({ anchor, terms }) => isFilled(anchor) || !terms.some(({ figure }) => isFilled(figure)),
  );
  return isWhole && totals.some(({ anchor }) => isFilled(anchor)) ? new Set(blanks) : NONE;
}

const NONE: ReadonlySet<number> = new Set();
