import { MOST_CELLS } from './reader.ts';
import type { Span } from './span.ts';
import { afterBlankLines, isBlank, lineAt, type TextLine } from './text.ts';

/** The lines of a pipe table, and the offsets where it ends and up to which the source was looked at. */
export interface PipeLines {
  readonly lines: readonly TextLine[];
  readonly end: number;
  readonly reach: number;
}

/**
 * The pipe table that begins with a line: one with bars over a rule; one that begins with a bar, where the
 * rule is yet to be written; or two with as many bars or cells each, or with a bar at an end, as programs put cells
 * together; and the lines with bars that follow. A row may lack the bar that begins or ends the others.
 *
 * A blank line ends a table of GitHub's Markdown. Drafts that were converted or pasted have some too many,
 * so the lines behind one are read on where they have as many cells as the rule and no heading of their own.
 */
export function pipeLines(source: string, first: TextLine): PipeLines | undefined {
  if (barIn(source, first) < 0) return undefined;
  const begins = beginsWithBar(source, first);
  const second = lineAt(source, begins ? afterBlankLines(source, first.next) : first.next);
  const columns = isRuleIn(source, second) ? cellsIn(source, second).length : undefined;
  const isRuled =
    columns !== undefined &&
    (second.start === first.next || cellsIn(source, first).length === columns);
  const bars = barsIn(source, first).length;
  const isTwo = isRuled || begins || areRows(source, first, second);
  if (!isRuled && !(isTwo && bars >= MANY_BARS)) return undefined;

  const lines = [first];
  let looked = 0;
  let hasFigures = false;
  for (let next = first.next; ; ) {
    const line = lineAt(source, afterBlankLines(source, next));
    const end = line.start;
    const isBelow = end === next;
    const goesOn = isBelow
      ? beginsWithBar(source, line) || isRow(source, line, isRuled)
      : isRuled && beginsWithBar(source, line);
    if (!goesOn) return { lines, end, reach: line.next };
    if (!isBelow && end !== second.start) {
      const below = lineAt(source, afterBlankLines(source, line.next));
      const reach = below.next;
      if (isRuleIn(source, below)) return { lines, end, reach };
      const cells = cellsIn(source, line);
      if (cells.length !== columns) return { lines, end, reach };
      for (; !hasFigures && looked < lines.length; looked++) {
        hasFigures = cellsIn(source, lines[looked] ?? line).some((cell) => isFigure(source, cell));
      }
      // Words in every cell below figures are the headings of another table.
      const [, ...rest] = cells;
      if (hasFigures && !rest.some((cell) => hasNoWords(source, cell))) {
        return { lines, end, reach };
      }
    }
    lines.push(line);
    next = line.next;
  }
}

/** Whether two lines, the first of which begins with no bar, are rows without a rule: each may lack a bar at its ends. */
function areRows(source: string, first: TextLine, second: TextLine): boolean {
  const bars = barsIn(source, second).length;
  if (bars === barsIn(source, first).length) return true;
  if (cellsIn(source, first).length === cellsIn(source, second).length) return true;
  // What links the pages of a site has bars between its words only, and a different number on each line.
  return endsWithBar(source, first) && endsWithBar(source, second) && bars >= MANY_BARS;
}

/** Whether a line right below rows is one. */
function isRow(source: string, line: TextLine, isRuled: boolean): boolean {
  const bars = barsIn(source, line).length;
  if (bars >= (isRuled ? 1 : MANY_BARS)) return true;
  if (bars === 0) return false;
  const [, ...rest] = cellsIn(source, line);
  return endsWithBar(source, line) || rest.every((cell) => hasNoWords(source, cell));
}

/** Prose has hardly so many bars in a line, nor as many in the next. */
const MANY_BARS = 3;

const BACKSLASH = 92;
const BAR = 124;

/** Offset of the first bar, or -1: most lines begin with it. */
function barIn(text: string, { start, end }: Span): number {
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === BAR) return at;
  }
  return -1;
}

function beginsWithBar(text: string, line: Span): boolean {
  const bar = barIn(text, line);
  return bar >= 0 && isBlank(text, line.start, bar);
}

function endsWithBar(text: string, line: Span): boolean {
  const bar = barsIn(text, line).at(-1);
  return bar !== undefined && isBlank(text, bar + 1, line.end);
}

/** Offsets of the bars that part cells: a backslash makes a bar a character of the cell. */
function barsIn(text: string, { start, end }: Span): number[] {
  const bars: number[] = [];
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === BAR && bars.push(at) === MOST_CELLS) break;
  }
  return bars;
}

/** The cells of a line, each from bar to bar. Outside the outer bars there is one only where something is written. */
export function cellsIn(text: string, line: Span): Span[] {
  const edges = [line.start - 1, ...barsIn(text, line), line.end];
  const cells: Span[] = [];
  for (let index = 1; index < edges.length; index++) {
    const cell = { start: (edges[index - 1] ?? 0) + 1, end: edges[index] ?? 0 };
    const isOutside = index === 1 || index === edges.length - 1;
    if (!isOutside || !isBlank(text, cell.start, cell.end)) cells.push(cell);
  }
  return cells;
}

function isRuleIn(source: string, line: Span): boolean {
  return barIn(source, line) >= 0 && isRule(source.slice(line.start, line.end));
}

/** Whether a line with bars is the row of dashes below the headings. */
export function isRule(line: string): boolean {
  if (!line.includes('-') || !/^[\s|:-]+$/.test(line)) return false;
  return line.split('|').every((cell) => /^(?::?-+:?)?$/.test(cell.trim()));
}

/** A blank, a figure, or a mark in the place of one, in bold print or not. */
const NO_WORDS = /^(?:[\s\d０-９.．,，+＋\-－−–—%％/／*_~`]*|\s*(?:无|不适用)\s*)$/;

function hasNoWords(source: string, { start, end }: Span): boolean {
  return NO_WORDS.test(source.slice(start, end));
}

function isFigure(source: string, cell: Span): boolean {
  return hasNoWords(source, cell) && /[\d０-９]/.test(source.slice(cell.start, cell.end));
}
