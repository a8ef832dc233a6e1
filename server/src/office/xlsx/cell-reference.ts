/** Columns and rows of the largest sheet. */
export const MOST_COLUMNS = 16_384;
export const MOST_ROWS = 1_048_576;

/** A place in a sheet; columns and rows are counted from 1. */
export interface SheetPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells from one to another, both included. */
export interface SheetRange {
  readonly from: SheetPlace;
  readonly to: SheetPlace;
}

/** The place that `B5` or `$B$5` names; undefined if it names no place in a sheet. */
export function placeOf(reference: string): SheetPlace | undefined {
  const [, letters = '', digits = ''] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(reference) ?? [];
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  return column >= 1 && column <= MOST_COLUMNS && row >= 1 && row <= MOST_ROWS
    ? { row, column }
    : undefined;
}

/** The column of the place that `B5` names; undefined if it names none. */
export function columnIn(reference: string): number | undefined {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const unit = reference.charCodeAt(at);
    if (unit < CAPITAL_A || unit > CAPITAL_Z) return column > 0 ? column : undefined;
    column = column * 26 + unit - CAPITAL_A + 1;
  }
  return undefined;
}

const CAPITAL_A = 65;
const CAPITAL_Z = 90;

/** The cells that `B5:D9` or `B5` names. */
export function rangeOf(reference: string): SheetRange | undefined {
  const [first = '', last = first, ...more] = reference.split(':');
  const [from, to] = [placeOf(first), placeOf(last)];
  const isRange = from && to && more.length === 0 && from.row <= to.row && from.column <= to.column;
  return isRange ? { from, to } : undefined;
}

export function isWithin({ from, to }: SheetRange, { row, column }: SheetPlace): boolean {
  return from.row <= row && row <= to.row && from.column <= column && column <= to.column;
}

/** The name of a place: `B5`. */
export function referenceTo({ row, column }: SheetPlace): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters + row;
}
