import { FIGURE_LIKE } from '../../draft/region.ts';
import type { ShownCell, ShownRow } from './sheet-blocks.ts';

/** Rows of a sheet that are one table, or a row that is a line of prose. */
export type SheetSection =
  | { readonly kind: 'prose'; readonly row: ShownRow }
  | {
      readonly kind: 'table';
      readonly rows: readonly ShownRow[];
      /** Columns that are not blank, in order. Columns that are merged in every row count as one. */
      readonly columns: readonly number[];
    };

/**
 * Separates the tables in adjacent rows from the prose around and between them: titles above a table, particulars
 * above and below it, and text that has the whole width of a row and is not a label.
 */
export function sectionsOf(rows: readonly ShownRow[]): SheetSection[] {
  // Tables of a sheet may have different widths, so the titles of each are found only after they are separated.
  return parted(rows).flatMap((section) =>
    section.kind === 'table' ? parted(section.rows) : [section],
  );
}

function parted(rows: readonly ShownRow[]): SheetSection[] {
  const columns = columnsOf(rows);
  const isProse = proseIn(rows, columns);
  const sections: SheetSection[] = [];
  let table: ShownRow[] = [];
  const endTable = () => {
    if (table.length > 0) sections.push({ kind: 'table', rows: table, columns: columnsOf(table) });
    table = [];
  };
  for (const [index, row] of rows.entries()) {
    if (isProse(row, index)) {
      endTable();
      sections.push({ kind: 'prose', row });
    } else table.push(row);
  }
  endTable();
  return sections;
}

function columnsOf(rows: readonly ShownRow[]): number[] {
  const columns = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  return [...columns].sort((one, other) => one - other);
}

function proseIn(
  rows: readonly ShownRow[],
  columns: readonly number[],
): (row: ShownRow, index: number) => boolean {
  if (columns.length === 1) return () => true;
  const first = rows.findIndex((row) => !areParticulars(row) && !isTitle(row, columns));
  const last = rows.findLastIndex((row) => !areParticulars(row) && !isByItself(row, columns));
  return (row, index) =>
    first < 0 || index < first || (index > last && areParticulars(row)) || isByItself(row, columns);
}

/** Whether a row has only one text. A text that is merged over some of the columns is their heading instead. */
function isTitle(row: ShownRow, columns: readonly number[]): boolean {
  const only = onlyText(row);
  return !!only && (only.column === columns[0] || only.lastColumn === only.column);
}

/** Whether a row has only a cell that is merged over all columns, or only a heading or a sentence. */
function isByItself(row: ShownRow, columns: readonly number[]): boolean {
  const only = onlyText(row);
  if (!only || only.column !== columns[0]) return false;
  const isMerged = only.lastColumn >= (columns.at(-1) ?? 0);
  return isMerged || (!row.hasBlankCells && HEADING_OR_SENTENCE.test(only.cell.text));
}

const HEADING_OR_SENTENCE = /^\s*[一二三四五六七八九十]+、|[：:。；]/;

function onlyText({ cells }: ShownRow): ShownCell | undefined {
  const [only] = cells;
  return only && cells.length === 1 && !FIGURE_LIKE.test(only.cell.text) ? only : undefined;
}

/** Whether a row states facts about the whole table, each with its name: 填报单位：某局, 单位：件. */
function areParticulars({ cells }: ShownRow): boolean {
  return cells.every(({ cell }) => /^[^：:（(\d]{1,12}[：:]/.test(cell.text));
}
