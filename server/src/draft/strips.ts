import type { Steps } from '../steps.ts';
import type { Block, Cell, Grid, GridRow } from './block.ts';
import type { KnownLabels, UnlabelledTable } from './known-labels.ts';
import { SPACES } from './notation/tabs-notation.ts';
import { contentText, readParagraph } from './paragraph.ts';
import type { BlockReading, Reader } from './reader.ts';
import { FIGURE_LIKE, MARK } from './region.ts';
import { hull, shifted } from './span.ts';
import { ownCopy } from './text.ts';

/**
 * Makes readers that join a table without row labels if a draft splits it into several tables or rows,
 * each with some of its columns. For example, 行政复议, 未经复议直接起诉 and 复议后起诉 have the same columns, and bodies
 * write a table or a row for each. The result is one grid with one row, as the form prints it.
 */
export function withStrips(readers: readonly Reader[], labels: KnownLabels): readonly Reader[] {
  const read: Reader['read'] = (source, at) => {
    for (const reader of readers) {
      const reading = reader.read(source, at);
      if (reading) return reading;
    }
    return undefined;
  };
  return [
    {
      read(source, at) {
        const reading = read(source, at);
        const isTable = reading && (!('block' in reading) || reading.block.kind === 'grid');
        return isTable && labels.unlabelled.length > 0
          ? joined(source, at, reading, { read, labels })
          : reading;
      },
    },
  ];
}

interface Tools {
  readonly read: Reader['read'];
  readonly labels: KnownLabels;
}

function* joined(
  source: string,
  at: number,
  first: BlockReading | Steps<BlockReading>,
  { read, labels }: Tools,
): Steps<BlockReading> {
  const reading = 'block' in first ? first : yield* first;
  const { block } = reading;
  if (block.kind !== 'grid' || reading.rest) return reading;
  for (const table of labels.unlabelled) {
    const found = stripsIn(block, 0, [], table, labels);
    if (found.length === 0) continue;
    const isWhole = found.length === 1 && found[0]?.keys.length === table.length;
    if (isWhole || !found.every(({ keys }) => placesOf(keys, table).length > 0)) return reading;
    const more = yield* stripsBelow(source, at, reading, found, table, { read, labels });
    const cells = inOrder(more.strips, table);
    if (!cells) return withReach(reading, more.reach);
    const text = ownCopy(source, at, more.end);
    const content = { start: 0, end: hullOf(cells.figures).end };
    const rows = [rowOf(cells.headings), rowOf(cells.figures)];
    const grid: Grid = { kind: 'grid', notation: SPACES, text, content, reach: more.reach, rows };
    return { block: grid, end: more.end };
  }
  return reading;
}

/** The same block, which now depends on the source up to `reach`. */
function withReach({ block, end }: BlockReading, reach: number): BlockReading {
  return { block: { ...block, reach: Math.max(block.reach, reach) }, end };
}

/** Into how many tables one is split at most, with how many lines between two of them. */
const MOST_TABLES = 4;
const MOST_LINES_BETWEEN = 3;
/** A longer line is no heading of columns. */
const LONGEST_NAME = 40;

interface Below {
  readonly strips: readonly Strip[];
  /** Offset in the source where they end. */
  readonly end: number;
  /** How far the source was read, counted from the start of the first. */
  readonly reach: number;
}

function* stripsBelow(
  source: string,
  at: number,
  first: BlockReading,
  found: readonly Strip[],
  table: UnlabelledTable,
  { read, labels }: Tools,
): Steps<Below> {
  const strips = [...found];
  let end = first.end;
  let reach = first.block.reach;
  let next = end;
  const countOf = () => strips.reduce((count, { keys }) => count + keys.length, 0);
  for (let tables = 1; tables < MOST_TABLES && countOf() < table.length; tables++) {
    const names: string[] = [];
    let grid: Grid | undefined;
    const start = () => next - at;
    for (let lines = 0; !grid && lines <= MOST_LINES_BETWEEN && next < source.length; lines++) {
      const begun = read(source, next) ?? readParagraph(source, next);
      const reading: BlockReading = 'block' in begun ? begun : yield* begun;
      reach = Math.max(reach, start() + reading.block.reach);
      // Several lines that were read together are prose.
      if (reading.rest) return { strips, end, reach };
      if (reading.block.kind === 'grid') grid = reading.block;
      else {
        const name = nameOf(reading.block, labels);
        if (name === undefined) return { strips, end, reach };
        names.push(name);
        next = reading.end;
      }
      if (grid) {
        const more = stripsIn(grid, start(), names, table, labels);
        const isPart = more.every(({ keys }) => placesOf(keys, table).length > 0);
        if (more.length === 0 || !isPart) return { strips, end, reach };
        for (const strip of more) strips.push(strip);
        end = reading.end;
        next = end;
      }
    }
    if (!grid) break;
  }
  return { strips, end, reach };
}

/** Key of the line between two tables, which may name the lower one; undefined if the section ends there. */
function nameOf(block: Block, labels: KnownLabels): string | undefined {
  if (block.kind === 'grid') return undefined;
  const text = contentText(block);
  if (text.length > LONGEST_NAME || /[。；]/.test(text) || labels.isSection(text)) return undefined;
  return labels.keyOf(text);
}

/** Some columns of a table, with their figures. */
interface Strip {
  /** Keys of the text around it: lines above, headings above its columns, and the label of its row. */
  readonly names: readonly string[];
  readonly keys: readonly string[];
  readonly headings: readonly Cell[];
  readonly figures: readonly Cell[];
}

/** A grid with more rows is another table. */
const MOST_ROWS = 20;

/** The strips in a grid; empty if the grid contains anything else. Offsets of cells are moved by `offset`. */
function stripsIn(
  { rows }: Grid,
  offset: number,
  above: readonly string[],
  table: UnlabelledTable,
  labels: KnownLabels,
): Strip[] {
  if (rows.length > MOST_ROWS) return [];
  const isColumn = (key: string) => table.some(({ keys }) => keys.includes(key));
  const strips: Strip[] = [];
  let names = [...above];
  let heading: { readonly keys: readonly string[]; readonly cells: readonly Cell[] } | undefined;
  for (const { cells } of rows) {
    const filled = cells.filter(({ text }) => text !== '');
    const keys = filled.map(({ text }) => labels.keyOf(text));
    if (filled.some(({ text }) => isFigure(text))) {
      const figures = heading && figuresIn(cells, heading.keys.length);
      if (!heading || !figures) return [];
      const own = filled.flatMap(({ text }, index) => (isFigure(text) ? [] : (keys[index] ?? [])));
      strips.push({
        names: [...names, ...own],
        keys: heading.keys,
        headings: heading.cells.map((cell) => movedBy(cell, offset)),
        figures: figures.map((cell) => movedBy(cell, offset)),
      });
      names = [];
      continue;
    }
    // Bodies put a word of their own above the column of row labels.
    const from = keys.findIndex(isColumn);
    const own = from < 0 || from > 2 ? [] : keys.slice(from);
    if (own.length > 1 && own.every(isColumn)) heading = { keys: own, cells: filled.slice(from) };
    else for (const key of keys) names.push(key);
  }
  return strips;
}

function isFigure(text: string): boolean {
  return FIGURE_LIKE.test(text) || MARK.test(text);
}

/** The `count` cells of figures in a row, without what stands before and after them. */
function figuresIn(cells: readonly Cell[], count: number): readonly Cell[] | undefined {
  let start = 0;
  let end = cells.length;
  while (end - start > count && !FIGURE_LIKE.test(cells[start]?.text ?? '')) start++;
  while (end - start > count && cells[end - 1]?.text === '') end--;
  const figures = cells.slice(start, end);
  const isRow =
    figures.length === count && figures.every(({ text }) => text === '' || isFigure(text));
  return isRow ? figures : undefined;
}

function movedBy(cell: Cell, offset: number): Cell {
  const { span, extent, runs } = cell;
  return {
    ...cell,
    span: shifted(span, offset),
    extent: shifted(extent, offset),
    ...(runs && { runs: runs.map((run) => ({ ...run, ...shifted(run, offset) })) }),
  };
}

/** The column indexes where a sequence of columns with these keys may begin. */
function placesOf(keys: readonly string[], table: UnlabelledTable): number[] {
  const places: number[] = [];
  for (let at = 0; at + keys.length <= table.length; at++) {
    if (keys.every((key, index) => table[at + index]?.keys.includes(key))) places.push(at);
  }
  return places;
}

/**
 * The headings and figures of all columns in the order of the form. Undefined if a column is missing or
 * cannot be identified. The names around a strip identify its columns; strips without names are taken in
 * order.
 */
function inOrder(
  strips: readonly Strip[],
  table: UnlabelledTable,
): { readonly headings: readonly Cell[]; readonly figures: readonly Cell[] } | undefined {
  const headings: Cell[] = [];
  const figures: Cell[] = [];
  const groups = new Set(table.flatMap(({ path }) => path));
  const isSaid = (name: string, group: string) => group !== '' && name.includes(group);
  for (const { names, keys, headings: own, figures: below } of strips) {
    const said = [...groups].filter((group) => names.some((name) => isSaid(name, group)));
    let best: { readonly at: number; readonly score: number } | undefined;
    for (const at of placesOf(keys, table)) {
      if (keys.some((_, index) => figures[at + index])) continue;
      const score = said.filter((group) => table[at]?.path.includes(group)).length;
      if (score >= Math.min(1, said.length) && score > (best?.score ?? -1)) best = { at, score };
    }
    if (!best) return undefined;
    for (const [index, cell] of own.entries()) {
      headings[best.at + index] = { ...cell, column: best.at + index, width: 1, height: 1 };
    }
    for (const [index, cell] of below.entries()) {
      figures[best.at + index] = { ...cell, column: best.at + index, width: 1, height: 1 };
    }
  }
  return table.every((_, column) => figures[column]) ? { headings, figures } : undefined;
}

function rowOf(cells: readonly Cell[]): GridRow {
  return { span: hullOf(cells), cells };
}

function hullOf(cells: readonly Cell[]) {
  return cells.map(({ extent }) => extent).reduce(hull, cells[0]?.extent ?? { start: 0, end: 0 });
}
