import { brokenLabel } from './broken-label.ts';
import { isPageNumberLine } from './is-page-number.ts';
import type { KnownLabels } from './known-labels.ts';
import type { Span } from './span.ts';
import { afterBlankLines, isBlank, lineAt, type TextLine, tabIn } from './text.ts';

/** Lines with tabs that belong to one table, with the offset where they end. */
export interface Region {
  /** Every line of the region that is not blank. Offsets count from the start of the region. */
  readonly lines: readonly RegionLine[];
  readonly end: number;
  /** How far the source was read. */
  readonly reach: number;
}

export interface RegionLine extends Span {
  readonly kind: 'tabbed' | 'continuation';
  /** Whether a blank line precedes it. */
  readonly afterBlank: boolean;
}

/** A new heading, which never continues a cell. Row labels are numbered like headings, but follow a tab. */
export const NUMBERED =
  /^\s*(?:[一二三四五六七八九十]+[、.．]|[（(][一二三四五六七八九十]+[）)]|#)/;
/** The text of a figure in a cell: digits with the marks that belong to them. */
export const FIGURE_LIKE = /^[\s\d０-９.．,，+＋\-－%％]+$/;

/** A mark in place of a figure that does not apply. */
export const MARK = /^\s*(?:[/／]|[-－−–—―─]+|无|不适用)\s*$/;

/** A line of HTML, which belongs to no table of tabs or spaces, however it is indented. */
export const TAG = /^\s*<[a-z/!]/i;

/** A line of Markdown or HTML, or the delimiter row of a Markdown table without outer bars. */
const MARKED_UP = new RegExp(`${TAG.source}|^\\s*(?:[|#\`~]|:?-{2,}:?\\s*\\|)`, 'i');

/** Whether a line is written in a notation other than cells separated by blanks. */
export function isOtherNotation(source: string, { start, end }: Span): boolean {
  return tabIn(source, start, end) >= 0 || MARKED_UP.test(source.slice(start, end));
}

/**
 * The region that begins at the line start `at`: lines with tabs, lines without a tab that continue a
 * cell, and blank lines in between. Undefined if the line at `at` has no tab.
 */
export function tabbedRegion(source: string, at: number, labels: KnownLabels): Region | undefined {
  const first = lineAt(source, at);
  if (tabIn(source, first.start, first.end) < 0) return undefined;

  const lines: RegionLine[] = [];
  const add = ({ start, end }: TextLine, kind: RegionLine['kind'], afterBlank: boolean) =>
    lines.push({ start: start - at, end: end - at, kind, afterBlank });
  add(first, 'tabbed', false);
  let previous: TextLine = first;
  let position = first.next;
  let reach = position;
  let pageBreak = false;
  while (position < source.length) {
    const start = afterBlankLines(source, position);
    reach = Math.max(reach, start);
    if (start >= source.length) return { lines, end: start, reach };
    const line = lineAt(source, start);
    reach = Math.max(reach, line.next);
    const afterBlank: boolean = pageBreak || start > position;
    pageBreak = false;
    if (TAG.test(source.slice(line.start, line.end))) return { lines, end: start, reach };
    if (isPageNumberLine(source, line)) {
      const below = lineAt(source, afterBlankLines(source, line.next));
      reach = Math.max(reach, below.next);
      const isTabbed = tabIn(source, below.start, below.end) >= 0;
      const isCell = isTabbed || continuesCell(source, previous, below);
      if (!isCell) return { lines, end: start, reach };
      // A row that is broken by the end of a page is one row, unless a blank line separates it there.
      pageBreak = afterBlank || below.start > line.next;
      position = below.start;
      continue;
    }
    if (tabIn(source, line.start, line.end) >= 0) {
      add(line, 'tabbed', afterBlank);
    } else if (!afterBlank && continuesCell(source, previous, line)) {
      add(line, 'continuation', afterBlank);
    } else {
      const broken = afterBlank ? undefined : brokenLabel(source, line, labels);
      reach = Math.max(reach, broken?.reach ?? 0);
      const last = broken?.below.at(-1);
      if (!last || tabIn(source, last.start, last.end) < 0) return { lines, end: start, reach };
      add(line, 'continuation', afterBlank);
    }
    previous = line;
    position = line.next;
  }
  return { lines, end: position, reach };
}

/**
 * Whether a line without a tab continues the cell above it. Labels wrap and figures do not, so text
 * directly below a figure is prose. Below a blank cell only a figure continues it.
 */
function continuesCell(source: string, above: TextLine, line: TextLine): boolean {
  const text = source.slice(line.start, line.end);
  if (FIGURE_LIKE.test(text)) return true;
  if (NUMBERED.test(text)) return false;
  const lineAbove = source.slice(above.start, above.end);
  // Trailing tabs after the only cell of a line start no new cell.
  const content = /^\t[^\t]*\t+$/.test(lineAbove) ? lineAbove.trimEnd() : lineAbove;
  const cell = content.slice(content.lastIndexOf('\t') + 1);
  return !isBlank(cell, 0, cell.length) && !FIGURE_LIKE.test(cell) && !MARK.test(cell);
}
