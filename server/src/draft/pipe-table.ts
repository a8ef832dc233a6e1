import { readFigure } from '../figure/read.ts';
import type { Span } from './span.ts';
import { displayWidth } from './width.ts';

/** New text for a span of a text. */
export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/**
 * The replacements that align the columns of a Markdown table, with figures to the right. They touch only
 * the blanks around cells and the dashes of the delimiter row, so no figure and no word can change.
 *
 * @param text The lines of one table; lines without a bar stay as they are.
 * @param shown New texts of cells that another edit rewrites, by the offset of the cell's text.
 */
export function alignPipeTable(
  text: string,
  shown: ReadonlyMap<number, string> = new Map(),
): Replacement[] {
  const rows = linesOf(text)
    .map((line) => cellsOf(text, line, shown))
    .filter((cells) => cells.length > 0);
  const [, second] = rows;
  const delimiter = second?.every(({ shown: rule }) => DELIMITER.test(rule)) ? second : undefined;
  const columns = columnsOf(rows, delimiter);
  return rows
    .flatMap((cells) =>
      cells.flatMap((cell, index) => {
        const column = columns[index];
        if (!column) return [];
        return cells === delimiter ? ruled(cell, column) : padded(cell, column);
      }),
    )
    .filter(({ span, text: wanted }) => text.slice(span.start, span.end) !== wanted);
}

/** A cell of a row: the range of its text, and its extent from bar to bar. */
interface PipeCell {
  readonly span: Span;
  readonly extent: Span;
  readonly shown: string;
  /** Whether a bar precedes it, and whether one follows it. The outer bars may be omitted. */
  readonly opened: boolean;
  readonly closed: boolean;
}

interface PipeColumn {
  readonly width: number;
  readonly align: 'left' | 'right' | 'center';
  /** The colons of the delimiter row: those written, or those that align figures to the right. */
  readonly colons: readonly [string, string];
}

const DELIMITER = /^:?-+:?$/;
const SHORTEST = 3;

function linesOf(text: string): Span[] {
  return [...text.matchAll(/[^\r\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function cellsOf(text: string, line: Span, shown: ReadonlyMap<number, string>): PipeCell[] {
  const bars = barsIn(text, line);
  if (bars.length === 0) return [];
  const edges = [line.start - 1, ...bars, line.end];
  return edges.slice(1).flatMap((end, index) => {
    const extent = { start: (edges[index] ?? 0) + 1, end };
    const opened = index > 0;
    const closed = end < line.end;
    const inside = text.slice(extent.start, extent.end);
    const blanks = /^\s*/.exec(inside)?.[0].length ?? 0;
    const content = inside.trim();
    // Text outside the outer bars is a cell too; blanks there are not.
    if (content === '' && !(opened && closed)) return [];
    const start = content === '' ? extent.end : extent.start + blanks;
    return {
      span: { start, end: start + content.length },
      extent,
      shown: shown.get(start) ?? content,
      opened,
      closed,
    };
  });
}

/** Offsets of the bars between cells. A bar after a backslash is a character of its cell. */
function barsIn(text: string, { start, end }: Span): number[] {
  const bars: number[] = [];
  for (let at = start; at < end; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '|') bars.push(at);
  }
  return bars;
}

function columnsOf(
  rows: readonly (readonly PipeCell[])[],
  delimiter: readonly PipeCell[] | undefined,
): PipeColumn[] {
  const first = delimiter ? rows.indexOf(delimiter) + 1 : 0;
  const count = rows.reduce((most, { length }) => Math.max(most, length), 0);
  return Array.from({ length: count }, (_, index) => {
    const written = rows
      .filter((cells) => cells !== delimiter)
      .flatMap((cells) => cells[index] ?? []);
    const body = rows.slice(first).flatMap((cells) => cells[index] ?? []);
    const rule = delimiter?.[index]?.shown ?? '';
    const colons = colonsOf(rule) ?? (areFigures(body) ? ['', ':'] : ['', '']);
    return {
      width: written.reduce((most, { shown }) => Math.max(most, displayWidth(shown)), SHORTEST),
      align: colons[1] === '' ? 'left' : colons[0] === '' ? 'right' : 'center',
      colons,
    };
  });
}

/** The colons with which the writer aligned a column; undefined if there are none. */
function colonsOf(rule: string): readonly [string, string] | undefined {
  const before = rule.startsWith(':') ? ':' : '';
  const after = rule.endsWith(':') ? ':' : '';
  return before === '' && after === '' ? undefined : [before, after];
}

function areFigures(cells: readonly PipeCell[]): boolean {
  const kinds = cells.map(({ shown }) => readFigure(shown).kind);
  return kinds.includes('figure') && !kinds.includes('unreadable');
}

function padded(
  { span, extent, shown, opened, closed }: PipeCell,
  column: PipeColumn,
): Replacement[] {
  const room = Math.max(0, column.width - displayWidth(shown));
  const left = { left: 0, right: room, center: Math.floor(room / 2) }[column.align];
  const before = opened ? ` ${' '.repeat(left)}` : '';
  const after = closed ? `${' '.repeat(room - left)} ` : '';
  if (span.start === span.end) return [{ span: extent, text: ' '.repeat(column.width + 2) }];
  return [
    // A row without an opening bar keeps its indentation.
    ...(opened ? [{ span: { start: extent.start, end: span.start }, text: before }] : []),
    { span: { start: span.end, end: extent.end }, text: after },
  ];
}

function ruled({ span, extent, opened, closed }: PipeCell, column: PipeColumn): Replacement[] {
  const [before, after] = column.colons;
  const dashes = '-'.repeat(column.width - before.length - after.length);
  const start = opened ? extent.start : span.start;
  const rule = `${before}${dashes}${after}`;
  return [
    { span: { start, end: extent.end }, text: `${opened ? ' ' : ''}${rule}${closed ? ' ' : ''}` },
  ];
}
