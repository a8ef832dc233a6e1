import type { KnownLabels } from './known-labels.ts';
import { joined, type PrintedLine, type PrintedPiece } from './printed-line.ts';
import { ENOUGH, isHeading, labelEnding, type PrintedRow, rowOf } from './printed-row.ts';

/** A label, and the lines below it that hold one cell each. */
export interface Stack {
  /** The lines since the last row; the last of them ends the label. */
  readonly above: readonly PrintedLine[];
  /** What stands on the lines below, one piece each, without characters where a line holds nothing but blanks. */
  readonly cells: readonly PrintedPiece[];
  /** Offset behind the last of those lines. */
  readonly next: number;
  /** Whether the row before was such a row. */
  readonly goesOn: boolean;
  readonly labels: KnownLabels;
}

/**
 * The row whose cells stand below each other, as a browser copies cells of a page that hold paragraphs; a
 * blank cell leaves a line of blanks there, or nothing. A single figure may be anything else on a line of its
 * own, such as a page's number: it is a row only where the row before was stacked as well.
 */
export function stackedRow({ above, cells, next, goesOn, labels }: Stack): PrintedRow | undefined {
  const filled = cells.filter(({ text }) => text !== '');
  const headings = labels.widthsUnder(joined(above).text);
  const known = headings.length > 0 ? undefined : labelEnding(above, [], labels);
  const widths = known?.row.widths ?? headings;
  const figures = widths.map((width) => fitted(cells, width)).find((some) => some !== undefined);
  const isUnderHeading = () => known && above.some((line) => isHeading(line, known.row));
  const isRow = goesOn || filled.length >= ENOUGH || (cells.length >= ENOUGH && isUnderHeading());
  if (figures && isRow) {
    return known ? rowOf(known, above, figures, next) : { above, cells: figures, widths, next };
  }
  const isShort = filled.length > 0 && widths.every((width) => filled.length < width);
  return known?.row.isWhole && goesOn && isShort ? rowOf(known, above, filled, next) : undefined;
}

/** So many lines of blanks may part the last cell of a table from what follows. */
const MOST_BLANKS = 2;

/** So many cells, where all that are blank, or those behind them, are nothing but lines between paragraphs. */
function fitted(
  cells: readonly PrintedPiece[],
  width: number,
): readonly PrintedPiece[] | undefined {
  const filled = cells.filter(({ text }) => text !== '');
  if (filled.length === width) return filled;
  const rest = cells.slice(width);
  if (cells.length < width || rest.length > MOST_BLANKS) return undefined;
  return rest.some(({ text }) => text !== '') ? undefined : cells.slice(0, width);
}
