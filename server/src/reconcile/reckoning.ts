import { decimal, ZERO } from '../figure/decimal.ts';
import { askedIn, mayHaveFraction } from '../form/figure-cell.ts';
import type { FoundTable } from '../form/found-table.ts';
import type { Figure } from './figure.ts';
import { FormFigure } from './form-figure.ts';
import { inOneUnit, type Relation, relate, relateMeasure, type Term } from './relation.ts';
import { seated } from './seat.ts';
import type { LayoutOf, TableLayout } from './table-layout.ts';
import { zerosIn } from './zeros.ts';

/** The part of the ledger for a table of a form: its figures and the relations between them. */
export interface Reckoning {
  /** The table as found in the draft. */
  readonly found: FoundTable;
  /** The same, with every cell bound whose column the sums decide; see `seat.ts`. */
  readonly table: FoundTable;
  readonly layout: TableLayout;
  /** Row by row: first the rows of the draft, then the missing ones. */
  readonly figures: readonly FormFigure[];
  readonly relations: readonly Relation[];
  /** The few figures that have a lack or are not written in plain digits. */
  readonly odd: readonly FormFigure[];
  /** Whether blanks are read as 0; see `zeros.ts`. */
  readonly hasZeros: boolean;
  /** If they are: the same without that. It is used while the report is being written. */
  readonly written?: Reckoning;
}

/** Makes a function that builds the figures and relations of a table. */
export function reckoner(layoutOf: LayoutOf): (table: FoundTable) => Reckoning {
  return (found) => {
    const layout = layoutOf(found);
    // Sums of rounded figures decide nothing: they still hold approximately if a figure has moved.
    const isExact = !found.form.columns.some(mayHaveFraction);
    const table = seated(found, isExact ? layout.relations.filter(({ measure }) => !measure) : []);
    const figures = figuresOf(table, layout);
    const written = { found, table, layout, ...reckoned(figures, layout), hasZeros: false };
    const zeros = zerosIn(figures, written.relations);
    if (zeros.size === 0) return written;
    const read = figures.map((figure) => (zeros.has(figure) ? figure.with(ZERO) : figure));
    return { ...written, ...reckoned(read, layout), hasZeros: true, written };
  };
}

/** The figure in a row, counted from 0, and a column; undefined if the draft does not have the optional column. */
export function figureIn(
  { figures, table }: Reckoning,
  row: number,
  column: number,
): FormFigure | undefined {
  const width = table.form.columns.length;
  return column < width ? figures[row * width + column] : undefined;
}

/** Whether a figure belongs to a table. */
export function isIn({ table }: Reckoning, figure: Figure): boolean {
  return figure instanceof FormFigure && figure.table === table;
}

/** What is calculated by division stands for half its last digit either way, as it is written. */
function rate(figure: FormFigure): Term {
  return { figure, sign: 1, step: decimal(1, figure.value?.scale ?? 0) };
}

function figuresOf(table: FoundTable, { form, rowForms }: TableLayout): FormFigure[] {
  return rowForms.flatMap((index, at) => {
    const row = form.rows[index];
    if (!row) return [];
    return form.columns.map(
      (asked, column) => new FormFigure(table, table.rows[at], row, column, askedIn(row, asked)),
    );
  });
}

function reckoned(
  figures: readonly FormFigure[],
  { form, relations }: TableLayout,
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
  const amount = (placed: { figure: number; sign: 1 | -1 }) => {
    const { figure, sign } = term(placed);
    const { isRounded, step = 0 } = figure;
    return { figure, sign, step: isRounded ? decimal(1, step) : ZERO };
  };
  const isMixed = new Set(form.columns.map(({ unit }) => unit)).size > 1;
  return {
    figures,
    relations: relations.map(({ origin, isBound, left, right, anchor, measure }) => {
      if (measure) return relateMeasure(origin, measure, rate(at(anchor)), right.map(amount));
      const sides = [left.map(term), right.map(term)];
      const [one = [], other = []] = isMixed ? inOneUnit(sides) : sides;
      return relate(origin, one, other, at(anchor), { isBound });
    }),
    odd: figures.filter(({ written }) => written && (written.lack || written.style !== 'plain')),
  };
}
