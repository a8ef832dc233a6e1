import {
  type LaidTable,
  type PlacedCell,
  placed,
  widthOfLaid,
} from '../../draft/notation/laid-table.ts';
import { displayWidth } from '../../draft/width.ts';
import { measure } from '../column-widths.ts';
import { TEXT_WIDTH } from '../docx/page-format.ts';
import { xmlText } from '../new-package.ts';
import { referenceTo } from './cell-reference.ts';
import type { NewStyles } from './new-styles.ts';

/** A sheet of a new workbook: one table. */
export interface NewSheet {
  readonly name: string;
  /** Stands above the table; empty if there is none. */
  readonly title: string;
  readonly table: LaidTable;
}

/** The XML of a worksheet. Its columns are as wide as on a page, and it is printed one page wide. */
export function newSheetXml({ title, table }: NewSheet, styles: NewStyles): string {
  const cells = placed(table).flat();
  const widths = measure(table, TEXT_WIDTH).columns.map((twips) => Math.floor(twips / CHARACTER));
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const first = title === '' ? 1 : 2;
  const rows = table.map((_, row) => {
    const inRow = cells
      .filter((cell) => cell.row <= row && row < cell.row + cell.height)
      .toSorted((one, other) => one.column - other.column);
    const written = inRow.flatMap((cell) => cellsXml(cell, row, first, styles));
    const lines = Math.max(...inRow.map((cell) => linesOf(cell, widths)));
    const height = lines * LINE_HEIGHT + ROW_MARGIN;
    return `<row r="${first + row}" ht="${height}" customHeight="1">${written.join('')}</row>`;
  });
  const merges = cells.flatMap((cell) => mergeXml(cell, first));
  if (title !== '') {
    const titleCell: PlacedCell = {
      text: title,
      role: 'caption',
      row: 0,
      column: 0,
      width: widthOfLaid(table),
      height: 1,
    };
    const style = styles.ofText('title');
    rows.unshift(`<row r="1" ht="40" customHeight="1">${textXml('A1', style, title)}</row>`);
    merges.unshift(...mergeXml(titleCell, 1));
  }
  const merged =
    merges.length === 0
      ? ''
      : `<mergeCells count="${merges.length}">${merges.join('')}</mergeCells>`;
  return `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><cols>${columns.join('')}</cols><sheetData>${rows.join('')}</sheetData>${merged}<pageSetup paperSize="9" fitToHeight="0"/></worksheet>`;
}

/** Width of a digit in twips. Column widths are counted in digits. */
const CHARACTER = 105;
/** Points. */
const LINE_HEIGHT = 14;
const ROW_MARGIN = 6;

/** How many lines the text of a cell takes in each of its rows. No program adjusts row heights to merged cells. */
function linesOf({ text, column, width, height }: PlacedCell, widths: readonly number[]): number {
  const room = widths.slice(column, column + width).reduce((sum, one) => sum + one, 0);
  const inLine = Math.max(2, room - CELL_BLANKS);
  return Math.max(1, Math.ceil(displayWidth(text) / inLine / height));
}

/** Characters that are kept free beside the text of a cell: its margins and half a Chinese character. */
const CELL_BLANKS = 2;

/** The XML of a cell in one of its rows: a cell with the text, and blank cells with the borders. */
function cellsXml(cell: PlacedCell, row: number, first: number, styles: NewStyles): string[] {
  return Array.from({ length: cell.width }, (_, across) => {
    const reference = referenceTo({ row: first + row, column: cell.column + across + 1 });
    const isOwn = row === cell.row && across === 0 && cell.text !== '';
    if (!isOwn) return `<c r="${reference}" s="${styles.ofText(cell.role)}"/>`;
    const code = cell.role === 'figure' ? numberFormat(cell.text) : undefined;
    return code === undefined
      ? textXml(reference, styles.ofText(cell.role), cell.text)
      : `<c r="${reference}" s="${styles.ofNumber(code)}"><v>${cell.text.replaceAll(/[+,]/g, '')}</v></c>`;
  });
}

function textXml(reference: string, style: number, text: string): string {
  return `<c r="${reference}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function mergeXml({ row, column, width, height }: PlacedCell, first: number): string[] {
  if (width === 1 && height === 1) return [];
  const from = referenceTo({ row: first + row, column: column + 1 });
  const to = referenceTo({ row: first + row + height - 1, column: column + width });
  return [`<mergeCell ref="${from}:${to}"/>`];
}

/** Most digits of a number that a workbook keeps. */
const MOST_DIGITS = 15;

/** The format code that shows a number as it is written; undefined if it is written as text. */
function numberFormat(text: string): string | undefined {
  const match = NUMBER.exec(text);
  const [, sign = '', digits = '', decimals = ''] = match ?? [];
  const isKept = digits.replaceAll(/[.,]/g, '').length <= MOST_DIGITS;
  if (!match || !isKept || (sign !== '' && !/[1-9]/.test(digits))) return undefined;
  const whole = digits.includes(',') ? '#,##0' : '0';
  const places = decimals === '' ? whole : `${whole}.${'0'.repeat(decimals.length)}`;
  return sign === '+' ? `+${places}` : places;
}

/** A number with or without separators of thousands. */
const NUMBER = /^([+-]?)((?:0|[1-9]\d{0,2}(?:,\d{3}){1,4}|[1-9]\d{0,14})(?:\.(\d{1,14}))?)$/;
