import { ZERO } from '../figure/decimal.ts';
import { mayHaveFraction } from '../form/figure-cell.ts';
import type { FoundTable } from '../form/found-table.ts';
import type { Figure } from './figure.ts';
import { FormFigure } from './form-figure.ts';
import { type Relation, relate } from './relation.ts';
import { seated } from './seat.ts';
import type { LayoutOf, TableLayout } from './table-layout.ts';
import { zerosIn } from './zeros.ts';

/** What a table of a form puts into the ledger: its figures, and the relations between them. */
export interface Reckoning {
  /** The table as it was found. */
  readonly found: FoundTable;
  /** The same with every cell bound to its column that the sums decide; see `seat.ts`. */
  readonly table: FoundTable;
  readonly layout: TableLayout;
  /** Row by row: the rows of the draft, then those that it lacks. */
  readonly figures: readonly FormFigure[];
  readonly relations: readonly Relation[];
  /** The figures with a lack or with a style of their own: few, where there are any. */
  readonly odd: readonly FormFigure[];
  /** Whether blanks are read as 0; see `zeros.ts`. */
  readonly hasZeros: boolean;
  /** Where they are: the same without that, as it counts while the report is being written. */
  readonly written?: Reckoning;
}

/** Gives what sets a table's figures against the relations of its form. */
export function reckoner(layoutOf: LayoutOf): (table: FoundTable) => Reckoning {
  return (found) => {
    const layout = layoutOf(found);
    // Sums of rounded figures decide nothing: they hold as nearly where a figure has moved.
    const isExact = !found.form.columns.some(mayHaveFraction);
    const table = seated(found, isExact ? layout.relations : []);
    const figures = figuresOf(table, layout);
    const written = { found, table, layout, ...reckoned(figures, layout), hasZeros: false };
    const zeros = zerosIn(figures, written.relations);
    if (zeros.size === 0) return written;
    const read = figures.map((figure) => (zeros.has(figure) ? figure.with(ZERO) : figure));
    return { ...written, ...reckoned(read, layout), hasZeros: true, written };
  };
}

/** The figure where a row, counted from 0, meets a column. */
export function figureIn(
  { figures, table }: Reckoning,
  row: number,
  column: number,
): FormFigure | undefined {
  return figures[row * table.form.columns.length + column];
}

/** Whether a figure stands in a table. */
export function isIn({ table }: Reckoning, figure: Figure): boolean {
  return figure instanceof FormFigure && figure.table === table;
}

function figuresOf(table: FoundTable, { form, rowForms }: TableLayout): FormFigure[] {
  return rowForms.flatMap((index, at) => {
    const row = form.rows[index];
    if (!row) return [];
    return form.columns.map(
      (asked, column) => new FormFigure(table, table.rows[at], row, column, asked),
    );
  });
}

function reckoned(
  figures: readonly FormFigure[],
  { relations }: TableLayout,
): Pick<Reckoning, 'figures' | 'relations' | 'odd'> {
  const at = (index: number): FormFigure => {
    const figure = figures[index];
    if (!figure) throw new RangeError(`no figure ${index}`);
    return figure;
  };
  const term = ({ figure, sign }: { figure: number; sign: 1 | -1 }) => ({
    figure: at(figure),
    sign,
  });
  return {
    figures,
    relations: relations.map(({ origin, left, right, anchor }) =>
      relate(origin, left.map(term), right.map(term), at(anchor)),
    ),
    odd: figures.filter(({ written }) => written && (written.lack || written.style !== 'plain')),
  };
}
