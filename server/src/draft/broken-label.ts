import type { KnownLabels } from './known-labels.ts';
import type { Span } from './span.ts';
import { lineAt, type TextLine, tabIn } from './text.ts';

/** No label is broken over more lines, nor longer. */
const MOST_LINES = 6;
const LONGEST_LABEL = 80;

/** What was found out about the label that a line ends with. */
export interface BrokenLabel {
  /** The lines that go on with it; none where it is not broken, or not known. */
  readonly below: readonly TextLine[];
  /** How far the source was looked at. */
  readonly reach: number;
}

/**
 * Follows a label that begins in the last cell of a line and is parted by the line breaks in it, as where
 * a table is copied out of a word processor or a page: `结果⏎维持⇥`, `三、本⏎年度⏎办理结果⇥`. Nothing but a
 * known label tells its lines from rows.
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

/** A sheet copies a cell that holds line breaks in quotation marks. */
function unquoted(piece: string): string {
  return piece.replaceAll('"', '');
}

/** What stands in the last cell of a line. Looks at no more than the line: there may be no tab before it. */
export function lastCell(source: string, { start, end }: Span): string {
  let from = end;
  while (from > start && source.charCodeAt(from - 1) !== TAB) from--;
  return source.slice(from, end).trim();
}

const TAB = 9;
