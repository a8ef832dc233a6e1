import type { Cell, Grid, GridRow } from '../draft/block.ts';
import { keep } from '../draft/keep.ts';
import type { Notation } from '../draft/notation/notation.ts';
import { type Steps, strides } from '../steps.ts';
import { bindRow } from './bind-row.ts';
import { type Column, isNamed, type TableForm } from './form.ts';
import type { BoundRow, FoundRow, FoundTable, UnknownRow } from './found-table.ts';
import type { Label, Lookup, RowMatch } from './lookup.ts';
import { withoutRepeated } from './merged-cells.ts';
import { isOfAnotherMatter, type Wording } from './other-matter.ts';
import { isSameSeats, type LabelledRow, type Seats, seatsOf } from './seats.ts';

/**
 * A table found in a grid, with every form's table that fits it equally well: 行政复议、行政诉讼 is the
 * same in both statutory forms, and which one is meant shows in the rest of the report.
 */
export interface Recognition {
  readonly candidates: readonly FoundTable[];
  /** Whether it is too little to be known alone, and may be a part of a table that stands there in several. */
  readonly isPart: boolean;
}

/**
 * Finds the tables of the known forms in a grid, which may hold several, one under the other.
 *
 * Tables and rows are known by their labels and headings, never by position: real reports mix forms,
 * lose rows and repeat headings. A grid, or a row, that an edit left as it was is not looked at again.
 */
export function recogniserOf(lookup: Lookup): Recognise {
  const known = keep((row: GridRow): KnownRow => ({ line: classify(row, lookup), bound: [] }));
  const tools: Tools = {
    lookup,
    classify: (row) => known(row).line,
    bind: binderOf(lookup, (row) => known(row).bound),
  };
  const knownUnder = keep((_: readonly TableForm[]): Known => new WeakMap());
  return (grid, above) => {
    const captioned = lookup.captions(above);
    return recognise(grid, captioned, knownUnder(captioned), tools);
  };
}

/** What was recognised in grids. */
type Known = WeakMap<Grid, readonly Recognition[]>;

function* recognise(
  grid: Grid,
  captioned: readonly TableForm[],
  known: Known,
  tools: Tools,
): Steps<readonly Recognition[]> {
  const before = known.get(grid);
  if (before) return before;
  const segments = yield* segmentsOf(grid, tools);
  const found = segments.flatMap((segment, index) => {
    const captions = index === 0 ? captioned : NONE;
    const candidates = bestFits(grid, segment, captions, ENOUGH, tools);
    if (candidates.length > 0) return [{ candidates, isPart: false }];
    const parts = bestFits(grid, segment, captions, 1, tools).filter(mayBePart);
    return parts.length > 0 ? [{ candidates: parts, isPart: true }] : [];
  });
  known.set(grid, found);
  return found;
}

/**
 * @param above Key of the line right above the grid. It may be the caption of its first table, which has
 * lost the tabs that made it a row; empty where it can be none.
 */
export type Recognise = (grid: Grid, above: string) => Steps<readonly Recognition[]>;

const NONE: readonly TableForm[] = [];

/** What is known of a row is kept with it: an edit in a table leaves most of its rows as they are. */
interface KnownRow {
  readonly line: Line;
  readonly bound: { table: TableForm; row: number; seats: Seats; bound: BoundRow }[];
}

interface Tools {
  readonly lookup: Lookup;
  readonly classify: (row: GridRow) => Line;
  readonly bind: Bind;
}

type Bind = (
  written: GridRow,
  table: TableForm,
  row: number,
  label: number,
  notation: Notation,
  seats: Seats,
) => BoundRow;

function binderOf(lookup: Lookup, boundOf: (row: GridRow) => KnownRow['bound']): Bind {
  return (written, table, row, label, notation, seats) => {
    const known = boundOf(written);
    const at = known.findIndex((entry) => entry.table === table && entry.row === row);
    const found = known[at];
    if (found && isSameSeats(found.seats, seats)) return found.bound;
    const bound = bindRow(table, row, notation, written, label, seats, lookup);
    known.splice(at < 0 ? known.length : at, 1, { table, row, seats, bound });
    return bound;
  };
}

/** A row of a grid with what it can be, before it is known which table it belongs to. */
type Line =
  | Heading
  | {
      readonly kind: 'labelled';
      readonly row: GridRow;
      readonly matches: readonly RowMatch[];
      /** Index of the cell that holds the row's label. */
      readonly label: number;
    }
  /** Figures without a known label before them. */
  | { readonly kind: 'figures'; readonly row: GridRow; readonly label: number }
  | { readonly kind: 'other'; readonly row: GridRow };

type Heading =
  | { readonly kind: 'caption'; readonly row: GridRow; readonly tables: readonly TableForm[] }
  /** The labels in it that name columns, or headings over columns. */
  | { readonly kind: 'header'; readonly row: GridRow; readonly columns: readonly Label[] };

/** The lines of a grid that can be one table. */
interface Segment {
  readonly lines: Line[];
  hasFigures: boolean;
  /** The tables that every labelled line so far can be a row of; undefined before the first. */
  tables: readonly TableForm[] | undefined;
}

function* segmentsOf(grid: Grid, { classify }: Tools): Steps<Segment[]> {
  const isStep = strides();
  const segments: Segment[] = [];
  let current: Segment = { lines: [], hasFigures: false, tables: undefined };
  let pending: Line[] = [];
  const open = () => {
    if (current.lines.length > 0) segments.push(current);
    current = { lines: [], hasFigures: false, tables: undefined };
  };
  for (const row of grid.rows) {
    const line = classify(row);
    if (isStep(row.span.end - row.span.start)) yield;
    if (line.kind === 'other' && current.hasFigures) {
      pending.push(line);
      continue;
    }
    const own = line.kind === 'labelled' ? line.matches.map(({ table }) => table) : undefined;
    const shared = own && (current.tables?.filter((table) => own.includes(table)) ?? own);
    const opens =
      line.kind === 'caption' ||
      (line.kind === 'header' && current.hasFigures) ||
      (shared?.length === 0 && current.hasFigures);
    if (opens) open();
    if (shared) current.tables = opens ? own : shared;
    current.lines.push(...pending, line);
    pending = [];
    if (line.kind === 'labelled' || line.kind === 'figures') current.hasFigures = true;
  }
  open();
  return segments;
}

function classify(row: GridRow, lookup: Lookup): Line {
  const labels = row.cells.map(({ text }) => lookup.cell(text).label);
  const firstFigure = labels.indexOf(undefined);
  const heading = firstFigure < 0 ? headingOf(row, labels) : undefined;
  if (heading && (heading.kind === 'caption' || heading.columns.length >= 2)) return heading;
  const end = firstFigure < 0 ? labels.length : firstFigure;
  for (let index = end - 1; index >= 0; index--) {
    const matches = labels[index]?.rows ?? NO_ROWS;
    const room = row.cells.length - index - 1;
    const fits = matches.filter(({ table }) => firstFigure >= 0 || room >= table.columns.length);
    if (fits.length > 0) return { kind: 'labelled', row, matches: fits, label: index };
  }
  if (heading) return heading;
  if (firstFigure >= 0 || isBlankRow(row)) {
    return { kind: 'figures', row, label: lastFilled(row.cells.slice(0, end)) };
  }
  return { kind: 'other', row };
}

/** What a row without figures is the heading of: a table as its caption, or columns. */
function headingOf(row: GridRow, labels: readonly (Label | undefined)[]): Heading | undefined {
  const filled = labels.flatMap((label) => (label && label.key !== '' ? label : []));
  const [only] = filled;
  if (only && only.captions.length > 0 && filled.every(({ key }) => key === only.key)) {
    return { kind: 'caption', row, tables: only.captions };
  }
  const columns = filled.filter(({ isColumn }) => isColumn);
  return columns.length > 0 ? { kind: 'header', row, columns } : undefined;
}

const NO_ROWS: readonly RowMatch[] = [];

function isBlankRow(row: GridRow): boolean {
  return row.cells.length > 1 && row.cells.every((cell) => cell.text === '');
}

function lastFilled(cells: readonly Cell[]): number {
  return cells.findLastIndex((cell) => cell.text !== '');
}

/** What a fit needs at least: headings and a row, or rows enough to leave no doubt. */
const ENOUGH = 3;

function bestFits(
  grid: Grid,
  segment: Segment,
  captioned: readonly TableForm[],
  least: number,
  tools: Tools,
): FoundTable[] {
  let best = least;
  const fits: FoundTable[] = [];
  const scores = [...evidenceIn(segment, captioned)]
    .map(([table, evidence]) => ({ table, evidence, score: fitOf(evidence) }))
    .sort((a, b) => b.score - a.score);
  for (const { table, evidence, score } of scores) {
    if (score < best) break;
    const found = foundTable(table, grid, segment, tools);
    if (!found || isOfAnotherMatter(found, wordingOf(segment, evidence, tools.lookup))) continue;
    best = score;
    fits.push(found);
  }
  return fits.sort(
    (a, b) => tools.lookup.tables.indexOf(a.form) - tools.lookup.tables.indexOf(b.form),
  );
}

/** Whether all rows are to the letter those of a table with several columns, and have all their figures. */
function mayBePart({ form, rows, unknownRows }: FoundTable): boolean {
  const isWhole = ({ figures }: FoundRow) => figures.every((figure) => figure?.value !== undefined);
  return form.columns.length >= ENOUGH && unknownRows.length === 0 && rows.every(isWhole);
}

function wordingOf({ lines }: Segment, { columns, captions }: Evidence, lookup: Lookup): Wording {
  const rows = lines.flatMap((line) => {
    const cell = line.kind === 'labelled' ? line.row.cells[line.label] : undefined;
    return cell ? (lookup.cell(cell.text).label?.key ?? []) : [];
  });
  return { columns, rows, hasCaption: captions > 0 };
}

/** What in a segment speaks for a table, and what against it. */
interface Evidence {
  readonly columns: Set<string>;
  readonly rows: Set<number>;
  /** Captions of the table, less captions of others. */
  captions: number;
  /** Labelled rows of other tables. */
  strange: number;
}

/** The evidence for every table that something speaks for; `captioned` are those that a line above names. */
function evidenceIn(segment: Segment, captioned: readonly TableForm[]): Map<TableForm, Evidence> {
  const all = new Map<TableForm, Evidence>();
  const of = (table: TableForm): Evidence => {
    const known = all.get(table);
    if (known) return known;
    const none = { columns: new Set<string>(), rows: new Set<number>(), captions: 0, strange: 0 };
    all.set(table, none);
    return none;
  };
  let captions = 0;
  let labelled = 0;
  const takeCaption = (tables: readonly TableForm[]) => {
    captions++;
    for (const table of tables) of(table).captions += 2;
  };
  if (captioned.length > 0 && segment.lines[0]?.kind !== 'caption') takeCaption(captioned);
  for (const line of segment.lines) {
    if (line.kind === 'caption') {
      takeCaption(line.tables);
    } else if (line.kind === 'header') {
      for (const { columns } of line.columns) {
        for (const { table, name } of columns) of(table).columns.add(name);
      }
    } else if (line.kind === 'labelled') {
      labelled++;
      for (const { table, row } of line.matches) {
        of(table).rows.add(row);
        of(table).strange--;
      }
    }
  }
  for (const evidence of all.values()) {
    evidence.captions -= captions;
    evidence.strange += labelled;
  }
  return all;
}

/** How well a table's labels and headings fit: rows and headings, less the rows that are strange to it. */
function fitOf({ rows, columns, captions, strange }: Evidence): number {
  return rows.size + columns.size + captions - strange;
}

function foundTable(
  table: TableForm,
  grid: Grid,
  segment: Segment,
  { bind, lookup }: Tools,
): FoundTable | undefined {
  const labelled: (LabelledRow & { readonly of: number })[] = [];
  const unknownRows: UnknownRow[] = [];
  const unlabelled = table.rows.findIndex((row) => row.label === '');
  const headingRows: GridRow[] = [];
  for (const line of segment.lines) {
    const last = labelled.at(-1);
    if (line.kind === 'header') {
      headingRows.push(line.row);
    } else if (line.kind === 'labelled') {
      const { label } = line;
      const match = line.matches.find((candidate) => candidate.table === table);
      const row = match && withoutRepeated(line.row, label, headingRows.at(-1));
      if (match && row) labelled.push({ of: match.row, row, label });
      else unknownRows.push(unknownRow(grid, line.row, label));
    } else if (line.kind === 'figures') {
      const label = line.row.cells[line.label];
      if (unlabelled >= 0 && !label && labelled.length === 0) {
        labelled.push({ of: unlabelled, row: line.row, label: -1 });
      } else if (label && last && table.rows[last.of]?.hasItems) {
        labelled.push({ of: last.of, row: line.row, label: line.label - 1 });
      } else if (label && last) {
        unknownRows.push(unknownRow(grid, line.row, line.label));
      }
    }
  }
  const isNamedBy = (cell: Cell) => {
    const key = lookup.cell(cell.text).label?.key;
    return (column: Column) => key !== undefined && isNamed(column, key);
  };
  const seats = seatsOf({ rows: labelled, headings: headingRows, isNamedBy }, table, grid.notation);
  const rows = labelled.map(
    ({ of, row, label }): FoundRow => ({
      grid,
      ...bind(row, table, of, label, grid.notation, seats),
    }),
  );
  const first = segment.lines[0];
  const end = segment.lines.at(-1);
  if (rows.length === 0 || !first || !end) return undefined;
  return {
    form: table,
    heading: { block: grid, span: first.row.span },
    sites: [{ block: grid, span: { start: first.row.span.start, end: end.row.span.end } }],
    rows,
    unknownRows,
  };
}

function unknownRow(grid: Grid, row: GridRow, label: number): UnknownRow {
  const cell = row.cells[label];
  return { grid, label: cell?.text ?? '', span: cell?.span ?? row.span };
}
