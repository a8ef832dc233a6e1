import {
  type LaidTable,
  type PlacedCell,
  placed,
  widthOfLaid,
} from '../draft/notation/laid-table.ts';
import { displayWidth } from '../draft/width.ts';

/** How wide the columns of a table are, and how large its letters. */
export interface TableMeasures {
  /** One for each column, in twips; together the whole width. */
  readonly columns: readonly number[];
  /** In half points. */
  readonly size: number;
}

/** 五号, 小五 and smaller, for tables that have many columns. */
const SIZES = [21, 18, 15, 12] as const;

/** The margin on each side of the text of a cell, in twips. */
export const CELL_MARGIN = 57;

/**
 * Divides the width of a table among its columns: each gets what its longest word or figure needs, labels get what
 * they need to be read in few lines, and what is left is shared evenly.
 *
 * @param total In twips.
 */
export function measure(table: LaidTable, total: number): TableMeasures {
  const needs = needsOf(table);
  const least = sum(needs.map((need) => need.least));
  const room = (size: number) => (total - needs.length * 2 * CELL_MARGIN) / unitOf(size);
  const size = SIZES.find((one) => least <= room(one)) ?? SIZES[3];
  const rest = Math.max(0, room(size) - least);
  const wanted = sum(needs.map((need) => need.wanted - need.least));
  const given = Math.min(rest, wanted);
  const shares = needs.map(
    (need) =>
      need.least +
      (wanted > 0 ? ((need.wanted - need.least) * given) / wanted : 0) +
      (rest - given) / needs.length,
  );
  const scale = total / sum(shares.map((share) => share * unitOf(size) + 2 * CELL_MARGIN));
  const columns = shares.map((share) =>
    Math.floor((share * unitOf(size) + 2 * CELL_MARGIN) * scale),
  );
  return { columns, size };
}

/** Twips that a character of half the width of a Chinese one takes. */
function unitOf(size: number): number {
  return size * 5;
}

/** What a column needs, in characters of half the width of a Chinese one. */
interface Need {
  readonly least: number;
  readonly wanted: number;
}

/** Two Chinese characters, so that no label is set one character to a line. */
const NARROWEST = 4;
/** How much wider than half a Chinese character a digit can be. */
const WIDE_DIGIT = 1.25;
/** The width of short labels beside many rows, and the greatest width that a label needs. */
const NARROW_LABEL = 8;
const WIDE_LABEL = 40;
/** Enough for headings in two or three lines. */
const HEADING = 6;

function needsOf(table: LaidTable): Need[] {
  const cells = placed(table).flat();
  return Array.from({ length: widthOfLaid(table) }, (_, column) => {
    const own = cells.filter((cell) => cell.column === column && cell.width === 1);
    const least = Math.max(NARROWEST, ...own.map(({ text }) => longestWord(text)));
    return { least, wanted: Math.max(least, ...own.map(wantedBy)) };
  });
}

function wantedBy({ text, role, height }: PlacedCell): number {
  if (role === 'figure') return 0;
  const width = displayWidth(text);
  if (role !== 'label') return Math.min(width, HEADING);
  return height > 1 ? Math.max(NARROW_LABEL, width / height) : Math.min(width, WIDE_LABEL);
}

/** Lines can break between Chinese characters, but not within a figure or a word. Digits may be wide. */
function longestWord(text: string): number {
  const words = text.match(/[\p{Script=Latin}\p{N}.,+%‰/-]+/gu) ?? [];
  return Math.max(0, ...words.map((word) => Math.min(displayWidth(word) * WIDE_DIGIT, WIDE_LABEL)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
