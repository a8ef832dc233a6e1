import type { Span } from '../../draft/span.ts';
import { isBlank } from '../../draft/text.ts';
import type { EditFault } from '../office-draft.ts';
import type {
  DocxBlock,
  DocxCell,
  DocxParagraph,
  DocxPiece,
  DocxTable,
  ParagraphRoom,
} from './body.ts';
import { seenColumns } from './seen-columns.ts';

/** A document as the text of a draft. */
export interface Projection {
  readonly text: string;
  /** In the order of the text; only line ends, tabs, and covered cells lie between them. */
  readonly fields: readonly DocxField[];
}

/** A line of prose, or a cell of a table, in the text. */
export interface DocxField extends Span {
  /**
   * Its content. A string is a number that Word generates, or LF between the paragraphs of a cell. If the span is
   * empty, the content has only blanks, which are not in the text of a cell.
   */
  readonly content: readonly (DocxPiece | string)[];
  /** Where a run can be put in; undefined if the line begins after a line break within its paragraph. */
  readonly room: ParagraphRoom | undefined;
  /** Its place as in `OfficePlace`; undefined in prose. */
  readonly cell: CellPlace | undefined;
}

interface CellPlace {
  readonly table: number;
  readonly row: number;
  readonly column: number;
}

/** Characters of a field in the text: a piece of the document, or why they cannot be edited. */
export interface Segment extends Span {
  readonly piece: DocxPiece | EditFault;
}

/** The segments of a field, in order and without gaps; none if it is empty. */
export function segmentsOf({ start, end, content }: DocxField): Segment[] {
  const segments: Segment[] = [];
  if (start === end) return segments;
  let at = start;
  let last = '';
  let isBroken = false;
  const add = (text: string, piece: Segment['piece']) => {
    if (text !== '') segments.push({ start: at, end: at + text.length, piece });
    at += text.length;
  };
  for (const piece of content) {
    const text = typeof piece === 'string' ? piece : piece.text;
    if (text === '\n') isBroken = true;
    else {
      if (isBroken) add(joint(last, text), 'fixed');
      add(text, typeof piece === 'string' ? 'numbered' : piece);
      last = text;
      isBroken = false;
    }
  }
  return segments;
}

/** What replaces a line break between two texts: a blank between digits or words, otherwise nothing. */
function joint(before: string, after: string): string {
  return WORD.test(before.charAt(before.length - 1)) && WORD.test(after.charAt(0)) ? ' ' : '';
}

const WORD = /[\w.,%]/;

/** Longest text that is made, in UTF-16 code units. Rows with thousands of cells can make it longer than the file. */
export const LONGEST_TEXT = 20_000_000;

/** Writes blocks as the text of a draft; undefined if it would be too long. */
export function project(blocks: readonly DocxBlock[]): Projection | undefined {
  const projector = new Projector();
  projector.addBlocks(blocks);
  return projector.build();
}

class Projector {
  readonly #parts: string[] = [];
  readonly #fields: DocxField[] = [];
  #length = 0;
  #tables = 0;
  /** Whether only blanks follow the last table. */
  #isBehindTable = false;

  build(): Projection | undefined {
    return this.#isTooLong ? undefined : { text: this.#parts.join(''), fields: this.#fields };
  }

  get #isTooLong(): boolean {
    return this.#length > LONGEST_TEXT;
  }

  addBlocks(blocks: readonly DocxBlock[]): void {
    for (const block of blocks) {
      if (block.kind === 'paragraph') this.#addParagraph(block);
      else if (isLayout(block)) this.#addCellsOf(block);
      else this.#addTable(block);
    }
  }

  /** Reads the content of a layout table as if there were no table. */
  #addCellsOf({ rows }: DocxTable): void {
    for (const { cells } of rows) for (const { blocks } of cells) this.addBlocks(blocks);
  }

  #addParagraph({ number, pieces, room }: DocxParagraph): void {
    let line: (DocxPiece | string)[] = number === '' ? [] : [number];
    let isFirst = true;
    const endLine = () => {
      const shown = this.#addField(line, isFirst ? room : undefined, undefined);
      this.#isBehindTable &&= isBlank(shown, 0, shown.length);
      this.#addMark('\n');
      line = [];
      isFirst = false;
    };
    for (const piece of pieces) {
      if (piece.text === '\n') endLine();
      else line.push(piece);
    }
    endLine();
  }

  #addTable(table: DocxTable): void {
    if (this.#isBehindTable) this.#addMark(PARTING);
    this.#tables++;
    const { count, indexOf } = seenColumns(table);
    let above: ReadonlySet<number> = new Set();
    for (const { number, cells } of table.rows) {
      if (cells.length === 0) continue;
      const merged = new Set<number>();
      let column = 0;
      for (const cell of cells) {
        const seat = indexOf.get(cell.column) ?? column;
        this.#addMark('\t'.repeat(seat - column));
        column = seat;
        if (cell.merge) merged.add(column);
        const isCovered = cell.merge === 'goes-on' && above.has(column);
        const place = { table: this.#tables, row: number, column: column + 1 };
        if (!isCovered) this.#addCell(cell, place);
      }
      above = merged;
      this.#addMark(`${'\t'.repeat(count - 1 - column)}\n`);
      if (this.#isTooLong) return;
    }
    this.#addMark('\n');
    this.#isBehindTable = true;
  }

  #addCell({ blocks }: DocxCell, place: CellPlace): void {
    const content: (DocxPiece | string)[] = [];
    let room: ParagraphRoom | undefined;
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue;
      if (room) content.push('\n');
      if (block.number !== '') content.push(block.number);
      for (const piece of block.pieces) content.push(piece);
      room ??= block.room;
    }
    this.#addField(content, room, place);
  }

  /** Adds a field and returns its text. */
  #addField(
    content: DocxField['content'],
    room: ParagraphRoom | undefined,
    cell: CellPlace | undefined,
  ): string {
    const start = this.#length;
    const whole = textOf(content);
    const shown = cell && isBlank(whole, 0, whole.length) ? '' : whole;
    this.#addMark(shown);
    this.#fields.push({ start, end: this.#length, content, room, cell });
    return shown;
  }

  #addMark(text: string): void {
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** A comment that separates two adjacent tables, because a draft would read them as one. Its text does not matter. */
const PARTING = '<!-- -->\n';

/** Whether a table only serves the layout of the page: it has one column, or holds another table. */
function isLayout({ rows }: DocxTable): boolean {
  return (
    rows.every(({ cells }) => cells.length <= 1) ||
    rows.some(({ cells }) =>
      cells.some(({ blocks }) => blocks.some(({ kind }) => kind === 'table')),
    )
  );
}

function textOf(content: DocxField['content']): string {
  let text = '';
  let isBroken = false;
  for (const piece of content) {
    const part = typeof piece === 'string' ? piece : piece.text;
    if (part === '\n') isBroken = true;
    else {
      text += isBroken ? joint(text, part) + part : part;
      isBroken = false;
    }
  }
  return text;
}
