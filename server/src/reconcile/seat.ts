import { unitsAt } from '../figure/decimal.ts';
import { type FigureReading, readFigure } from '../figure/read.ts';
import { type FigureCell, figureCell, mayBe } from '../form/figure-cell.ts';
import type { TableForm } from '../form/form.ts';
import type { FoundRow, FoundTable, LooseCell } from '../form/found-table.ts';
import { grouped } from '../grouped.ts';
import type { PlacedRelation } from './table-layout.ts';

/** The figures of a row by column. */
type Figures = readonly (FigureCell | undefined)[];

/** How many ways to place the cells of one row are tried. */
const MOST_WAYS = 1000;
/** Placing one row may decide the next. More rounds hardly decide more. */
const MOST_ROUNDS = 3;

/** Whether a row has too few cells, so that the row alone does not say in which columns they belong. */
function isRagged({ loose }: FoundRow, { columns }: TableForm): boolean {
  return loose.length > 0 && loose.length < columns.length;
}

/**
 * Binds loose cells of incomplete rows where the table's sums decide it. A cell is bound to a column if
 * it has that column in every placement of the row's cells that makes no sum wrong. Other cells stay
 * loose. So a figure bound here takes part in no broken relation.
 *
 * @param relations The table's relations. The index of a figure is row × number of columns + column.
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

/** For each row of slots, the relations of its figures. */
function relationsByRow(
  relations: readonly PlacedRelation[],
  width: number,
): ReadonlyMap<number, readonly PlacedRelation[]> {
  return grouped(relations, ({ terms }) => terms.map(({ figure }) => Math.floor(figure / width)));
}

/**
 * The row with those cells bound that have the same column in all fitting placements; unchanged if there
 * are none.
 */
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

/** By how many columns all cells can be moved right, so that the first is in a column. */
function movesOf({ loose, lost }: FoundRow, { columns }: TableForm) {
  const first = loose[0]?.column ?? 0;
  return { least: Math.max(0, -first), most: Math.min(lost, columns.length - 1 - first) };
}

/**
 * In how many ways the loose cells of a row can be placed in its columns. They keep their order, and each
 * moves right by the number of cells missing before it.
 */
function countOfWays(row: FoundRow, form: TableForm): number {
  const { least, most } = movesOf(row, form);
  /** Number of ways, by how far the last cell placed so far is moved. */
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

/**
 * All ways, alternately from the first and from the last. If two ways have nothing in common, they soon
 * appear.
 */
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

/**
 * The cells to be placed. The ways are ordered by how far each cell is moved, the first cell first;
 * `step` -1 reverses the order.
 */
interface Placing {
  readonly cells: readonly (LooseCell & { readonly reading: FigureReading })[];
  readonly form: TableForm;
  readonly most: number;
  readonly step: 1 | -1;
}

/** Places the cells from `index` on. Each is moved at least as far as the one before it. */
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
 * Makes a test whether all sums can hold with some figures in a row.
 *
 * @param own The relations that figures of the row take part in.
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
