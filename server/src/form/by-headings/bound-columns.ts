import type { Cell, Grid, GridRow } from '../../draft/block.ts';
import { type ByHeadings, type Column, isNamed, type Named, type TableForm } from '../form.ts';
import type { Lookup } from '../lookup.ts';
import { unitBehind } from '../unit.ts';
import type { Printed } from './captions.ts';
import { numbersColumns } from './numbered-columns.ts';
import { isSubtotal } from './subtotals.ts';
import type { WrittenRow } from './written-row.ts';

/** The grid columns of a table, or of one block of it. */
export interface Bound {
  readonly form: TableForm;
  readonly byHeadings: ByHeadings;
  /** For each column of labels, the grid columns into which it is divided. */
  readonly labels: readonly (readonly number[])[];
  /** For each column of the form; undefined if it has no heading here. */
  readonly columns: readonly (number | undefined)[];
  /** The grid columns from `from` up to `end` are those of this block, or half. */
  readonly from: number;
  readonly end: number;
  /** Those in the rows of headings from the first with one of its columns on. */
  readonly headings: readonly Heading[];
  /** The unit that the heading of each column has behind it, as in 金额（万元）; empty if it has none. */
  readonly units: readonly string[];
}

/**
 * Binds the columns of a table to grid columns by the headings above them: those of each block, and of each half of
 * what is printed in halves side by side.
 *
 * @param rows The rows of headings, and the first row below them: it may have the lowest headings.
 * @returns Undefined if the headings of a block are missing.
 */
export function bindColumns(
  printed: Printed,
  rows: readonly WrittenRow[],
  lookup: Lookup,
): Bound[] | undefined {
  const heads = rows.filter(({ row }) => !numbersColumns(row, printed, lookup));
  const headings = headingsIn(heads, lookup);
  const starts = startsOf(printed, headings);
  if (!starts) return undefined;
  const bound = printed.map((form, index) =>
    boundHalves(form, headings, starts[index] ?? 0, starts[index + 1] ?? Number.POSITIVE_INFINITY),
  );
  return bound.every((halves) => halves.length > 0) ? bound.flat() : undefined;
}

/** A block, or each of its halves if all of them have headings; none if it has no headings itself. */
function boundHalves(
  form: TableForm,
  headings: readonly Heading[],
  from: number,
  end: number,
): readonly Bound[] {
  const within = (start: number, stop: number) =>
    boundBlock(
      form,
      headings.filter(({ column }) => start <= column && column < stop),
      start,
      stop,
    );
  const starts = [from, ...repeatedIn(form, headings, from, end)];
  const halves = starts.flatMap((start, index) => within(start, starts[index + 1] ?? end) ?? []);
  return halves.length === starts.length ? halves : [within(from, end) ?? []].flat();
}

/** A cell of a row of headings. */
interface Heading {
  readonly grid: Grid;
  readonly row: GridRow;
  readonly cell: Cell;
  /** How many rows of headings are above it. */
  readonly level: number;
  readonly column: number;
  readonly key: string;
  readonly unit: string;
}

function headingsIn(rows: readonly WrittenRow[], lookup: Lookup): Heading[] {
  return rows.flatMap(({ grid, row }, level) =>
    row.cells.flatMap((cell): Heading[] => {
      const { text, column } = cell;
      const key = text === '' ? undefined : lookup.cell(text).label?.key;
      return key ? [{ grid, row, cell, level, column, key, unit: unitBehind(text) }] : [];
    }),
  );
}

/** The grid columns where the blocks begin: those of their first labels. */
function startsOf(printed: Printed, headings: readonly Heading[]): number[] | undefined {
  if (printed.length === 1) return [0];
  const starts: number[] = [];
  for (const { byHeadings } of printed) {
    const [first] = byHeadings?.labels ?? [];
    const from = starts.at(-1) ?? -1;
    const columns = headings
      .filter(({ column, key }) => first && column > from && isNamed(first, key))
      .map(({ column }) => column);
    if (columns.length === 0) return undefined;
    starts.push(Math.min(...columns));
  }
  return starts;
}

/** The grid columns where further halves of a block begin: its first label is repeated above each. */
function repeatedIn(
  { byHeadings }: TableForm,
  headings: readonly Heading[],
  from: number,
  end: number,
): number[] {
  const [first] = byHeadings?.labels ?? [];
  const own = headings.find(({ column, key }) => first && column >= from && isNamed(first, key));
  if (!own) return [];
  return headings.flatMap(({ level, column, key }) =>
    level === own.level && key === own.key && own.column < column && column < end ? [column] : [],
  );
}

function boundBlock(
  form: TableForm,
  headings: readonly Heading[],
  from: number,
  end: number,
): Bound | undefined {
  const { byHeadings, columns } = form;
  if (!byHeadings) return undefined;
  const taken = new Set<number>();
  const named = byHeadings.labels.map(({ parts, ...label }) => {
    const own = headings.filter(({ key }) => [label, ...parts].some((one) => isNamed(one, key)));
    const found = own.map(({ column }) => column).filter((column) => !taken.has(column));
    const places = parts.length > 0 ? [...new Set(found)].sort((a, b) => a - b) : found.slice(0, 1);
    for (const place of places) taken.add(place);
    return places;
  });
  const own = columns.map((column) => {
    const names = namesAbove(column, form);
    const named = headings.find(
      (heading) => !taken.has(heading.column) && isLowestOf(names, heading, headings),
    );
    const found = named && ownOf(named, column, form, headings);
    if (found) taken.add(found.column);
    return found;
  });
  const bound = own.map((heading) => heading?.column);
  if (bound.every((column) => column === undefined)) return undefined;
  const labels = withUnnamed(named, bound, from);
  const units = own.map((one) => one?.unit ?? '');
  const top = Math.min(...own.flatMap((one) => one?.level ?? []));
  const below = headings.filter(({ level }) => level >= top);
  return { form, byHeadings, labels, columns: bound, from, end, headings: below, units };
}

/**
 * The names that the headings of a column have. Those above the lowest one need to be looked at only if the table has
 * several columns with that label.
 */
function namesAbove(column: Column, { columns, columnGroups }: TableForm): readonly Named[] {
  const { label, path } = column;
  if (columns.filter((other) => other.label === label).length < 2) return [column];
  return [
    column,
    ...path.flatMap((name) => columnGroups.find((group) => group.label === name) ?? []),
  ];
}

/** Whether a heading has one of several names, and those above it have the others, in whichever order. */
function isLowestOf(
  names: readonly Named[],
  { level, column, key }: Heading,
  headings: readonly Heading[],
): boolean {
  if (!names.some((name) => isNamed(name, key))) return false;
  // A heading reaches to the right up to the next one: in text, merged cells are blank.
  const above = (at: number) =>
    headings.findLast((heading) => heading.level === at && heading.column <= column);
  return names.every(
    (name) =>
      isNamed(name, key) ||
      headings.some(({ level: at }) => {
        const heading = at < level ? above(at) : undefined;
        return heading !== undefined && isNamed(name, heading.key);
      }),
  );
}

/**
 * The heading of the figures that a heading itself names: the lowest one that is 小计 or the like if it is divided, or it
 * itself if no other column of the form begins below it.
 */
function ownOf(
  heading: Heading,
  column: Column,
  { columns }: TableForm,
  headings: readonly Heading[],
): Heading | undefined {
  const next = headings.find(
    ({ level, column: at }) => level === heading.level && at > heading.column,
  );
  const end = next?.column ?? Number.POSITIVE_INFINITY;
  const below = headings.filter(
    ({ level, column: at }) => level > heading.level && heading.column <= at && at < end,
  );
  const isOther = ({ key }: Heading) =>
    columns.some((other) => other !== column && isNamed(other, key));
  const total = below.find(({ key }) => isSubtotal(key));
  if (total) return total;
  return below.some((one) => one.column === heading.column && isOther(one)) ? undefined : heading;
}

/** Columns of labels without a heading are those that remain to the left of the first figures. */
function withUnnamed(
  labels: readonly (readonly number[])[],
  columns: readonly (number | undefined)[],
  from: number,
): (readonly number[])[] {
  const first = Math.min(...columns.flatMap((column) => column ?? []));
  const taken = new Set(labels.flat());
  const free: number[] = [];
  for (let column = from; column < first; column++) if (!taken.has(column)) free.push(column);
  return labels.map((places) => (places.length > 0 ? places : free.splice(0, 1)));
}
