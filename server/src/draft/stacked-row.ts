import type { KnownLabels } from './known-labels.ts';
import { joined, type PrintedLine, type PrintedPiece } from './printed-line.ts';
import { ENOUGH, isHeading, labelEnding, type PrintedRow, rowOf } from './printed-row.ts';

/** A label, with the lines below it that contain one cell each. */
export interface Stack {
  /** The lines since the last row. The last of them ends the label. */
  readonly above: readonly PrintedLine[];
  /** One piece for each line below; its text is empty if the line has only blanks. */
  readonly cells: readonly PrintedPiece[];
  /** Offset after the last of those lines. */
  readonly next: number;
  /** Whether the previous row was stacked too. */
  readonly goesOn: boolean;
  readonly labels: KnownLabels;
}

/**
 * A row whose cells stand below each other, as browsers copy cells that contain paragraphs. A blank cell
 * leaves a line of blanks, or nothing. A single figure on a line may be something else, such as a page
 * number, so it is a row only if the previous row was stacked too.
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

/** How many blank lines may follow the last cell of a table. */
const MOST_BLANKS = 2;

/** The `width` cells of a row, if all other lines are only blanks between paragraphs; otherwise undefined. */
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
