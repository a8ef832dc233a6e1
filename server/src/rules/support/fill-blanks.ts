import { type Decimal, ZERO } from '../../figure/decimal.ts';
import { gridOf } from '../../form/found-table.ts';
import type { Figure } from '../../reconcile/figure.ts';
import { follows } from '../../reconcile/follows.ts';
import type { FormFigure } from '../../reconcile/form-figure.ts';
import type { Reckoning } from '../../reconcile/reckoning.ts';
import type { Relation, Values } from '../../reconcile/relation.ts';
import type { FigureEdit } from '../engine/finding.ts';
import { newDigits } from './wording.ts';

/**
 * Fills blank cells of a table: totals with the sum of their parts, all others with 0. A total stays
 * blank if some of its parts are unreadable, or if its row and its column give different values.
 */
export function fillBlanks(reckoning: Reckoning, blanks: readonly FormFigure[]): FigureEdit[] {
  const zeros = new Set<Figure>(blanks.filter((figure) => sumsIn(reckoning, figure).length === 0));
  return filled(reckoning, blanks, (figure) => (zeros.has(figure) ? ZERO : figure.value));
}

/** Fills blank totals with the sum of their parts if all parts are present. Other cells stay blank. */
export function fillTotals(reckoning: Reckoning, blanks: readonly FormFigure[]): FigureEdit[] {
  return filled(reckoning, blanks, ({ value }) => value);
}

/** Edits for the blanks with a given value, and for the totals that follow from the given values. */
function filled(reckoning: Reckoning, blanks: readonly FormFigure[], given: Values): FigureEdit[] {
  const sums = new Map<Figure, Decimal>();
  const values: Values = (figure) => sums.get(figure) ?? given(figure);
  let open = blanks.filter((figure) => sumsIn(reckoning, figure).length > 0);
  // A total may be part of another, so each value found may allow further ones.
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
    return [
      {
        site: { block: gridOf(row, written), span: written.cell.span },
        text: newDigits(figure, value),
      },
    ];
  });
}

/** The relations in which a figure is the total. */
function sumsIn({ relations }: Reckoning, figure: FormFigure): Relation[] {
  return relations.filter(
    ({ origin, isBound, anchor }) => origin.code !== 'balance' && !isBound && anchor === figure,
  );
}
