import type { KnownLabels } from './known-labels.ts';
import type { Span } from './span.ts';
import { lineAt, type TextLine, tabIn } from './text.ts';

/** Limits on a broken label: it has at most so many further lines and UTF-16 code units. */
const MOST_LINES = 6;
const LONGEST_LABEL = 80;

/** The result of looking for a label that is broken over lines. */
export interface BrokenLabel {
  /** The lines that continue the label; empty if it is not broken or not known. */
  readonly below: readonly TextLine[];
  /** How far the source was read. */
  readonly reach: number;
}

/**
 * Follows a label that begins in the last cell of a line and continues on the next lines, as in tables
 * copied from a word processor or a page: `结果⏎维持⇥`, `三、本⏎年度⏎办理结果⇥`. Such lines look like rows, so only a
 * known label is joined.
 */
export function brokenLabel(source: string, line: TextLine, labels: KnownLabels): BrokenLabel {
  let label = unquoted(lastCell(source, line));
  const below: TextLine[] = [];
  let reach = line.next;
  while (reach < source.length && below.length < MOST_LINES) {
    if (label === '' || label.length > LONGEST_LABEL || !labels.isPiece(label)) break;
    const next = lineAt(source, reach);
    const tab = tabIn(source, next.start, next.end);
    const piece = source.slice(next.start, tab < 0 ? next.end : tab).trim();
    reach = next.next;
    if (piece === '') break;
    label += unquoted(piece);
    below.push(next);
    if (labels.isLabel(label)) return { below, reach };
    if (tab >= 0) break;
  }
  return { below: [], reach };
}

/** Spreadsheets copy a cell with line breaks in quotation marks. */
function unquoted(piece: string): string {
  return piece.replaceAll('"', '');
}

/** The text of the last cell of a line. It reads only this line, which may have no tab at all. */
export function lastCell(source: string, { start, end }: Span): string {
  let from = end;
  while (from > start && source.charCodeAt(from - 1) !== TAB) from--;
  return source.slice(from, end).trim();
}

const TAB = 9;
