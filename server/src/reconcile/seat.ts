import { unitsAt } from '../figure/decimal.ts';
import { readFigure } from '../figure/read.ts';
import { type FigureCell, figureCell, mayBe } from '../form/figure-cell.ts';
import type { TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable } from '../form/found-table.ts';
import type { PlacedRelation } from './layout.ts';

/** The figures of a row, by columns. */
type Figures = readonly (FigureCell | undefined)[];

/** More ways to place the cells of one row are not tried. */
const MOST_WAYS = 1000;
/** One row may settle the next. More rounds hardly settle more. */
const MOST_ROUNDS = 3;

/** Whether a row has too few cells to tell from the row alone where they stand. */
export function isRagged({ loose }: FoundRow, { columns }: TableForm): boolean {
  return loose.length > 0 && loose.length < columns.length;
}

/**
 * Binds the loose cells of rows that are too short, as far as the table's sums decide it: a cell is bound
 * to a column where every way to place the row's cells in which no sum is wrong puts it there. What the
 * sums leave uncertain stays loose. So a figure that is bound here takes part in no broken relation.
 *
 * @param relations The table's relations; a figure's index is that of its row times the number of columns,
 * plus that of its column.
 */
export function seated(table: FoundTable, relations: readonly PlacedRelation[]): FoundTable {
  const { form } = table;
  if (!table.rows.some((row) => isRagged(row, form))) return table;
  const ways = table.rows.map((row) => (isRagged(row, form) ? waysOf(row, form) : undefined));
  const relationsOf = relationsByRow(relations, form.columns.length);
  const rows = [...table.rows];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isSettled = true;
    for (const [index, row] of table.rows.entries()) {
      const tried = ways[index];
      if (!tried) continue;
      const own = relationsOf.get(index) ?? [];
      const fitting = tried.length === 1 ? tried : tried.filter(fitter(rows, index, form, own));
      const settled = withCertain(row, fitting);
      if (isSame(settled, rows[index])) continue;
      rows[index] = settled;
      isSettled = false;
    }
    if (isSettled) break;
  }
  return { ...table, rows };
}

/** For each row of slots, the relations in which a figure of it stands. */
function relationsByRow(
  relations: readonly PlacedRelation[],
  width: number,
): ReadonlyMap<number, readonly PlacedRelation[]> {
  const byRow = new Map<number, PlacedRelation[]>();
  for (const relation of relations) {
    for (const row of new Set(relation.terms.map(({ figure }) => Math.floor(figure / width)))) {
      const known = byRow.get(row);
      if (known) known.push(relation);
      else byRow.set(row, [relation]);
    }
  }
  return byRow;
}

/**
 * The ways in which a row's loose cells can stand in its columns: in their order, each as far on as the cells
 * that are lost before it. Undefined where there are too many.
 */
function waysOf({ loose, lost }: FoundRow, { columns }: TableForm): Figures[] | undefined {
  const readings = loose.map(({ cell }) => readFigure(cell.text));
  const chosen = columns.map((): FigureCell | undefined => undefined);
  const ways: Figures[] = [];
  /** Places the cells from an index on, moved at least so far; says whether all ways were tried. */
  const place = (index: number, least: number): boolean => {
    const one = loose[index];
    const reading = readings[index];
    if (!one || !reading) return ways.push([...chosen]) <= MOST_WAYS;
    for (let moved = Math.max(least, -one.column); moved <= lost; moved++) {
      const column = one.column + moved;
      const asked = columns[column];
      if (!asked) break;
      chosen[column] = figureCell(one.cell, reading, asked);
      const isDone = place(index + 1, moved);
      chosen[column] = undefined;
      if (!isDone) return false;
    }
    return true;
  };
  return place(0, 0) ? ways : undefined;
}

/**
 * Tells of the figures of a row whether all sums can hold with them.
 *
 * @param own The relations in which a figure of the row stands.
 */
function fitter(
  rows: readonly FoundRow[],
  index: number,
  { columns }: TableForm,
  own: readonly PlacedRelation[],
): (figures: Figures) => boolean {
  const width = columns.length;
  return (tried) => {
    const written = (figure: number) => {
      const row = Math.floor(figure / width);
      return (row === index ? tried : rows[row]?.figures)?.[figure % width]?.value;
    };
    let scale = 0;
    for (const { terms } of own) {
      for (const { figure } of terms) scale = Math.max(scale, written(figure)?.scale ?? 0);
    }
    const missing = new Map<number, bigint>();
    return own.every(({ terms }) => {
      let rest = 0n;
      const unknown = terms.filter(({ figure, sign }) => {
        const value = written(figure);
        if (value) rest += BigInt(sign) * unitsAt(value, scale);
        return !value;
      });
      const [first] = unknown;
      if (!first) return rest === 0n;
      if (unknown.some(({ sign }) => sign !== first.sign)) return true;
      const sum = first.sign === 1 ? -rest : rest;
      const mayBeSum = unknown.some(({ figure }) => {
        const asked = columns[figure % width];
        return asked !== undefined && mayBe(asked, sum, scale);
      });
      if (!mayBeSum) return false;
      if (unknown.length > 1) return true;
      const other = missing.get(first.figure);
      missing.set(first.figure, sum);
      return other === undefined || other === sum;
    });
  };
}

/** The row with the cells bound that stand in one column in all ways; as it is where there is no way. */
function withCertain(row: FoundRow, ways: readonly Figures[]): FoundRow {
  const [first, ...others] = ways;
  if (!first) return row;
  const figures = first.map((figure, column) =>
    others.every((other) => other[column]?.cell === figure?.cell) ? figure : undefined,
  );
  const bound = new Set(figures.map((figure) => figure?.cell));
  return { ...row, figures, loose: row.loose.filter(({ cell }) => !bound.has(cell)) };
}

function isSame(a: FoundRow, b: FoundRow | undefined): boolean {
  return a.figures.every((figure, column) => figure?.cell === b?.figures[column]?.cell);
}
