import { type Steps, strides } from '../steps.ts';
import type { Cell, Grid, GridRow } from './block.ts';
import { CellBuilder } from './html-cell.ts';
import { visitPieces } from './html-pieces.ts';
import { marksIn, quotationsIn } from './markdown-marks.ts';
import { MARKDOWN } from './notation/markdown-notation.ts';
import { readParagraph, unreadLines } from './paragraph.ts';
import { cellsIn, isRule, type PipeLines, pipeLines } from './pipe-lines.ts';
import type { BlockReading, Reader } from './reader.ts';
import { Sight } from './sight.ts';
import { type Span, shifted } from './span.ts';
import { isBlank, lineAt, ownCopy, type TextLine, trimmed } from './text.ts';
import { VisibleBuilder } from './visible.ts';

/**
 * Reads the Markdown that a draft may contain: pipe tables, headings, bold text, and fenced code, which
 * is not part of the report. Every line is read on its own.
 */
export const markdownInDraftReader: Reader = {
  read(source, at) {
    const line = lineAt(source, at);
    return (
      readFence(source, at, line) ??
      readPipeTable(source, at, line) ??
      readMarkedLine(source, at, line)
    );
  },
};

const FENCE = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;

/** Fenced code, up to its closing fence or the end of the text. */
function readFence(source: string, at: number, first: TextLine): BlockReading | undefined {
  const fence = FENCE.exec(source.slice(first.start, first.end))?.[1];
  if (fence === undefined) return undefined;
  const mark = fence.charAt(0);
  let line = first;
  while (line.next < source.length) {
    line = lineAt(source, line.next);
    const text = source.slice(line.start, line.end).trim();
    if (text.length >= fence.length && text === mark.repeat(text.length)) break;
  }
  return unreadLines(source, at, line.next, 'code');
}

const HEADING = /^ {0,3}(#{1,6})(?:[ \t\u3000]+|(?=[^\s#\w]))/;

/** Reads a line with marks that a reader does not see; undefined for other lines. */
export function readMarkedLine(
  source: string,
  at: number,
  line: TextLine,
): BlockReading | undefined {
  const written = source.slice(line.start, line.end);
  const heading = HEADING.exec(written);
  const hasBold = written.includes('**');
  if (!heading && !hasBold) return undefined;
  const { block, end } = readParagraph(source, at);
  if (block.kind === 'grid') return undefined;
  const content = heading
    ? withoutClosing(block.text, trimmed(block.text, heading[0].length, line.end - at))
    : block.content;
  const level = heading?.[1]?.length;
  const plain = { ...block, content, ...(level === undefined ? {} : { level }) };
  if (!hasBold) return { block: plain, end };
  const builder = new VisibleBuilder(block.text);
  for (const part of withoutBold(block.text, content)) builder.add(part);
  const visible = { ...builder.build(), fixed: quotationsIn(block.text) };
  return { block: { ...plain, content: visible.content, visible }, end };
}

/** The text of a heading without the closing `#` marks. */
function withoutClosing(text: string, { start, end }: Span): Span {
  let at = end;
  while (at > start && text.charAt(at - 1) === '#') at--;
  const isClosed = at < end && isBlank(text, at - 1, at);
  return isClosed ? trimmed(text, start, at) : { start, end };
}

/** The parts of a line between the marks of bold text. */
function withoutBold(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let from = start;
  while (from < end) {
    const mark = text.indexOf('**', from);
    const to = mark < 0 || mark >= end ? end : mark;
    parts.push({ start: from, end: to });
    from = to + 2;
  }
  return parts;
}

/** The pipe table that begins at `at`, read row by row. */
export function readPipeTable(
  source: string,
  at: number,
  first: TextLine,
): Steps<BlockReading> | undefined {
  const table = pipeLines(source, first);
  return table && readRows(source, at, table);
}

function* readRows(
  source: string,
  at: number,
  { lines, end, reach }: PipeLines,
): Steps<BlockReading> {
  const isStep = strides();
  const text = ownCopy(source, at, end);
  const rows: GridRow[] = [];
  for (const line of lines) {
    rows.push(...rowOf(text, shifted(line, -at)));
    if (isStep(line.end - line.start)) yield;
  }
  const block: Grid = {
    kind: 'grid',
    notation: MARKDOWN,
    text,
    content: { start: 0, end: (lines.at(-1)?.end ?? at) - at },
    reach: reach - at,
    rows,
  };
  return { block, end };
}

function rowOf(text: string, span: Span): GridRow[] {
  const line = text.slice(span.start, span.end);
  if (isRule(line)) return [];
  const isPlain = !MARKUP.test(line);
  const cell = isPlain ? plainCell : cellOf;
  const cells = cellsIn(text, span).map((extent, column) => cell(text, extent, column));
  const isStruckOut = !isPlain && cells.every((each) => each.text === '') && /[<~]/.test(line);
  return isStruckOut ? [] : [{ span, cells }];
}

/** Characters that can make the visible text of a cell differ from its source. */
const MARKUP = /[<&\\*_~`]/;

/** Reads a cell of a line without markup. */
function plainCell(text: string, extent: Span, column: number): Cell {
  const span = trimmed(text, extent.start, extent.end);
  if (span.start === span.end) return blankCell(extent, column);
  const written = text.slice(span.start, span.end);
  return { span, extent, text: written, column, width: 1, height: 1 };
}

/** A blank cell. An inserted figure keeps one blank between itself and the bar before it. */
function blankCell(extent: Span, column: number): Cell {
  const start = Math.min(extent.start + 1, extent.end);
  return { span: { start, end: start }, extent, text: '', column, width: 1, height: 1 };
}

function cellOf(text: string, extent: Span, column: number): Cell {
  const padded = trimmed(text, extent.start, extent.end);
  if (padded.start === padded.end) return blankCell(extent, column);
  const span = withoutEmphasis(text, padded);
  const written = text.slice(span.start, span.end);
  const place = { column, width: 1, height: 1 };
  if (!/[<&\\]|~~/.test(written)) return { span, extent, text: written, ...place };
  const cell = markedUp(text, span, place);
  const { runs, ...unescaped } = { ...cell, extent, text: cell.text.replaceAll(ESCAPE, '$1') };
  return runs && unescaped.text === cell.text ? { ...unescaped, runs } : unescaped;
}

const ESCAPE = /\\([!-/:-@[-`{-~])/g;
const MOST_MARKS = 3;
const EMPHASIS = ['**', '__', '*', '_', '`'];

/** The text inside marks that make all of it bold, italic or code. */
function withoutEmphasis(text: string, written: Span): Span {
  let span = written;
  for (let depth = 0; depth < MOST_MARKS; depth++) {
    const { start, end } = span;
    const mark = EMPHASIS.find(
      (one) =>
        end - start > 2 * one.length &&
        text.startsWith(one, start) &&
        text.startsWith(one, end - one.length),
    );
    if (mark === undefined) break;
    const inner = trimmed(text, start + mark.length, end - mark.length);
    if (inner.start === inner.end) break;
    span = inner;
  }
  return span;
}

/** Reads a cell with HTML, such as `<br>` in a label or `&nbsp;` beside a figure, or with struck-out text. */
function markedUp(
  text: string,
  span: Span,
  place: Pick<Cell, 'column' | 'width' | 'height'>,
): Cell {
  const builder = new CellBuilder(text, { start: span.start, ...place });
  const sight = new Sight();
  const written = text.slice(span.start, span.end);
  const unseen = written.includes('~~')
    ? marksIn(written).flatMap((mark) =>
        mark.kind === 'unseen' ? [shifted(mark, span.start)] : [],
      )
    : [];
  visitPieces(text.slice(0, span.end), span.start, (piece) => {
    const moved = { ...piece, ...shifted(piece, span.start) };
    if (moved.kind === 'text') {
      if (sight.isHidden) return true;
      let from = moved.start;
      for (const { start, end } of unseen) {
        if (start >= moved.end || end <= from) continue;
        if (from < start) builder.addText({ start: from, end: start });
        builder.passOver();
        from = end;
      }
      if (from < moved.end) builder.addText({ start: from, end: moved.end });
    } else if (sight.take(moved)) builder.passOver();
    else builder.addTag(moved);
    return true;
  });
  return builder.build(span.end);
}
