import { follows } from '../../reconcile/follows.ts';
import { mayFigureBe, type Reckoning } from '../../reconcile/reckoning.ts';
import type { FigureEdit } from '../engine/finding.ts';
import { newDigits } from './wording.ts';

/**
 * Puts a figure into blank cells: into a total what its parts come to, 0 into every other. A total stays
 * blank whose parts cannot all be read, or of which a row and a column say different things.
 *
 * @param blanks Indices in the ledger.
 */
export function fillBlanks(reckoning: Reckoning, blanks: readonly number[]): FigureEdit[] {
  const figures = [...reckoning.ledger.figures];
  for (const figure of blanks) if (!isTotal(reckoning, figure)) figures[figure] = 0n;
  return editsOf(reckoning, blanks, withTotals(reckoning, blanks, figures));
}

/** Puts what their parts come to into blank totals of which all parts are there; the others stay blank. */
export function fillTotals(reckoning: Reckoning, blanks: readonly number[]): FigureEdit[] {
  return editsOf(reckoning, blanks, withTotals(reckoning, blanks, reckoning.ledger.figures));
}

type Figures = readonly (bigint | undefined)[];

/** The figures with the blank totals that follow from them. */
function withTotals(reckoning: Reckoning, blanks: readonly number[], given: Figures): Figures {
  const figures = [...given];
  let open = blanks.filter((figure) => isTotal(reckoning, figure));
  // A total may be a part of another, so what is found out leads to more.
  for (let before = Infinity; open.length < before; ) {
    before = open.length;
    for (const figure of open) {
      const sum = follows({ figures, relations: sumsIn(reckoning, figure) }, figure);
      if (sum !== undefined && mayFigureBe(reckoning, figure, sum)) figures[figure] = sum;
    }
    open = open.filter((figure) => figures[figure] === undefined);
  }
  return figures;
}

function editsOf(reckoning: Reckoning, blanks: readonly number[], figures: Figures): FigureEdit[] {
  return blanks.flatMap((index) => {
    const { row, figure } = reckoning.slots[index] ?? {};
    const units = figures[index];
    if (!row || !figure || units === undefined) return [];
    const site = { block: row.grid, span: figure.cell.span };
    return [{ site, text: newDigits(reckoning, index, units) }];
  });
}

function isTotal(reckoning: Reckoning, figure: number): boolean {
  return sumsIn(reckoning, figure).length > 0;
}

/** The relations of which a figure is the total. */
function sumsIn({ relations }: Reckoning, figure: number) {
  return relations.filter(({ form, anchor }) => form.code !== 'balance' && anchor === figure);
}
