import type { Cell, GridRow } from './block.ts';
import { CellBuilder } from './html-cell.ts';
import { isTablePart } from './html-elements.ts';
import type { HtmlPiece, Tag } from './html-pieces.ts';
import { isRowGroup, TableTags } from './html-table-tags.ts';
import { isRemoved, isUnseen, Sight } from './sight.ts';

/** Limits of the HTML standard. */
const MOST_COLUMNS_COVERED = 1000;
const MOST_ROWS_COVERED = 65534;
/**
 * Cells that reach down from above are followed up to this column only. It bounds the work for a hostile
 * table.
 */
const COLUMNS_FOLLOWED = 512;

/**
 * The rows of a table, made from the pieces between its tags. Missing tags are supplied as browsers do. A
 * caption is a row with one cell.
 *
 * @param text The text that the spans of the pieces count in.
 */
export function tableRows(text: string, pieces: readonly HtmlPiece[]): GridRow[] {
  const builder = new TableBuilder(text);
  for (const piece of pieces) builder.add(piece);
  return builder.build(pieces.at(-1)?.end ?? 0);
}

/** A row whose cells are being read. */
interface OpenRow {
  readonly start: number;
  end: number;
  readonly cells: Cell[];
  /** The first column that may still be free. */
  column: number;
  /** Whether the whole row is hidden. */
  readonly isHidden: boolean;
  /** Whether a cell shows something, and whether a cell contains hidden content. */
  isSeen: boolean;
  hasUnseen: boolean;
}

class TableBuilder {
  readonly #text: string;
  readonly #tags = new TableTags();
  readonly #sight = new Sight();
  readonly #rows: GridRow[] = [];
  /** How many rows have ended, including hidden ones. */
  #rowsPassed = 0;
  #isGroupHidden = false;
  #row: OpenRow | undefined;
  #cell: CellBuilder | undefined;
  /** For each column, the index of the first row that no cell from above covers. */
  #free: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  add(piece: HtmlPiece): void {
    if (piece.kind === 'text') {
      if (!this.#sight.isHidden) this.#cell?.addText(piece);
      return;
    }
    // Hidden rows and cells of this table still take up their places.
    const isOwn = isTablePart(piece.name) && !this.#sight.isHidden;
    if (!isOwn && this.#sight.take(piece)) {
      this.#cell?.passOver();
      return;
    }
    const steps = this.#tags.take(piece);
    if (steps.length === 0) this.#cell?.addTag(piece);
    if (isRowGroup(piece.name)) this.#isGroupHidden = piece.kind === 'open' && isUnseen(piece);
    for (const step of steps) {
      if (step === 'begin-row') this.#beginRow(piece);
      else if (step === 'begin-cell') this.#beginCell(piece);
      else if (step === 'end-cell') this.#endCell(piece.start);
      else if (step === 'end-row') this.#endRow(piece);
      // A cell covers no rows outside its group.
      else this.#free = [];
    }
  }

  /** The rows. Rows and cells without an end tag end at `end`. */
  build(end: number): GridRow[] {
    this.#endCell(end);
    this.#endRow();
    return this.#rows;
  }

  #beginRow(tag: Tag): void {
    const isHidden = this.#isGroupHidden || (!isCell(tag.name) && isUnseen(tag));
    const { start, end } = tag;
    this.#row = { start, end, cells: [], column: 0, isHidden, isSeen: false, hasUnseen: false };
  }

  #beginCell(tag: Tag): void {
    const row = this.#row;
    if (!row || isRemoved(tag)) return;
    while ((this.#free[row.column] ?? 0) > this.#rowsPassed) row.column++;
    const { column } = row;
    const width = spanOf(tag, 'colspan', MOST_COLUMNS_COVERED) || 1;
    const height = spanOf(tag, 'rowspan', MOST_ROWS_COVERED) || MOST_ROWS_COVERED;
    if (height > 1) {
      const end = Math.min(column + width, COLUMNS_FOLLOWED);
      for (let i = column; i < end; i++) {
        this.#free[i] = Math.max(this.#free[i] ?? 0, this.#rowsPassed + height);
      }
    }
    row.column += width;
    const place = { start: tag.end, column, width, height };
    this.#cell = new CellBuilder(this.#text, place, isUnseen(tag));
  }

  #endCell(end: number): void {
    if (!this.#cell || !this.#row) return;
    const cell = this.#cell.build(end);
    this.#row.cells.push(cell);
    this.#row.end = end;
    this.#row.isSeen ||= cell.text !== '';
    this.#row.hasUnseen ||= this.#cell.isUnseen;
    this.#cell = undefined;
  }

  /** Ends the row after its last cell, or after its own end tag if `tag` is that. */
  #endRow(tag?: Tag): void {
    if (!this.#row) return;
    const { start, end, cells, isHidden, isSeen, hasUnseen } = this.#row;
    const isOwn = tag?.kind === 'close' && tag.name === 'tr';
    const isShown = !isHidden && (isSeen || !hasUnseen);
    if (isShown) this.#rows.push({ span: { start, end: isOwn ? tag.end : end }, cells });
    this.#rowsPassed++;
    this.#row = undefined;
  }
}

function isCell(name: string): boolean {
  return name === 'td' || name === 'th';
}

/** The number in an attribute, read by the HTML standard's rules; 1 by default. */
function spanOf({ attributes }: Tag, name: string, most: number): number {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  const digits = /^\s*\+?(\d+)/.exec(value ?? '')?.[1];
  const count = digits === undefined ? 1 : Number(digits);
  return Math.min(count, most);
}
