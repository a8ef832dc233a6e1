import { figureText } from './figure-text.ts';
import type { CellText, NamedCell, TablePicture } from './panel-messages.ts';

/** A rectangle of cells by indexes of rows and columns, all inclusive. */
export interface CellBlock {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Indexes of a cell's row and column. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** The layout of a table as text. If it changes, the table is drawn again. */
export function layoutOf({ key, name, columns, corner, unit, rows }: TablePicture): string {
  const lines = rows.map((row) => [row.key, row.headings, row.figures.map((figure) => !figure)]);
  return JSON.stringify([key, name, columns, corner, unit, lines]);
}

/** The place of a cell in its table; undefined if the table has no such row or column. */
export function placeOf(table: TablePicture, cell: NamedCell): CellPlace | undefined {
  const row = table.rows.findIndex(({ key }) => key === cell.row);
  const column = table.columns.findIndex(({ key }) => key === cell.column);
  return row < 0 || column < 0 ? undefined : { row, column };
}

/** The cell at a place; undefined if the draft has no cell there. */
export function cellAt(table: TablePicture, row: number, column: number): NamedCell | undefined {
  const line = table.rows[row];
  const heading = table.columns[column];
  if (!line?.figures[column] || !heading) return undefined;
  return { table: table.key, row: line.key, column: heading.key };
}

/** The smallest block that contains two places. */
export function blockBetween(one: CellPlace, other: CellPlace): CellBlock {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}

/** The cells of a block row by row; undefined where the draft has no cell. */
export function cellsIn(table: TablePicture, block: CellBlock): (NamedCell | undefined)[][] {
  return span(block.top, block.bottom).map((row) =>
    span(block.left, block.right).map((column) => cellAt(table, row, column)),
  );
}

/** Why a block cannot be pasted. */
export type PasteProblem = { readonly kind: 'notAFigure' | 'tooLarge'; readonly text: string };

/**
 * The texts that pasting a block writes, beginning in the first selected cell. A single text fills the
 * whole selection. Either everything is pasted or nothing: a block that does not fit, or contains
 * anything except figures, is a problem. Labels copied above or before the figures are left out.
 */
export function pasted(
  table: TablePicture,
  selected: CellBlock,
  copied: readonly (readonly string[])[],
): readonly CellText[] | PasteProblem {
  const lines = figuresOnly(copied, table);
  const [first] = lines[0] ?? [];
  if (first === undefined) return [];
  const isOne = lines.length === 1 && lines[0]?.length === 1;
  const target = isOne
    ? selected
    : {
        ...selected,
        bottom: selected.top + lines.length - 1,
        right: selected.left + Math.max(...lines.map(({ length }) => length)) - 1,
      };
  const written: CellText[] = [];
  for (const [down, cells] of cellsIn(table, target).entries()) {
    for (const [right, cell] of cells.entries()) {
      const typed = isOne ? first : (lines[down]?.[right] ?? '');
      const text = ACCOUNTING_ZERO.test(typed) ? '0' : figureText(typed, table);
      if (text === undefined) return { kind: 'notAFigure', text: typed.trim() };
      if (cell) written.push({ cell, text });
      else if (text !== '' && !isOne) return { kind: 'tooLarge', text: typed.trim() };
    }
  }
  return written;
}

/** How a spreadsheet shows 0 in its accounting format. */
const ACCOUNTING_ZERO = /^\s*-\s*$/;
/** What stands in the place of a figure, and is no label. */
const MARK = /^\s*[-–—―─－/／]{1,4}\s*$/;

/** The lines without the labels above and before the first figure, and without blanks at their ends. */
function figuresOnly(
  copied: readonly (readonly string[])[],
  table: TablePicture,
): readonly (readonly string[])[] {
  const isLabel = (text: string): boolean =>
    figureText(text, table) === undefined && !MARK.test(text);
  const isFigure = (text: string): boolean => !isLabel(text) && text.trim() !== '';
  const last = copied.findLastIndex((line) => line.some((text) => text.trim() !== ''));
  const full = copied.slice(0, last + 1);
  const below = full.findIndex((line) => line.some(isFigure));
  const body =
    below > 0 && full.slice(0, below).some((line) => line.some(isLabel)) ? full.slice(below) : full;
  const widest = Math.max(0, ...body.map(({ length }) => length));
  const before = span(0, widest - 1).findIndex((at) =>
    body.some((line) => isFigure(line[at] ?? '')),
  );
  const labelled = body.some((line) => line.slice(0, Math.max(0, before)).some(isLabel));
  const from = labelled ? before : 0;
  const width = span(0, widest - 1).findLastIndex((at) =>
    body.some((line) => (line[at] ?? '').trim() !== ''),
  );
  return body.map((line) => line.slice(from, width + 1));
}

/** The integers from one to another, both included. */
export function span(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
