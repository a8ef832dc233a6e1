import { type Decimal, ZERO } from '../../figure/decimal.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { follows } from '../../reconcile/follows.ts';
import type { FormFigure } from '../../reconcile/form-figure.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import type { Relation, Values } from '../../reconcile/relation.ts';
import type { FigureEdit } from '../engine/finding.ts';
import { newDigits } from './wording.ts';

/**
 * Puts a figure into blank cells of a table: into a total what its parts come to, 0 into every other. A total stays
 * blank whose parts cannot all be read, or of which a row and a column say different things.
 */
export function fillBlanks(reckoning: Reckoning, blanks: readonly FormFigure[]): FigureEdit[] {
  const zeros = new Set<Figure>(blanks.filter((figure) => sumsIn(reckoning, figure).length === 0));
  return filled(reckoning, blanks, (figure) => (zeros.has(figure) ? ZERO : figure.value));
}

/** Puts what their parts come to into blank totals of which all parts are there; the others stay blank. */
export function fillTotals(reckoning: Reckoning, blanks: readonly FormFigure[]): FigureEdit[] {
  return filled(reckoning, blanks, ({ value }) => value);
}

/** The blanks that are given, and the totals that follow from what is given. */
function filled(reckoning: Reckoning, blanks: readonly FormFigure[], given: Values): FigureEdit[] {
  const sums = new Map<Figure, Decimal>();
  const values: Values = (figure) => sums.get(figure) ?? given(figure);
  let open = blanks.filter((figure) => sumsIn(reckoning, figure).length > 0);
  // A total may be a part of another, so what is found out leads to more.
  for (let before = Infinity; open.length < before; ) {
    before = open.length;
    open = open.filter((figure) => {
      const sum = follows(sumsIn(reckoning, figure), figure, values);
      if (!sum || !figure.mayBe(sum)) return true;
      sums.set(figure, sum);
      return false;
    });
  }
  return blanks.flatMap((figure) => {
    const { row, written } = figure;
    const value = values(figure);
    if (!row || !written || value === undefined) return [];
    return [{ site: { block: row.grid, span: written.cell.span }, text: newDigits(figure, value) }];
  });
}

/** The relations of which a figure is the total. */
function sumsIn({ relations }: Reckoning, figure: FormFigure): Relation[] {
  return relations.filter(({ origin, anchor }) => origin.code !== 'balance' && anchor === figure);
}
