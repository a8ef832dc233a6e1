import { unitsAt } from '../figure/decimal.ts';
import { type FigureReading, readFigure } from '../figure/read.ts';
import { type FigureCell, figureCell, mayBe } from '../form/figure-cell.ts';
import type { TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable, LooseCell } from '../form/found-table.ts';
import { grouped } from '../grouped.ts';
import type { PlacedRelation } from './table-layout.ts';

/** The figures of a row, by columns. */
type Figures = readonly (FigureCell | undefined)[];

/** More ways to place the cells of one row are not tried. */
const MOST_WAYS = 1000;
/** One row may settle the next. More rounds hardly settle more. */
const MOST_ROUNDS = 3;

/** Whether a row has too few cells to tell from the row alone where they stand. */
function isRagged({ loose }: FoundRow, { columns }: TableForm): boolean {
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
  const ragged = [...table.rows.entries()].filter(([, row]) => isRagged(row, form));
  if (ragged.length === 0) return table;
  const relationsOf = relationsByRow(relations, form.columns.length);
  const rows = [...table.rows];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let isSettled = true;
    for (const [index, row] of ragged) {
      const fits = fitter(rows, index, form, relationsOf.get(index) ?? []);
      const settled = withCertain(row, form, fits);
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
  return grouped(relations, ({ terms }) => terms.map(({ figure }) => Math.floor(figure / width)));
}

/** The row with the cells bound that stand in one column in all ways that fit; as it is where there is none. */
function withCertain(
  row: FoundRow,
  form: TableForm,
  fits: (figures: Figures) => boolean,
): FoundRow {
  const count = countOfWays(row, form);
  if (count > MOST_WAYS) return row;
  let certain: Figures | undefined;
  for (const way of waysOf(row, form, count)) {
    if (count > 1 && !fits(way)) continue;
    certain = certain ? commonOf(certain, way) : way;
    if (!certain.some((figure) => figure)) return row;
  }
  if (!certain) return row;
  const bound = new Set(certain.map((figure) => figure?.cell));
  return { ...row, figures: certain, loose: row.loose.filter(({ cell }) => !bound.has(cell)) };
}

function commonOf(figures: Figures, others: Figures): Figures {
  return figures.map((figure, column) =>
    figure?.cell === others[column]?.cell ? figure : undefined,
  );
}

/** How far cells can be moved on, so that the first stands in a column. */
function movesOf({ loose, lost }: FoundRow, { columns }: TableForm) {
  const first = loose[0]?.column ?? 0;
  return { least: Math.max(0, -first), most: Math.min(lost, columns.length - 1 - first) };
}

/**
 * In how many ways a row's loose cells can stand in its columns: in their order, each as far on as the cells that
 * are lost before it.
 */
function countOfWays(row: FoundRow, form: TableForm): number {
  const { least, most } = movesOf(row, form);
  /** By how far the last cell so far is moved. */
  let counts = Array.from({ length: Math.max(0, most - least + 1) }, (_, index) =>
    Number(index === 0),
  );
  for (const { column } of row.loose) {
    let before = 0;
    counts = counts.map((count, index) => {
      before += count;
      return form.columns[column + least + index] ? before : 0;
    });
  }
  return counts.reduce((sum, count) => sum + count, 0);
}

/** All ways, from the first and from the last in turn: two that have nothing in common come soon where there are any. */
function* waysOf(row: FoundRow, form: TableForm, count: number): Generator<Figures> {
  const cells = row.loose.map((one) => ({ ...one, reading: readFigure(one.cell.text) }));
  const { least, most } = movesOf(row, form);
  const none: Figures = form.columns.map(() => undefined);
  const [forwards, backwards] = ([1, -1] as const).map((step) =>
    place({ cells, form, most, step }, none, least, 0),
  );
  for (let index = 0; index < count; index++) {
    const next = (index % 2 === 0 ? forwards : backwards)?.next();
    if (next && !next.done) yield next.value;
  }
}

/** What is placed, in the order of how far each cell is moved, the first one's before all, or in the reverse of it. */
interface Placing {
  readonly cells: readonly (LooseCell & { readonly reading: FigureReading })[];
  readonly form: TableForm;
  readonly most: number;
  readonly step: 1 | -1;
}

/** Places the cells from an index on, each moved at least as far as the one before it. */
function* place(
  placing: Placing,
  chosen: Figures,
  least: number,
  index: number,
): Generator<Figures> {
  const { cells, form, most, step } = placing;
  const one = cells[index];
  if (!one) return yield chosen;
  const [first, last] = step === 1 ? [least, most] : [most, least];
  for (let moved = first; moved !== last + step; moved += step) {
    const column = one.column + moved;
    const asked = form.columns[column];
    if (!asked) continue;
    const figures = chosen.with(column, figureCell(one.cell, one.reading, asked));
    yield* place(placing, figures, moved, index + 1);
  }
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

function isSame(a: FoundRow, b: FoundRow | undefined): boolean {
  return a.figures.every((figure, column) => figure?.cell === b?.figures[column]?.cell);
}
