import type { Span } from '../../draft/span.ts';
import type { XmlReader } from '../../package/xml-reader.ts';
import { columnIn, MOST_COLUMNS, MOST_ROWS, rangeOf, type SheetRange } from './cell-reference.ts';
import { type CellStyle, PLAIN_CELL } from './cell-styles.ts';
import { readCellContent, type WorkbookContext } from './read-cell.ts';
import { countOf, isTrue } from './sheet-xml.ts';
import { type NumberRange, Stretches } from './stretches.ts';
import type { Worksheet, WorksheetCell, WorksheetRow } from './worksheet.ts';

/** The parts of a workbook outside its sheets. */
export interface WorkbookParts extends WorkbookContext {
  readonly styles: readonly CellStyle[];
}

/** A sheet that was read. */
export interface WorksheetReading {
  readonly sheet: Worksheet;
  readonly hasFormulas: boolean;
  /** Whether a formula has no result in the file. */
  readonly lacksResults: boolean;
  /** Whether it has pictures, charts or text boxes. */
  readonly hasDrawing: boolean;
  /** Whether its rows and cells are in order, as every program writes them. */
  readonly isInOrder: boolean;
}

/** How much more the sheets of a workbook may hold. Reading reduces it. */
export interface WorkbookRoom {
  /** Cells, including blank ones with a format, and hidden rows. Reports have a few thousand. */
  cells: number;
  /** UTF-16 code units that cells show. Many cells may share one string of the workbook. */
  characters: number;
}

export function roomOfWorkbook(): WorkbookRoom {
  return { cells: 500_000, characters: LONGEST_TEXT };
}

/** Longest text of a workbook that is made, in UTF-16 code units. Cells far apart would fill it with tabs. */
export const LONGEST_TEXT = 20_000_000;

/** Most merged ranges, and most array formulas, of a sheet. */
const MOST_RANGES = 100_000;

/** Reads a sheet from its root on. If it is too large, the reader gives up. */
export function readWorksheet(
  reader: XmlReader,
  { name, part }: Pick<Worksheet, 'name' | 'part'>,
  parts: WorkbookParts,
  room: WorkbookRoom,
): WorksheetReading {
  const rows: WorksheetRow[] = [];
  const merges: SheetRange[] = [];
  const hidden: NumberRange[] = [];
  const cellReader = new RowReader(reader, parts, room);
  let isProtected = false;
  let hasDrawing = false;
  reader.eachChild((element) => {
    if (element === 'cols') {
      reader.eachChild(() => {
        if (isTrue(reader, 'hidden')) {
          hidden.push({ from: countOf(reader, 'min') ?? 0, to: countOf(reader, 'max') ?? 0 });
        }
      });
    } else if (element === 'sheetData') {
      reader.eachChild((row) => {
        const one = row === 'row' ? cellReader.readRow() : undefined;
        if (one && (one.isHidden || one.cells.length > 0)) rows.push(one);
      });
    } else if (element === 'mergeCells') {
      reader.eachChild(() => {
        const range = rangeOf(reader.attribute('ref') ?? '');
        if (range) merges.push(range);
        if (merges.length > MOST_RANGES) reader.giveUp();
      });
    } else if (element === 'sheetProtection') isProtected = isTrue(reader, 'sheet');
    else if (element === 'drawing') hasDrawing = true;
  });
  const { hasFormulas, lacksResults, isInOrder, arrays } = cellReader;
  const { text: xml } = reader;
  const sheet = {
    name,
    part,
    xml,
    rows,
    merges,
    arrays,
    hidden: new Stretches(hidden),
    isProtected,
  };
  return { sheet, hasFormulas, lacksResults, hasDrawing, isInOrder };
}

class RowReader {
  hasFormulas = false;
  lacksResults = false;
  isInOrder = true;
  readonly arrays: SheetRange[] = [];
  /** The number of the row that was read last. */
  #last = 0;
  readonly #reader: XmlReader;
  readonly #parts: WorkbookParts;
  readonly #room: WorkbookRoom;

  constructor(reader: XmlReader, parts: WorkbookParts, room: WorkbookRoom) {
    this.#room = room;
    this.#reader = reader;
    this.#parts = parts;
  }

  /** Reads the row whose open tag was read last; without a number, it is the next row. */
  readRow(): WorksheetRow {
    const reader = this.#reader;
    const number = countOf(reader, 'r') ?? this.#last + 1;
    const isHidden = isTrue(reader, 'hidden');
    const cells: WorksheetCell[] = [];
    reader.eachChild((name) => {
      if (name !== 'c') return;
      const cell = this.#readCell(cells.at(-1)?.column ?? 0);
      if (cell.column <= (cells.at(-1)?.column ?? 0) || cell.column > MOST_COLUMNS) {
        this.isInOrder = false;
      } else cells.push(cell);
    });
    if (number <= this.#last || number > MOST_ROWS) this.isInOrder = false;
    this.#last = number;
    if (isHidden) this.#take(1, 0);
    return { number, isHidden, cells };
  }

  #readCell(last: number): WorksheetCell {
    const reader = this.#reader;
    const { start } = reader;
    const column = columnIn(reader.attribute('r') ?? '') ?? last + 1;
    const style = this.#parts.styles[countOf(reader, 's') ?? 0] ?? PLAIN_CELL;
    const { content, lacksResult, array } = readCellContent(reader, style, this.#parts);
    if (content.kind === 'computed') this.hasFormulas = true;
    if (lacksResult) this.lacksResults = true;
    if (array) this.arrays.push(array);
    if (this.arrays.length > MOST_RANGES) reader.giveUp();
    this.#take(1, content.text.length);
    const span: Span = { start, end: reader.end };
    return { column, style, span, ...content };
  }

  #take(cells: number, characters: number): void {
    this.#room.cells -= cells;
    this.#room.characters -= characters;
    if (Math.min(this.#room.cells, this.#room.characters) < 0) this.#reader.giveUp();
  }
}
