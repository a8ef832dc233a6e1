import type { KnownLabels, KnownRow } from './known-labels.ts';
import {
  endsInFigure,
  isFigure,
  joined,
  type Piece,
  type PrintedLine,
  together,
} from './printed-line.ts';

/** A row, found by the line that its figures stand on. */
export interface PrintedRow {
  /** The lines above that are not of its label. */
  readonly above: readonly PrintedLine[];
  readonly cells: readonly Piece[];
  /** How many figures such a row has, in each table that has one. */
  readonly widths: readonly number[];
  /** Offset behind its last line. */
  readonly next: number;
}

/** Where a line stands. */
export interface Surroundings {
  /** The lines since the last row. */
  readonly above: readonly PrintedLine[];
  /** Gives the lines that follow. */
  readonly below: () => readonly PrintedLine[];
  /** The `widths` of the last row; undefined before the first. */
  readonly last: readonly number[] | undefined;
  readonly labels: KnownLabels;
}

/** So many figures are no page's number, and none that a line of prose happens to end in. */
export const ENOUGH = 3;

/** The row whose figures stand on a line; undefined where it is none. */
export function printedRow(line: PrintedLine, around: Surroundings): PrintedRow | undefined {
  const { above, below, last, labels } = around;
  if (!endsInFigure(line)) return undefined;
  const label = line.pieces.slice(0, line.pieces.findLastIndex((piece) => !isFigure(piece)) + 1);
  const figures = line.pieces.slice(label.length);
  const count = figures.length;
  // What is no row beyond doubt has at least a label, and a heading or a row above it.
  const isAlone = label.length === 0 || (!last && above.length === 0);
  if (isAlone && count < ENOUGH) return undefined;

  const headings = label.length === 0 ? labels.widthsUnder(joined(above).text) : [];
  if (headings.includes(count)) return { above, cells: figures, widths: headings, next: line.next };

  const own: PrintedLine = { ...line, pieces: label };
  const known = labelEnding([...above, own], [], labels);
  if (known) {
    const { row } = known;
    const fits = row.widths.includes(count);
    const isUnderHeading = () => fits && above.some((one) => isHeading(one, row));
    const isRow = (fits && count >= ENOUGH) || (row.isWhole && (last || isUnderHeading()));
    return isRow ? rowOf(known, above, figures, line.next) : undefined;
  }
  if (count < ENOUGH || !last?.includes(count)) return undefined;
  const under = below();
  for (const [index, { next }] of under.entries()) {
    const broken = labelEnding([...above, own], under.slice(0, index + 1), labels);
    if (broken?.row.isWhole) return rowOf(broken, above, figures, next);
  }
  return label.length === 0
    ? undefined
    : { above, cells: line.pieces, widths: last, next: line.next };
}

/** Whether a line is the caption of a row's table, or has a heading of it. */
export function isHeading(line: PrintedLine, row: KnownRow): boolean {
  return [joined([line]), ...line.pieces].some(({ text }) => row.isUnder(text));
}

/** A known label and what stands before it on its first line, such as the rest of a heading over rows. */
export interface Label {
  readonly row: KnownRow;
  readonly cells: readonly Piece[];
}

/** No label is longer; what follows costs time. */
const LONGEST_LABEL = 100;
/** A label is not broken over more lines above its figures. */
const MOST_LINES = 10;
/** What begins a label: nothing above belongs to it. */
const BEGINS =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．,)）])/;

/**
 * The label that ends with the last of some lines, and goes on below its figures where it is broken so. The
 * shortest that is known goes before longer ones.
 */
export function labelEnding(
  lines: readonly PrintedLine[],
  below: readonly PrintedLine[],
  labels: KnownLabels,
): Label | undefined {
  const rest = joined(below).text;
  let later: readonly Piece[] = [];
  for (const [index, line] of lines.slice(-MOST_LINES).toReversed().entries()) {
    if (index > 0 && endsInFigure(line)) return undefined;
    const { pieces } = line;
    for (let first = pieces.length - 1; first >= 0; first--) {
      const begins = BEGINS.test(pieces[first]?.text ?? '');
      const label = together([...pieces.slice(first), ...later]);
      const text = label.text + rest;
      if (text.length > LONGEST_LABEL) return undefined;
      const row = labels.row(text);
      const isFromStart = begins || (index === 0 && first === 0 && !pieces.some(isFigure));
      if (row && (row.isWhole || isFromStart)) {
        return { row, cells: [...pieces.slice(0, first), { ...label, text }] };
      }
      if (begins) return undefined;
    }
    later = [...pieces, ...later];
  }
  return undefined;
}

/** A row by its label. */
export function rowOf(
  { row, cells }: Label,
  above: readonly PrintedLine[],
  figures: readonly Piece[],
  next: number,
): PrintedRow {
  const start = cells[0]?.start ?? 0;
  return {
    above: above.filter((line) => line.next <= start),
    cells: [...cells, ...figures],
    widths: row.widths,
    next,
  };
}
