import { MOST_CELLS } from './reader.ts';
import type { Span } from './span.ts';
import { afterBlankLines, isBlank, lineAt, type TextLine } from './text.ts';

/** The lines of a pipe table, with the offset of its end and how far the source was read. */
export interface PipeLines {
  readonly lines: readonly TextLine[];
  readonly end: number;
  readonly reach: number;
}

/**
 * The pipe table that begins with `first`. It is one of these, with the lines with bars that follow:
 * - a line with bars above a rule;
 * - a line that begins with a bar, whose rule is not yet written;
 * - two lines with equally many bars or cells, or with bars at their ends, as programs write them.
 * A row may omit the bar at its beginning or end.
 *
 * In GitHub's Markdown a blank line ends a table. Converted or pasted drafts often contain extra blank
 * lines, so the table continues after one if the next line has as many cells as the rule and is no
 * heading of another table.
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
      // Words in every cell, below rows with figures, are the headings of another table.
      const [, ...rest] = cells;
      if (hasFigures && !rest.some((cell) => hasNoWords(source, cell))) {
        return { lines, end, reach };
      }
    }
    lines.push(line);
    next = line.next;
  }
}

/**
 * Whether two lines are rows of a table without a rule. The first begins without a bar, and either may
 * omit its outer bars.
 */
function areRows(source: string, first: TextLine, second: TextLine): boolean {
  const bars = barsIn(source, second).length;
  if (bars === barsIn(source, first).length) return true;
  if (cellsIn(source, first).length === cellsIn(source, second).length) return true;
  // The navigation links of a website have bars only between words, and a different number in each line.
  return endsWithBar(source, first) && endsWithBar(source, second) && bars >= MANY_BARS;
}

/** Whether a line directly below a row is a row too. */
function isRow(source: string, line: TextLine, isRuled: boolean): boolean {
  const bars = barsIn(source, line).length;
  if (bars >= (isRuled ? 1 : MANY_BARS)) return true;
  if (bars === 0) return false;
  const [, ...rest] = cellsIn(source, line);
  return endsWithBar(source, line) || rest.every((cell) => hasNoWords(source, cell));
}

/** Prose hardly ever has this many bars in a line, or equally many in two lines. */
const MANY_BARS = 3;

const BACKSLASH = 92;
const BAR = 124;

/** Offset of the first bar, or -1. A search for the first is quick, as most table lines begin with a bar. */
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

/** Offsets of the bars between cells. A bar after a backslash is a character of its cell. */
function barsIn(text: string, { start, end }: Span): number[] {
  const bars: number[] = [];
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at++;
    else if (unit === BAR && bars.push(at) === MOST_CELLS) break;
  }
  return bars;
}

/**
 * The cells of a line, each from bar to bar. Text outside the outer bars is a cell too; blanks there are
 * not.
 */
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

/** Whether a line with bars is the delimiter row of dashes below the headings. */
export function isRule(line: string): boolean {
  if (!line.includes('-') || !/^[\s|:-]+$/.test(line)) return false;
  return line.split('|').every((cell) => /^(?::?-+:?)?$/.test(cell.trim()));
}

/** Blanks, a figure, or a mark in place of one, possibly in bold or italic type. */
const NO_WORDS = /^(?:[\s\d０-９.．,，+＋\-－−–—%％/／*_~`]*|\s*(?:无|不适用)\s*)$/;

function hasNoWords(source: string, { start, end }: Span): boolean {
  return NO_WORDS.test(source.slice(start, end));
}

function isFigure(source: string, cell: Span): boolean {
  return hasNoWords(source, cell) && /[\d０-９]/.test(source.slice(cell.start, cell.end));
}
