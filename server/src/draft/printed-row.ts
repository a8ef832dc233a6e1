import type { KnownLabels, KnownRow } from './known-labels.ts';
import {
  endsInFigure,
  isFigure,
  joined,
  type PrintedLine,
  type PrintedPiece,
  together,
} from './printed-line.ts';

/** A row of a printed table. */
export interface PrintedRow {
  /** Lines above it that are not part of its label. */
  readonly above: readonly PrintedLine[];
  readonly cells: readonly PrintedPiece[];
  /** How many figures such a row has, in each table that contains one. */
  readonly widths: readonly number[];
  /** Offset after its last line. */
  readonly next: number;
}

/** A line's surroundings. */
export interface LinesAround {
  /** The lines since the last row. */
  readonly above: readonly PrintedLine[];
  /** Reads the lines below. */
  readonly below: () => readonly PrintedLine[];
  /** `widths` of the last row; undefined before the first row. */
  readonly last: readonly number[] | undefined;
  readonly labels: KnownLabels;
}

/** A line with this many figures is neither a page number nor prose that happens to end with a figure. */
export const ENOUGH = 3;

/** The row whose figures are on `line`; undefined if it is no row. */
export function printedRow(line: PrintedLine, around: LinesAround): PrintedRow | undefined {
  return rowWithWord(line, around) ?? rowOfFigures(line, around);
}

function rowOfFigures(line: PrintedLine, around: LinesAround): PrintedRow | undefined {
  const { above, below, last, labels } = around;
  if (!endsInFigure(line)) return undefined;
  const label = line.pieces.slice(0, line.pieces.findLastIndex((piece) => !isFigure(piece)) + 1);
  const figures = line.pieces.slice(label.length);
  const count = figures.length;
  // A line with few figures can be a row only if it has a label, and a heading or a row above it.
  const isAlone = label.length === 0 || (!last && above.length === 0);
  if (isAlone && count < ENOUGH) return undefined;

  // Figures below the headings of a row without a label are that row, even if blank cells have left no trace.
  const headings = label.length === 0 ? labels.widthsUnder(joined(above).text) : [];
  if (headings.length > 0) return { above, cells: figures, widths: headings, next: line.next };

  const own: PrintedLine = { ...line, pieces: label };
  const lines = [...above, own];
  const known = labelEnding(lines, [], labels);
  if (!known?.row.isWhole && count >= ENOUGH) {
    const whole = labelGoingOn(lines, below(), labels);
    const isUnderHeading = () => above.some((one) => whole && isHeading(one, whole.label.row));
    if (whole?.label.row.widths.includes(count) && (known || last || isUnderHeading())) {
      return rowOf(whole.label, above, figures, whole.next);
    }
  }
  if (known) {
    const { row } = known;
    const fits = row.widths.includes(count);
    const isUnderHeading = () => fits && above.some((one) => isHeading(one, row));
    const isRow = (fits && count >= ENOUGH) || (row.isWhole && (last || isUnderHeading()));
    return isRow ? rowOf(known, above, figures, line.next) : undefined;
  }
  if (count < ENOUGH || !last?.includes(count)) return undefined;
  return label.length === 0
    ? undefined
    : { above, cells: line.pieces, widths: last, next: line.next };
}

/**
 * A row in which a cell says something other than a figure, such as `？`, but is no piece of a label. Its
 * label is complete, and it has as many cells as the row above it has figures.
 */
function rowWithWord(
  line: PrintedLine,
  { above, last = [], labels }: LinesAround,
): PrintedRow | undefined {
  for (const width of last) {
    const cells = line.pieces.slice(-width);
    const words = cells.filter((piece) => !isFigure(piece));
    const areInCells = words.length > 0 && 2 * words.length < width;
    if (!areInCells || words.some(({ text }) => labels.isPiece(text))) continue;
    const own = { ...line, pieces: line.pieces.slice(0, -width) };
    const known = labelEnding([...above, own], [], labels);
    if (known?.row.isWhole && known.row.widths.includes(width)) {
      return rowOf(known, above, cells, line.next);
    }
  }
  return undefined;
}

/** The complete label that continues on lines below its figures, with the offset after them. */
function labelGoingOn(
  lines: readonly PrintedLine[],
  below: readonly PrintedLine[],
  labels: KnownLabels,
): { readonly label: PrintedLabel; readonly next: number } | undefined {
  for (const [index, { next }] of below.entries()) {
    const label = labelEnding(lines, below.slice(0, index + 1), labels);
    if (label?.row.isWhole) return { label, next };
  }
  return undefined;
}

/** Whether a line is the caption or contains a heading of the table that a row is from. */
export function isHeading(line: PrintedLine, row: KnownRow): boolean {
  return [joined([line]), ...line.pieces].some(({ text }) => row.isUnder(text));
}

/** A known label, with the pieces before it on its first line, such as part of a heading of rows. */
export interface PrintedLabel {
  readonly row: KnownRow;
  readonly cells: readonly PrintedPiece[];
}

/** Maximum length of a label. Longer ones would cost time. */
const LONGEST_LABEL = 100;
/** Over how many lines above its figures a label can be broken. */
const MOST_LINES = 10;
/** How a label begins. Nothing above such a line belongs to the label. */
const BEGINS =
  /^(?:[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|[一二三四五六七八九十]{1,3}[、.．]|\d{1,2}[、.．,)）])/;

/**
 * The label that ends on the last of `lines`, or continues in `below`, the lines below its figures. The
 * shortest known label wins.
 */
export function labelEnding(
  lines: readonly PrintedLine[],
  below: readonly PrintedLine[],
  labels: KnownLabels,
): PrintedLabel | undefined {
  let later: readonly PrintedLine[] = below;
  for (const [index, line] of lines.slice(-MOST_LINES).toReversed().entries()) {
    if (index > 0 && endsInFigure(line)) return undefined;
    const { pieces } = line;
    for (let first = pieces.length - 1; first >= 0; first--) {
      const begins = BEGINS.test(pieces[first]?.text ?? '');
      const own = pieces.slice(first);
      const label = together([...own, ...later.flatMap((one) => one.pieces)]);
      if (label.text.length > LONGEST_LABEL) return undefined;
      const row = labels.row(label.text);
      const isFromStart = begins || (index === 0 && first === 0 && !pieces.some(isFigure));
      const isKnown = row && (row.isWhole || isFromStart);
      const known = isKnown ? { row, cells: [label] } : undefined;
      const beside =
        begins && !row?.isWhole ? labelBesideMerged(line, own, later, labels) : undefined;
      const found = beside ?? known;
      // A figure before a label would belong to another row, but 无 there is a piece of （四）无法提供.
      const before = pieces.slice(0, first).filter((piece) => !isFigure(piece));
      if (found) return { ...found, cells: [...before, ...found.cells] };
      // A merged cell at the left leaves a piece of its text beside the label: （六）其他处理.
      const isMerged = first === 0 && pieces.length > 1;
      if (begins && !isMerged) return undefined;
    }
    later = [line, ...later];
  }
  return undefined;
}

/**
 * By how many code units a label's next line may be shifted to the left. In print, wide characters take
 * the width of two.
 */
const MOST_SHIFTED = 2;

/**
 * The complete label that begins in `line` and continues in later lines, beside pieces of a cell that is
 * merged over several rows. Text extracted from a PDF by layout looks like this: `法提供 行制作` below `（四）无
 * 2.没有现成信息需要另`.
 */
function labelBesideMerged(
  line: PrintedLine,
  own: readonly PrintedPiece[],
  later: readonly PrintedLine[],
  labels: KnownLabels,
): PrintedLabel | undefined {
  const column = (own[0]?.start ?? 0) - line.start - MOST_SHIFTED;
  const inColumn = (one: PrintedLine) =>
    one.pieces.filter(({ start }) => start - one.start >= column);
  const behindMerged = ({ pieces }: PrintedLine) => pieces.slice(pieces.length > 1 ? 1 : 0);
  for (const piecesOf of [inColumn, behindMerged]) {
    const label = together([...own, ...later.flatMap(piecesOf)]);
    const row = labels.row(label.text);
    if (row?.isWhole) return { row, cells: [label] };
  }
  return undefined;
}

/** Makes a row from its label and figures. */
export function rowOf(
  { row, cells }: PrintedLabel,
  above: readonly PrintedLine[],
  figures: readonly PrintedPiece[],
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
