import type { Grid, Paragraph } from './block.ts';
import {
  breaksLine,
  headingLevel,
  isBlockElement,
  isElement,
  isTablePart,
} from './html-elements.ts';
import { type HtmlPiece, visitPieces } from './html-pieces.ts';
import { tableRows } from './html-table.ts';
import { TableTags } from './html-table-tags.ts';
import { HTML } from './notation/html-notation.ts';
import type { BlockReading, Reader } from './reader.ts';
import { isQuoted, isVerbatim, NO_PROSE, Sight } from './sight.ts';
import type { Span } from './span.ts';
import { isBlank, isBlankUnit, ownCopy } from './text.ts';
import { VisibleBuilder } from './visible.ts';

/** Reads a page, in which every block is HTML. */
export const htmlReader: Reader = {
  read: (source, at) => readHtml(source, at, false),
};

/**
 * Reads HTML in a text of another kind: lines whose first markup is a tag. Each such line is a block of
 * its own, but a table continues to its end tag.
 */
export const embeddedHtmlReader: Reader = {
  read: (source, at) => (holdsTag(source, at) ? readHtml(source, at, true) : undefined),
};

/** Characters that decide whether a line contains a tag, and those that end the line. */
const FIRST = /[<\n\r\t|`]/g;
const TAG = /<\/?([a-z][a-z0-9:]*)(?=[\s/>])|<!--|<!doctype\s/iy;

/**
 * Whether the first `<` of the line begins a tag. Marks of code or of other tables before it rule that
 * out.
 */
function holdsTag(source: string, at: number): boolean {
  let position = at;
  while (isBlankUnit(source.charCodeAt(position)) && !/[\n\r]/.test(source.charAt(position)))
    position++;
  FIRST.lastIndex = position;
  const first = FIRST.exec(source);
  if (first?.[0] !== '<') return false;
  TAG.lastIndex = first.index;
  const match = TAG.exec(source);
  return match !== null && (match[1] === undefined || isElement(match[1].toLowerCase()));
}

function readHtml(source: string, at: number, embedded: boolean): BlockReading {
  const table = readTable(source, at, embedded);
  if (table.reading) return table.reading;
  return readFlow(source, at, embedded, table.reach);
}

const TABLE = /<table(?=[\s/>])/iy;

/**
 * The visible table that begins at `at`, if there is one. A table with another table in a cell only lays
 * out the page: the inner table is read as a table, and the rest as text. A table ends before a table
 * that begins between its rows, and at the end of the page. In a text of another kind, a table without an
 * end tag ends with its last row or cell.
 */
function readTable(
  source: string,
  at: number,
  embedded: boolean,
): { reading?: BlockReading; reach: number } {
  let begin = at;
  while (begin < source.length && isBlankUnit(source.charCodeAt(begin))) begin++;
  TABLE.lastIndex = begin;
  if (!TABLE.test(source)) return { reach: 0 };

  let pieces: HtmlPiece[] = [];
  const tags = new TableTags();
  let end: number | undefined;
  let lastStep = 0;
  let isLayout = false;
  let isHidden = false;
  const sight = new Sight();
  const reach = visitPieces(source, at, (piece) => {
    const isOwn = piece.kind !== 'text' && isTablePart(piece.name) && !sight.isHidden;
    if (piece.kind !== 'text' && !isOwn && sight.take(piece)) {
      pieces.push(piece);
      isHidden = piece.start === begin - at;
      return !isHidden;
    }
    if (piece.kind !== 'text' && piece.name === 'table' && pieces.length > 0) {
      if (piece.kind === 'close') end = piece.end;
      else if (tags.inCell) isLayout = true;
      else if (piece.start > begin - at) end = piece.start;
      if (end !== undefined || isLayout) {
        pieces.push(piece);
        return false;
      }
    }
    pieces.push(piece);
    if (piece.kind !== 'text' && tags.take(piece).length > 0) lastStep = piece.end;
    return true;
  });
  if (isLayout || isHidden) return { reach };
  if (end === undefined && embedded) {
    if (lastStep === 0) return { reach };
    // The open cell includes the rest of its line, but no further line.
    const line = tags.inCell ? afterLine(source, at + lastStep, source.length) : at + lastStep;
    end = (line < 0 ? source.length : line) - at;
    pieces = piecesBefore(pieces, end);
  }
  const content = { start: begin - at, end: end ?? source.length - at };
  const next = afterBlanks(source, at + content.end);
  const text = ownCopy(source, at, next.end);
  const block: Grid = {
    kind: 'grid',
    notation: HTML,
    text,
    content,
    reach: Math.max(reach, next.reach - at),
    rows: tableRows(text, pieces),
  };
  return { reading: { block, end: next.end }, reach };
}

/** The pieces before an offset. A piece that crosses it is cut off. */
function piecesBefore(pieces: readonly HtmlPiece[], end: number): HtmlPiece[] {
  return pieces
    .filter((piece) => piece.start < end)
    .map((piece) => (piece.end > end ? { ...piece, end } : piece));
}

/** Reads the next visible line of text, with the markup around it. */
function readFlow(source: string, at: number, embedded: boolean, looked: number): BlockReading {
  const texts: (Span & { readonly isOpaque: boolean })[] = [];
  const code: Span[] = [];
  const sight = new Sight(NO_PROSE);
  let level: number | undefined;
  let end = source.length - at;
  let isFirstTag = true;
  const stopAt = (offset: number): false => {
    end = offset;
    return false;
  };
  const reach = visitPieces(source, at, (piece) => {
    if (piece.kind === 'text') {
      const isWithinLine = !sight.isHidden || !isBlockElement(sight.hiddenBy ?? '');
      const find = sight.isHidden ? blankLine : afterLine;
      const lineEnd =
        embedded && isWithinLine ? find(source, at + piece.start, at + piece.end) - at : -1;
      const shown = { start: piece.start, end: lineEnd < 0 ? piece.end : lineEnd };
      const isOpaque = isQuoted(sight.hiddenBy);
      if (isVerbatim(sight.hiddenBy)) code.push(shown);
      if (sight.isHidden && !isOpaque) return lineEnd < 0 || stopAt(lineEnd);
      if (!isBlank(source, at + shown.start, at + shown.end)) texts.push({ ...shown, isOpaque });
      return lineEnd < 0 || stopAt(lineEnd);
    }
    const { kind, name } = piece;
    const isBlankSoFar = texts.length === 0;
    const wasHidden = sight.isHidden;
    const beginsBlock = kind === 'open' && isBlockElement(name) && !wasHidden;
    if (sight.take(piece)) {
      isFirstTag = false;
      return isBlankSoFar || !beginsBlock || stopAt(piece.start);
    }
    const isTable = kind === 'open' && name === 'table' && !isFirstTag;
    isFirstTag = false;
    if (isTable) return stopAt(piece.start);
    if (isBlankSoFar) {
      const heading = headingLevel(name);
      if (heading !== undefined) level = kind === 'open' ? heading : undefined;
      return true;
    }
    if (kind === 'close' ? isBlockElement(name) : breaksLine(name)) return stopAt(piece.end);
    return kind === 'close' || !isBlockElement(name) || stopAt(piece.start);
  });
  const next = afterBlanks(source, at + end);
  const text = ownCopy(source, at, next.end);
  const builder = new VisibleBuilder(text);
  for (const { isOpaque, ...span } of texts) {
    if (isOpaque) builder.addOpaque(span);
    else builder.add(span);
  }
  const visible = builder.build();
  const block: Paragraph = {
    kind: 'paragraph',
    text,
    content: visible.content,
    reach: Math.max(reach, looked, next.reach - at),
    ...(level === undefined ? {} : { level }),
    ...(visible.text === '' ? {} : { visible }),
    ...(code.length === 0 ? {} : { code }),
  };
  return { block, end: next.end };
}

/** Offset after the line that precedes the first blank line in [start, end); -1 if there is no blank line. */
function blankLine(source: string, start: number, end: number): number {
  for (let at = afterLine(source, start, end); at >= 0; at = afterLine(source, at, end)) {
    const next = afterLine(source, at, end);
    if (next >= 0 && isBlank(source, at, next)) return at;
  }
  return -1;
}

/** Offset after the first line break in [start, end); -1 if there is none. */
function afterLine(source: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const unit = source.charAt(at);
    if (unit === '\n') return at + 1;
    if (unit === '\r') return source.charAt(at + 1) === '\n' ? at + 2 : at + 1;
  }
  return -1;
}

/**
 * Where the block after `at` begins: if the rest of the line is blank, after it and after the blank lines
 * that follow. A tab at the start of a line begins a cell and is no blank.
 */
function afterBlanks(source: string, at: number): { end: number; reach: number } {
  let position = at;
  // Leading blanks stay with their line: they can make it code.
  let lineStart = /[\n\r]/.test(source.charAt(at - 1)) ? at : -1;
  for (; position < source.length; position++) {
    const unit = source.charCodeAt(position);
    if (!isBlankUnit(unit) || (unit === TAB && lineStart >= 0)) break;
    if (unit === LINE_FEED || unit === CARRIAGE_RETURN) lineStart = position + 1;
  }
  if (position === source.length) return { end: position, reach: position };
  return { end: lineStart < 0 ? position : lineStart, reach: position + 1 };
}

const TAB = 9;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
