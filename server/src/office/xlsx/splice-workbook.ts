import { strToU8 } from 'fflate/browser';
import { keep } from '../../draft/keep.ts';
import { spliced, type XmlSplice } from '../../package/xml-splice.ts';
import type { Archive } from '../../package/zip.ts';
import { withContents } from '../../package/zip-rewrite.ts';
import { type EditedField, editedFields } from '../edited-fields.ts';
import type { EditFault, EditRefusal, EditRefusals } from '../office-draft.ts';
import { isWithin } from './cell-reference.ts';
import { cellAt, rowAt } from './cells-in-ranges.ts';
import type { KeptRange } from './kept-ranges.ts';
import { lineAndColumnAt } from './sheet-place.ts';
import { insertCell, spliceCell } from './splice-cell.ts';
import { recalculating, type WorkbookElement } from './workbook-element.ts';
import { BETWEEN_PARTICULARS, type SheetLine, type WorkbookText } from './workbook-text.ts';
import type { Worksheet } from './worksheet.ts';

/** A workbook and its text. */
export interface ReadWorkbook {
  readonly archive: Archive;
  readonly written: WorkbookText;
  /** The name of the workbook's own part, and what it says. */
  readonly main: string;
  readonly workbook: WorkbookElement;
  /** The cells of a sheet that cannot be edited, whatever they hold. */
  keptIn(sheet: Worksheet): readonly KeptRange[];
  /** Whether any sheet, visible or hidden, has formulas. */
  hasFormulas(): boolean;
}

/**
 * The bytes of a workbook with an edited text; everything else stays the same to the character. If there are formulas,
 * the workbook is marked so that the office program recalculates them when it opens it, because their stored results
 * may depend on the edits.
 */
export function spliceWorkbook(book: ReadWorkbook, edited: string): Uint8Array | EditRefusals {
  const { written, workbook } = book;
  const fields = editedFields(written.text, edited);
  if ('refused' in fields) return [fields];
  const keptIn = keep((sheet: Worksheet) => book.keptIn(sheet));
  const sheets = new Map<Worksheet, XmlSplice[]>();
  const refusals: EditRefusal[] = [];
  for (const field of fields) {
    const made = spliceField(written, field, keptIn);
    if (typeof made === 'string') {
      refusals.push({ refused: made, at: field.at });
      continue;
    }
    const splices = sheets.get(made.sheet);
    if (splices) splices.push(...made.splices);
    else sheets.set(made.sheet, made.splices);
  }
  const [first, ...others] = refusals;
  if (first) return [first, ...others];
  if (sheets.size === 0) return withContents(book.archive, new Map());
  const contents = new Map<string, Uint8Array>();
  for (const [{ part, xml }, splices] of sheets) {
    contents.set(part, strToU8(spliced(xml, splices)));
  }
  if (book.hasFormulas()) contents.set(book.main, strToU8(recalculating(workbook)));
  return withContents(book.archive, contents);
}

interface FieldSplices {
  readonly sheet: Worksheet;
  readonly splices: XmlSplice[];
}

function spliceField(
  written: WorkbookText,
  { span, text }: EditedField,
  keptIn: ReadWorkbook['keptIn'],
): FieldSplices | EditFault {
  const found = lineAndColumnAt(written, span.start);
  const row = found?.line.row;
  if (!found || !row || span.start > found.line.span.end) return 'fixed';
  const { sheet } = found.line;
  const cells = editedCells(written.text.slice(span.start, span.end), text, row, found.column);
  if (!cells) return 'structure';
  const splices: XmlSplice[] = [];
  for (const { column, text } of cells) {
    const place = { row: row.row.number, column };
    const kept = keptIn(sheet).find(({ range }) => isWithin(range, place));
    const splice = kept?.fault ?? spliceAt(sheet, row, column, text);
    if (typeof splice === 'string') return splice;
    splices.push(splice);
  }
  return { sheet, splices };
}

/** The cells of an edited field: one in a table, several in a line of prose; undefined if the edit removed one. */
function editedCells(
  before: string,
  after: string,
  { table, columns }: SheetLine,
  column = 0,
): { readonly column: number; readonly text: string }[] | undefined {
  if (table !== undefined || columns.length === 1) return [{ column, text: after }];
  const [old, now] = [before, after].map((text) => text.split(BETWEEN_PARTICULARS));
  if (old?.length !== columns.length || now?.length !== columns.length) return undefined;
  return columns.flatMap((one, index) => {
    const text = now[index] ?? '';
    return text === old[index] ? [] : { column: one, text };
  });
}

function spliceAt(
  sheet: Worksheet,
  { row: shown, columns }: SheetLine,
  column: number,
  text: string,
): XmlSplice | EditFault {
  const known = shown.cells.find((one) => one.column === column)?.cell;
  if (known) return spliceCell(sheet, known, text);
  const row = rowAt(sheet.rows, shown.number);
  const place = { row: shown.number, column };
  const merge = sheet.merges.find((range) => isWithin(range, place));
  const isFirst = merge?.from.row === shown.number && merge.from.column === column;
  if (!row || !columns.includes(column) || (merge && !isFirst)) return 'covered';
  const blank = cellAt(row, column);
  return blank ? spliceCell(sheet, blank, text) : insertCell(sheet, row, column, text);
}
