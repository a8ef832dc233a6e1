import type { Block, Grid, GridRow } from '../../draft/block.ts';
import { contentText } from '../../draft/paragraph.ts';
import { type Column, isNamed, type TableForm } from '../form.ts';
import type { FoundTable } from '../found-table.ts';
import type { Lookup } from '../lookup.ts';
import { isSentence } from '../prose-line.ts';
import { unitSaidIn } from '../unit.ts';
import type { Headed, Printed } from './captions.ts';
import { withPlacedHeadings } from './placed-headings.ts';
import { boundIn, columnsIn, foundTable } from './read-pieces.ts';
import { isHeading, type Pieces, piecesOf } from './table-pieces.ts';
import type { WrittenRow } from './written-row.ts';

/** Rows that may make one printed table, and the tables that were found in them: its blocks. */
export interface HeadedTable extends Above {
  readonly grids: readonly Grid[];
  readonly first: GridRow;
  readonly last: GridRow;
  /** None if the rows are no table that is read by its headings. */
  readonly tables: readonly FoundTable[];
}

/**
 * Seeks the tables that are read by their headings in the blocks of a report. A caption decides which table
 * follows; between it and the headings there may be a few short lines, such as the unit. Without a caption, all
 * headings of a table must be there. A grid without a caption may also continue the table before it.
 *
 * @param before The result before an edit. Rows that the edit did not change are not read again.
 */
export function headedTables(
  blocks: readonly Block[],
  headed: Headed,
  lookup: Lookup,
  before: readonly HeadedTable[] = [],
): HeadedTable[] {
  if (headed.tables.length === 0) return [];
  const known = new Map(before.map((one) => [one.first, one]));
  return sectionsOf(blocks, headed, lookup).flatMap((section) => {
    const [first, last] = [section.rows[0]?.row, section.rows.at(-1)?.row];
    if (!first || !last) return [];
    const { captioned, unit } = section;
    const grids = [...new Set(section.rows.map(({ grid }) => grid))];
    const old = known.get(first);
    return old?.last === last &&
      old.unit === unit &&
      isSame(old.grids, grids) &&
      isSame(old.captioned, captioned)
      ? old
      : { captioned, unit, grids, first, last, tables: foundIn(section, headed, lookup) };
  });
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** Rows that may make one table, or a part of one. */
interface Part extends Above {
  readonly rows: WrittenRow[];
}

interface Section extends Part {
  /** For each row with figures, the texts before them. Kept only where the table may go on on a new page. */
  readonly labels: Set<string>;
}

/** What the lines above a table say. */
interface Above {
  /** The tables that its caption names. */
  readonly captioned: readonly Printed[];
  /** The unit of its figures; empty if no line says it. */
  readonly unit: string;
}

/** How many lines may stand between a caption and its table. */
const LINES_BETWEEN = 4;
const LONGEST_BETWEEN = 40;

function sectionsOf(blocks: readonly Block[], headed: Headed, lookup: Lookup): Section[] {
  const sections: Section[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'grid') continue;
    for (const part of partsIn(block, linesAbove(blocks, index, headed), headed)) {
      const last = sections.at(-1);
      const isBelowCaption = [part, last].some((one) => one && one.captioned.length > 0);
      const labels = isBelowCaption ? labelsIn(part.rows, lookup) : new Set<string>();
      const section = { ...part, labels };
      if (last && isContinued(last, section, lookup)) {
        for (const row of part.rows) last.rows.push(row);
        for (const label of labels) last.labels.add(label);
      } else {
        sections.push(section);
      }
    }
  }
  return sections;
}

/** A grid cut at the captions in it. */
function partsIn(grid: Grid, above: Above, headed: Headed): Part[] {
  let part: Part = { ...above, rows: [] };
  const parts = [part];
  for (const row of grid.rows) {
    const captioned = captionIn(row, headed);
    if (captioned.length > 0) {
      part = { captioned, unit: '', rows: [] };
      parts.push(part);
    } else {
      part.rows.push({ grid, row });
    }
  }
  return parts.filter(({ rows }) => rows.length > 0);
}

/** Whether rows belong to the table before them: they have no caption, or the same one again. */
function isContinued(last: Section, next: Section, lookup: Lookup): boolean {
  if (next.captioned.length === 0) return continues(last, next, lookup);
  return (
    next.captioned === last.captioned &&
    (haveNoLabelInCommon(last, next) ||
      next.captioned.some((printed) => areHalves(last.rows, next.rows, printed, lookup)))
  );
}

/** Whether a table goes on below the same caption, on a new page: none of its rows is there again. */
function haveNoLabelInCommon(last: Section, next: Section): boolean {
  return [...next.labels].every((label) => !last.labels.has(label));
}

/** For each row with figures, the texts before them; in blocks side by side, before the last of them. */
function labelsIn(rows: readonly WrittenRow[], lookup: Lookup): Set<string> {
  const isFigure = (text: string) => lookup.cell(text).figure.kind === 'figure';
  return new Set(
    rows.flatMap(({ row }) => {
      const texts = row.cells.map(({ text }) => text);
      const isLabel = (text: string) => text !== '' && !isFigure(text);
      return texts.some(isFigure)
        ? texts.slice(0, texts.findLastIndex(isLabel) + 1).join('\t')
        : [];
    }),
  );
}

/** Whether each of two stretches of rows has columns of a table that the other lacks. */
function areHalves(
  rows: readonly WrittenRow[],
  others: readonly WrittenRow[],
  printed: Printed,
  lookup: Lookup,
): boolean {
  const [first, second] = [rows, others].map((own) => piecesOf(own, printed, lookup, 1));
  if (!first || !second) return false;
  return printed.every((form) => {
    const [here, there] = [first, second].map((cut) => columnsIn(boundIn(form, cut)));
    const lacks = (one: boolean[] = [], other: boolean[] = []) =>
      other.some((has, column) => has && one[column] !== true);
    return lacks(here, there) && lacks(there, here);
  });
}

/**
 * Whether a grid begins with headings of the table before it, or with its rows: on a new page, or with the columns
 * that the table does not have yet.
 */
function continues({ captioned, rows }: Section, next: Section, lookup: Lookup): boolean {
  // A line such as 续表 may be a row of its own.
  const first = next.rows.find(({ row }) => filledIn(row) > 1)?.row ?? next.rows[0]?.row;
  if (captioned.length === 0 || !first) return false;
  if (captioned.some((printed) => isHeading(first, printed, lookup))) return true;
  const textsOf = ({ cells }: GridRow) => cells.map(({ text }) => text).join('\t');
  const texts = textsOf(first);
  const isRepeated = rows.slice(0, LINES_BETWEEN).some(({ row }) => textsOf(row) === texts);
  const isRow =
    first.cells.some(({ text }) => lookup.cell(text).figure.kind === 'figure') ||
    captioned.some((printed) => isListed(first, printed, lookup));
  return isRepeated || (isRow && rows.some(({ row }) => row.cells.length === first.cells.length));
}

/** Whether a row has the label of a row of a table. */
function isListed({ cells }: GridRow, printed: Printed, lookup: Lookup): boolean {
  const keys = cells.flatMap(({ text }) => lookup.cell(text).label?.key || []);
  return keys.some((key) => printed.some(({ rows }) => rows.some((row) => isNamed(row, key))));
}

function filledIn({ cells }: GridRow): number {
  return cells.filter(({ text }) => text !== '').length;
}

function linesAbove(blocks: readonly Block[], index: number, headed: Headed): Above {
  let lines = 0;
  let unit = '';
  for (let at = index - 1; at >= 0 && lines <= LINES_BETWEEN; at--) {
    const block = blocks[at];
    if (block?.kind !== 'paragraph') break;
    const text = contentText(block).trim();
    if (text === '') continue;
    const captioned = headed.captioned(text);
    if (captioned.length > 0) return { captioned, unit };
    if (text.length > LONGEST_BETWEEN || isSentence(text)) break;
    unit ||= unitSaidIn(text);
    lines++;
  }
  return { captioned: [], unit };
}

/** The tables whose caption a row is: its cells have no other text. */
function captionIn({ cells }: GridRow, headed: Headed): readonly Printed[] {
  const first = cells.find(({ text }) => text !== '');
  if (!first || cells.some(({ text }) => text !== '' && text !== first.text)) return NONE;
  return headed.captioned(first.text);
}

/** A caption and one heading may belong to the same figures turned round, with the columns as rows. */
const ENOUGH_BELOW_CAPTION = 2;
/** Without a caption, fewer columns could belong to any table. */
const ENOUGH_COLUMNS = 3;

/** What is added for a table all of whose headings are present: it fits better than any with more columns. */
const WHOLE = 1000;

function foundIn(section: Section, headed: Headed, lookup: Lookup): FoundTable[] {
  const isCaptioned = section.captioned.length > 0;
  let best: { readonly tables: FoundTable[]; readonly score: number } | undefined;
  const areSure = areColumnsSure(section.rows);

  for (const printed of isCaptioned ? section.captioned : allHeadingsIn(section, headed, lookup)) {
    const enough = isCaptioned ? 1 : ENOUGH_COLUMNS;
    const rows = areSure ? section.rows : withPlacedHeadings(section.rows, printed);
    const cut = rows && piecesOf(rows, printed, lookup, enough);
    if (!cut) continue;
    const fits = printed.map((form) => fitOf(form, cut));
    const count = fits.reduce((sum, fit) => sum + fit.count, 0);
    const isWhole = fits.every((fit) => fit.isWhole);
    const isSure = isCaptioned
      ? count >= Math.min(ENOUGH_BELOW_CAPTION, columnsOf(printed))
      : isWhole && count >= ENOUGH_COLUMNS;
    const score = count + (isWhole ? WHOLE : 0);
    if (!isSure || (best && best.score >= score)) continue;
    const tables = printed.flatMap(
      (form) => foundTable(form, cut, rows, section.unit, lookup) ?? [],
    );
    if (tables.length > 0) best = { tables, score };
  }
  return best?.tables ?? [];
}

/** Whether the place of a cell in its row is its column. Where a blank cell leaves no trace, rows must be equally long. */
function areColumnsSure(rows: readonly WrittenRow[]): boolean {
  const lengths = new Map<Grid, number>();
  return rows.every(({ grid, row }) => {
    const { length } = row.cells;
    if (grid.notation.hasColumns || length <= 1) return true;
    const usual = lengths.get(grid) ?? length;
    lengths.set(grid, usual);
    return length === usual;
  });
}

/** The tables of which all columns can have a heading in rows. */
function allHeadingsIn({ rows }: Section, headed: Headed, lookup: Lookup): Printed[] {
  const counts = new Map<Printed, number>();
  for (const { row } of rows) {
    const readings = row.cells.map(({ text }) => lookup.cell(text));
    const [first = NONE, ...others] = readings.flatMap(({ label }) =>
      label?.key ? [headed.withHeading(label.key)] : [],
    );
    for (const printed of [first, ...others].flat()) {
      counts.set(printed, (counts.get(printed) ?? 0) + 1);
    }
    // The first row of figures may have the lowest headings, and a row that numbers the columns is above it.
    if (first.length === 0 && readings.some(({ figure }) => figure.kind === 'figure')) break;
  }
  return headed.tables.filter((printed) => (counts.get(printed) ?? 0) >= columnsOf(printed));
}

/** How many columns a table always has. */
function columnsOf(printed: Printed): number {
  return printed.reduce((sum, one) => sum + one.columns.filter(isNeeded).length, 0);
}

function isNeeded({ optional }: Column): boolean {
  return !optional;
}

const NONE: readonly Printed[] = [];

/** How many columns of a table have headings, and whether all have, with those of the labels. */
function fitOf(form: TableForm, { pieces }: Pieces): { count: number; isWhole: boolean } {
  const bound = boundIn(form, { pieces });
  const isThere = columnsIn(bound);
  const count = isThere.filter((one) => one).length;
  const hasLabels =
    form.byHeadings?.codes?.length === 0 ||
    bound[0]?.labels.every(([one]) => one !== undefined) === true;
  const isWhole = form.columns.every((column, at) => !isNeeded(column) || isThere[at]);
  return { count, isWhole: hasLabels && isWhole };
}
