import type { Span } from '../../draft/span.ts';
import { oneLine } from './one-line.ts';
import { LONGEST_TEXT } from './read-worksheet.ts';
import type { ShownRow } from './sheet-blocks.ts';
import { sectionsOf } from './sheet-sections.ts';
import type { Worksheet } from './worksheet.ts';

/** A sheet with what a reader sees of it. */
export interface ShownSheet {
  readonly sheet: Worksheet;
  readonly blocks: readonly (readonly ShownRow[])[];
}

/** A workbook as the text of a draft, and where its lines are in the sheets. */
export interface WorkbookText {
  readonly text: string;
  /** In order. Lines between them are blank. */
  readonly lines: readonly WorkbookLine[];
  /** The sheets in the text. */
  readonly sheets: readonly { readonly sheet: Worksheet; readonly span: Span }[];
}

/** A line of the text: the name of a sheet, or a row of one. */
export interface WorkbookLine {
  readonly span: Span;
  readonly sheet: Worksheet;
  readonly row: SheetLine | undefined;
}

export interface SheetLine {
  readonly row: ShownRow;
  /** Which table of the sheet it belongs to, counted from 1; undefined in prose. */
  readonly table: number | undefined;
  /** The columns of its cells, in order. A tab separates the cells, except in a line of prose. */
  readonly columns: readonly number[];
}

/**
 * Writes sheets as the text of a draft: rows are lines with tabs between the cells. If there are several sheets, each
 * begins with a line with its name. A row that is a heading is a line of prose. Undefined if it would be too long.
 */
export function workbookText(sheets: readonly ShownSheet[]): WorkbookText | undefined {
  const writer = new TextWriter();
  for (const sheet of sheets) {
    writer.addSheet(sheet, sheets.length > 1);
    if (writer.length > LONGEST_TEXT) return undefined;
  }
  return writer.finish();
}

/** Separates the cells of a line of prose. */
export const BETWEEN_PARTICULARS = '\u3000\u3000';

class TextWriter {
  length = 0;
  readonly #parts: string[] = [];
  readonly #lines: WorkbookLine[] = [];
  readonly #sheets: { sheet: Worksheet; span: Span }[] = [];
  #tables = 0;

  finish(): WorkbookText {
    return { text: this.#parts.join(''), lines: this.#lines, sheets: this.#sheets };
  }

  addSheet({ sheet, blocks }: ShownSheet, isNamed: boolean): void {
    const start = this.length;
    this.#tables = 0;
    if (isNamed) this.#addLine(sheet, oneLine(sheet.name), undefined);
    for (const block of blocks) {
      this.#addBlock(sheet, block);
      if (this.length > LONGEST_TEXT) return;
    }
    this.#sheets.push({ sheet, span: { start, end: this.length } });
  }

  #addBlock(sheet: Worksheet, rows: readonly ShownRow[]): void {
    const sections = sectionsOf(rows);
    for (const [index, section] of sections.entries()) {
      if (section.kind === 'prose') {
        this.#addProse(sheet, section.row);
        continue;
      }
      this.#tables++;
      for (const row of section.rows) {
        this.#addRow(sheet, row, section.columns);
        if (this.length > LONGEST_TEXT) return;
      }
      if (index + 1 < sections.length) this.#add('\n');
    }
    this.#add('\n');
  }

  #addProse(sheet: Worksheet, row: ShownRow): void {
    const text = row.cells.map(({ cell }) => cell.text).join(BETWEEN_PARTICULARS);
    const columns = row.cells.map(({ column }) => column);
    this.#addLine(sheet, text, { row, table: undefined, columns });
  }

  #addRow(sheet: Worksheet, row: ShownRow, columns: readonly number[]): void {
    const texts = columns.map(() => '');
    let at = 0;
    for (const { column, cell } of row.cells) {
      while (columns[at] !== column) at++;
      texts[at] = cell.text;
    }
    this.#addLine(sheet, texts.join('\t'), { row, table: this.#tables, columns });
  }

  #addLine(sheet: Worksheet, text: string, row: SheetLine | undefined): void {
    const span = { start: this.length, end: this.length + text.length };
    this.#lines.push({ span, sheet, row });
    this.#add(`${text}\n`);
  }

  #add(text: string): void {
    this.#parts.push(text);
    this.length += text.length;
  }
}
