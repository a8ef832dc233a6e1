import type { Cell, GridRow } from './block.ts';
import { CellBuilder } from './html-cell.ts';
import type { Piece, Tag } from './html-pieces.ts';

/** The standard's own limits. */
const MOST_COLUMNS_COVERED = 1000;
const MOST_ROWS_COVERED = 65534;
/** Beyond this column nobody asks what a cell above covers: it bounds the work for a hostile table. */
const COLUMNS_FOLLOWED = 512;

/**
 * The rows of a table, from the pieces between its tags. Missing end tags are supplied as browsers do; a
 * caption is a row of one cell.
 *
 * @param text What the pieces' spans count in.
 */
export function tableRows(text: string, pieces: readonly Piece[]): GridRow[] {
  const builder = new TableBuilder(text);
  for (const piece of pieces) builder.add(piece);
  return builder.build(pieces.at(-1)?.end ?? 0);
}

/** Whether a tag begins a cell. */
export function opensCell({ kind, name }: Tag): boolean {
  return kind === 'open' && (name === 'td' || name === 'th' || name === 'caption');
}

/** Whether a tag ends the cell before it, if any. */
export function closesCell({ kind, name }: Tag): boolean {
  return ROWS.has(name) || name === 'table' || (kind === 'close' && CELLS.has(name));
}

const CELLS = new Set(['td', 'th', 'caption']);
const GROUPS = new Set(['tbody', 'thead', 'tfoot']);
const ROWS = new Set(['tr', ...GROUPS, 'colgroup', 'col']);

class TableBuilder {
  readonly #rows: GridRow[] = [];
  readonly #text: string;
  #row: { start: number; end: number; readonly cells: Cell[]; column: number } | undefined;
  #cell: CellBuilder | undefined;
  /** For each column, the index of the first row that no cell from above covers there. */
  #free: number[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  add(piece: Piece): void {
    if (piece.kind === 'text') {
      this.#cell?.addText(piece);
      return;
    }
    if (opensCell(piece)) this.#openCell(piece);
    else if (closesCell(piece)) this.#closeCell(piece);
    else this.#cell?.addTag(piece);
  }

  /** The rows; the last cell ends at `end` where no tag ended it. */
  build(end: number): GridRow[] {
    this.#endCell(end);
    this.#endRow();
    return this.#rows;
  }

  #openCell(tag: Tag): void {
    this.#endCell(tag.start);
    if (tag.name === 'caption') this.#endRow();
    const row = this.#row ?? { start: tag.start, end: tag.end, cells: [], column: 0 };
    this.#row = row;
    while ((this.#free[row.column] ?? 0) > this.#rows.length) row.column++;
    const { column } = row;
    const width = spanOf(tag, 'colspan', MOST_COLUMNS_COVERED) || 1;
    const height = spanOf(tag, 'rowspan', MOST_ROWS_COVERED) || MOST_ROWS_COVERED;
    if (height > 1) {
      const end = Math.min(column + width, COLUMNS_FOLLOWED);
      for (let i = column; i < end; i++) {
        this.#free[i] = Math.max(this.#free[i] ?? 0, this.#rows.length + height);
      }
    }
    row.column += width;
    this.#cell = new CellBuilder(this.#text, { start: tag.end, column, width, height });
  }

  #closeCell(tag: Tag): void {
    this.#endCell(tag.start);
    if (this.#row && tag.kind === 'close' && (CELLS.has(tag.name) || tag.name === 'tr')) {
      this.#row.end = tag.end;
    }
    if (CELLS.has(tag.name) && tag.name !== 'caption') return;
    this.#endRow();
    // What a cell covers ends with its group of rows.
    if (GROUPS.has(tag.name)) this.#free = [];
    if (tag.kind === 'open' && tag.name === 'tr') {
      this.#row = { start: tag.start, end: tag.end, cells: [], column: 0 };
    }
  }

  #endCell(end: number): void {
    if (!this.#cell || !this.#row) return;
    this.#row.cells.push(this.#cell.build(end));
    this.#row.end = end;
    this.#cell = undefined;
  }

  #endRow(): void {
    if (!this.#row) return;
    const { start, end, cells } = this.#row;
    this.#rows.push({ span: { start, end }, cells });
    this.#row = undefined;
  }
}

/** The number in an attribute, by the standard's rules; 1 where there is none. */
function spanOf({ attributes }: Tag, name: string, most: number): number {
  const value = attributes.find((attribute) => attribute.name === name)?.value;
  const digits = /^\s*\+?(\d+)/.exec(value ?? '')?.[1];
  const count = digits === undefined ? 1 : Number(digits);
  return Math.min(count, most);
}
