import { ZERO } from '../figure/decimal.ts';
import type { FormFigure } from './form-figure.ts';
import { type Relation, statusWith, type Term } from './relation.ts';

/** Fewer blanks are taken for forgotten figures. */
const FEWEST = 2;

/**
 * The blanks of a table that mean 0: all of them, or none.
 *
 * Blanks mean 0 in a complete table without a printed zero: each row and column with a figure has its
 * total, no balance has figures on one side only, and with 0 for the blanks more sums hold than do not.
 * In a table that is still being written, some of this fails.
 */
export function zerosIn(
  figures: readonly FormFigure[],
  relations: readonly Relation[],
): ReadonlySet<FormFigure> {
  const blanks: FormFigure[] = [];
  for (const figure of figures) {
    if (figure.written?.lack === 'blank') blanks.push(figure);
    else if (figure.value?.units === 0n) return NONE;
  }
  if (blanks.length < FEWEST) return NONE;
  const isFilled = ({ figure }: Pick<Term, 'figure'>) => figure.value !== undefined;
  let holding = 0;
  let broken = 0;
  for (const relation of relations) {
    const { origin, isBound, anchor, left, right, terms } = relation;
    if (isBound || !terms.some(isFilled)) continue;
    const isOneSided =
      origin.code === 'balance'
        ? left.some(isFilled) !== right.some(isFilled)
        : !isFilled({ figure: anchor });
    if (isOneSided) return NONE;
    if (statusWith(relation, ({ value }) => value ?? ZERO) === 'holding') holding++;
    else broken++;
  }
  return holding > broken ? new Set(blanks) : NONE;
}

const NONE: ReadonlySet<FormFigure> = new Set();
