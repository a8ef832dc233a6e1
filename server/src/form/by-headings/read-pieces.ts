import { type FigureCell, unstated } from '../figure-cell.ts';
import type { Row, TableForm } from '../form.ts';
import {
  type FoundRow,
  type FoundTable,
  hasThousandsIn,
  type Site,
  type UnknownRow,
} from '../found-table.ts';
import type { Lookup } from '../lookup.ts';
import { isMultipleOf, unitSaidIn } from '../unit.ts';
import type { Bound } from './bound-columns.ts';
import { fitted, type RowOfDraft } from './fitted.ts';
import {
  foundRow,
  isSubtotalSaid,
  isTotalRow,
  rowNames,
  type Said,
  unknownRow,
} from './read-rows.ts';
import type { Pieces } from './table-pieces.ts';
import { unknownColumnsIn } from './unknown-columns.ts';
import type { WrittenRow } from './written-row.ts';

/** The columns of a table that its pieces bind. */
export function boundIn(form: TableForm, { pieces }: Pick<Pieces, 'pieces'>): Bound[] {
  return pieces.flatMap((piece) => piece.bound.filter((one) => one.form === form));
}

/** Whether each column of a table has a heading in one of its pieces. */
export function columnsIn(bound: readonly Bound[]): boolean[] {
  const [first] = bound;
  return (first?.form.columns ?? []).map((_, at) =>
    bound.some(({ columns }) => columns[at] !== undefined),
  );
}

/** A table as its pieces have it; undefined if no row of it is there. */
export function foundTable(
  form: TableForm,
  { heads, pieces }: Pieces,
  written: readonly WrittenRow[],
  unitAbove: string,
  lookup: Lookup,
): FoundTable | undefined {
  const readings: Reading[] = [];
  for (const { bound, rows } of pieces) {
    for (const one of bound) {
      if (one.form === form) readings.push(readingOf(one, rows, readings, lookup));
    }
  }
  const named = readings.flatMap(({ names }) => names);
  if (areCodesMissing(form, named, readings)) return undefined;
  const asked = fitted(form, {
    rows: form.byHeadings?.codes && rowsOfDraft(form.rows, named),
    isThere: columnsIn(readings.map(({ bound }) => bound)),
    units: unitsOf(form, readings, unitAbove || unitIn(heads)),
  });
  const rows = unlessBlank(merged(readings.map((reading) => rowsIn(reading, asked, lookup))));
  const [first] = written;
  if (rows.length === 0 || !first) return undefined;
  const heading: Site = { block: first.grid, span: first.row.span };
  const unknownRows = readings.flatMap((reading) => reading.unknownRows);
  const unknownColumns = readings.flatMap(({ bound, names }) =>
    unknownColumnsIn(
      bound,
      names.map(({ written }) => written),
      lookup,
    ),
  );
  return {
    form: asked,
    heading,
    sites: sitesOf(written),
    rows,
    hasThousands: hasThousandsIn(asked, rows),
    unknownRows,
    unknownColumns,
  };
}

/** Whether rows that have codes in the form have only names, which do not say what is part of what. */
function areCodesMissing(
  { byHeadings }: TableForm,
  named: readonly Named[],
  readings: readonly Reading[],
): boolean {
  const hasCodes = byHeadings?.codes !== undefined && byHeadings.codes.length > 0;
  const unknown = readings.flatMap(({ unknownRows }) => unknownRows);
  return hasCodes && unknown.length > 1 && named.every(({ said }) => said.kind !== 'coded');
}

/** The rows; if they have nothing but blanks that would mean 0, they say nothing. See `isSilent`. */
function unlessBlank(rows: readonly FoundRow[]): readonly FoundRow[] {
  const all = rows.flatMap(({ figures }) => figures.flatMap((figure) => figure ?? []));
  if (!all.every(({ cell, lack }) => cell.text === '' && !lack)) return rows;
  return rows.map((row) => ({
    ...row,
    figures: row.figures.map((figure) => figure && unstated(figure.cell)),
  }));
}

/** The rows of one piece of a table, with what their labels say. */
interface Reading {
  readonly bound: Bound;
  readonly names: readonly Named[];
  readonly unknownRows: readonly UnknownRow[];
}

/** @param earlier The pieces before it. Rows of a piece without labels are in the order of the first. */
function readingOf(
  bound: Bound,
  rows: readonly WrittenRow[],
  earlier: readonly Reading[],
  lookup: Lookup,
): Reading {
  const [before] = earlier;
  const names: Named[] = [];
  const unknownRows: UnknownRow[] = [];
  const hasLabels = bound.labels.some((columns) => columns.length > 0);
  if (before && !hasLabels) {
    const filled = rows.filter((written) => unknownRow(written, '', bound, lookup));
    const own = filled.flatMap((written, index): Named[] => {
      const said = before.names[index]?.said;
      return said ? [{ said, written }] : [];
    });
    return { bound, names: own, unknownRows };
  }
  const above = earlier.filter((one) => haveColumnInCommon(one.bound, bound));
  const subtotals = above.flatMap((one) => one.names).filter(({ said }) => isSubtotalSaid(said));
  const saidBy = rowNames(bound, lookup, subtotals.length);
  const saidBeside = new Map(
    above.flatMap((one) =>
      one.names
        .filter(({ written }) => !unknownRow(written, '', one.bound, lookup))
        .map(({ written, said }) => [written, said]),
    ),
  );
  for (const written of rows) {
    const own = saidBy(written.row);
    const isUnnamed = own.kind === 'nothing' && unknownRow(written, '', bound, lookup);
    // A label in one half of a row may be that of the figures in another.
    const said = (isUnnamed && saidBeside.get(written)) || own;
    if (said.kind === 'unknown') {
      const unknown = unknownRow(written, said.label, bound, lookup);
      if (unknown) unknownRows.push(unknown);
    } else if (said.kind !== 'nothing') {
      names.push({ said, written });
    }
  }
  return { bound, names, unknownRows };
}

function haveColumnInCommon(one: Bound, other: Bound): boolean {
  return one.columns.some((column, at) => column !== undefined && other.columns[at] !== undefined);
}

function rowsIn({ bound, names }: Reading, asked: TableForm, lookup: Lookup): FoundRow[] {
  const { form } = bound;
  const own = { ...bound, form: asked };
  const isTotal = ({ said: name }: Named) => name.kind === 'listed' && isTotalRow(form, name.row);
  const read = (name: Named, others: readonly FoundRow[] = []): FoundRow =>
    foundRow(name.written, indexOf(name.said, asked.rows, form.rows), own, lookup, others);
  const parts = names.filter((name) => !isTotal(name)).map((name) => read(name));
  return names.map((name) => read(name, isTotal(name) ? parts : []));
}

/**
 * The rows of all pieces. What a later piece has of a row in other columns belongs to the same row, as does what
 * another half of the same row has where the first is blank.
 */
function merged([first = [], ...others]: readonly (readonly FoundRow[])[]): FoundRow[] {
  const rows = [...first];
  for (const row of others.flat()) {
    const at = rows.findIndex((one) => one.row === row.row && isBeside(one, row));
    const before = rows[at];
    if (!before) {
      rows.push(row);
      continue;
    }
    const figures = before.figures.map((figure, column) => {
      const own = row.figures[column];
      if (!own || (figure && (isSaid(figure) || !isSaid(own)))) return figure;
      return row.grid === before.grid ? own : { ...own, grid: row.grid };
    });
    rows[at] = { ...before, figures };
  }
  return rows;
}

/** Whether two rows have no column in common, or are halves of one with no figure in common. */
function isBeside({ grid, span, figures }: FoundRow, other: FoundRow): boolean {
  const areHalves = grid === other.grid && span === other.span;
  return figures.every((figure, column) => {
    const own = other.figures[column];
    return !figure || !own || (areHalves && !(isSaid(figure) && isSaid(own)));
  });
}

/** Whether a cell has a figure that is not only read from a blank. */
function isSaid({ cell, value }: FigureCell): boolean {
  return value !== undefined && cell.text !== '';
}

/** The unit of each column: that of its heading, if it may be one, or that of the whole table. */
function unitsOf(form: TableForm, readings: readonly Reading[], ofTable: string): string[] {
  return form.columns.map(({ unit }, at) => {
    const said = readings.map(({ bound }) => bound.units[at] ?? '');
    return said.find((one) => one === unit || isMultipleOf(unit, one)) || ofTable;
  });
}

/** The unit that a row above the figures says; empty if none does. */
function unitIn(heads: readonly WrittenRow[]): string {
  for (const { row } of heads) {
    for (const { text } of row.cells) {
      const unit = unitSaidIn(text);
      if (unit !== '') return unit;
    }
  }
  return '';
}

/** A row whose labels say which it is. */
interface Named {
  readonly said: Said;
  readonly written: WrittenRow;
}

/** The rows of a draft, each once. */
function rowsOfDraft(
  listed: readonly Row[],
  names: readonly { readonly said: Said }[],
): RowOfDraft[] {
  const rows: RowOfDraft[] = [];
  for (const { said } of names) {
    const row =
      said.kind === 'listed' ? listed[said.row] : said.kind === 'coded' ? said : undefined;
    if (!row) continue;
    const isSame = (other: RowOfDraft) =>
      'name' in row ? other === row : !('name' in other) && other.code === row.code;
    if (!rows.some(isSame)) rows.push('name' in row ? row : { code: row.code, label: row.label });
  }
  return rows;
}

function indexOf(said: Said, rows: readonly Row[], listed: readonly Row[]): number {
  if (said.kind === 'listed') return rows.findIndex((row) => row === listed[said.row]);
  return said.kind === 'coded' ? rows.findIndex(({ code }) => code === said.code) : -1;
}

/** One site for each grid. */
function sitesOf(written: readonly WrittenRow[]): Site[] {
  const sites: Site[] = [];
  for (const { grid, row } of written) {
    const last = sites.at(-1);
    if (last?.block === grid) {
      sites[sites.length - 1] = {
        block: grid,
        span: { start: last.span.start, end: row.span.end },
      };
    } else {
      sites.push({ block: grid, span: row.span });
    }
  }
  return sites;
}
