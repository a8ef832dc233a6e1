import type { Cell, Grid, GridRow } from '../draft/block.ts';
import { type Steps, strides } from '../steps.ts';
import { bindRow } from './bind-row.ts';
import { type Column, isNamed, type TableForm } from './form.ts';
import { type FoundRow, type FoundTable, hasThousandsIn, type UnknownRow } from './found-table.ts';
import type { Label, Lookup, RowMatch } from './lookup.ts';
import { withoutRepeated } from './merged-cells.ts';
import { isOfAnotherMatter, type Wording } from './other-matter.ts';
import { type LabelledRow, seatsOf } from './seats.ts';

/**
 * A table found in a grid: every form's table that fits it equally well. For example, 行政复议、行政诉讼 is the
 * same in both statutory forms, and only the rest of the report decides between them.
 */
export interface Recognition {
  readonly candidates: readonly FoundTable[];
  /**
   * Whether there is too little of it to recognise it alone. It may be part of a table that is split into
   * several.
   */
  readonly isPart: boolean;
}

/**
 * Finds tables of the known forms in a grid, which may contain several, one below the other.
 *
 * Tables and rows are recognised by labels and headings, never by position: real reports mix forms, lose
 * rows and repeat headings.
 *
 * @param above Key of the line directly above the grid, or empty. That line may be the caption of the
 *   first table, if it has lost the tabs that made it a row.
 */
export function* recognise(
  grid: Grid,
  above: string,
  lookup: Lookup,
): Steps<readonly Recognition[]> {
  const captioned = lookup.captions(above);
  const segments = yield* segmentsOf(grid, lookup);
  return segments.flatMap((segment, index): Recognition[] => {
    const captions = index === 0 ? captioned : NONE;
    const candidates = bestFits(grid, segment, captions, ENOUGH, lookup);
    if (candidates.length > 0) return [{ candidates, isPart: false }];
    const parts = bestFits(grid, segment, captions, 1, lookup).filter(mayBePart);
    return parts.length > 0 ? [{ candidates: parts, isPart: true }] : [];
  });
}

const NONE: readonly TableForm[] = [];

/** A row of a grid with its possible meanings, before its table is known. */
type Line =
  | Heading
  | {
      readonly kind: 'labelled';
      readonly row: GridRow;
      readonly matches: readonly RowMatch[];
      /** Index of the cell with the row's label. */
      readonly label: number;
    }
  /** Figures without a known label before them. */
  | { readonly kind: 'figures'; readonly row: GridRow; readonly label: number }
  /** Nothing but blanks: a distance between rows, or a row whose figures are missing. */
  | { readonly kind: 'blank'; readonly row: GridRow }
  | { readonly kind: 'other'; readonly row: GridRow };

type Heading =
  | { readonly kind: 'caption'; readonly row: GridRow; readonly tables: readonly TableForm[] }
  /** Its labels that name columns, or headings of columns. */
  | { readonly kind: 'header'; readonly row: GridRow; readonly columns: readonly Label[] };

/** The lines of a grid that may form one table. */
interface Segment {
  readonly lines: Line[];
  hasHeadings: boolean;
  hasFigures: boolean;
  /** The tables that may contain every labelled line so far; undefined before the first. */
  tables: readonly TableForm[] | undefined;
}

function* segmentsOf(grid: Grid, lookup: Lookup): Steps<Segment[]> {
  const isStep = strides();
  const segments: Segment[] = [];
  let current = emptySegment();
  let pending: Line[] = [];
  const open = () => {
    if (current.lines.length > 0) segments.push(current);
    current = emptySegment();
  };
  for (const row of grid.rows) {
    const line = classify(row, lookup);
    if (isStep(row.span.end - row.span.start)) yield;
    if ((line.kind === 'other' || line.kind === 'blank') && current.hasFigures) {
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
    // As arguments of one call, they could be too many.
    for (const other of pending) current.lines.push(other);
    current.lines.push(line);
    pending = [];
    if (line.kind === 'labelled' || line.kind === 'figures') current.hasFigures = true;
    else if (line.kind === 'header') current.hasHeadings = true;
    // A row below headings that is no heading and cannot be read has figures in another shape.
    else if (line.kind === 'other') current.hasFigures = current.hasHeadings && hasDigits(line.row);
  }
  open();
  return segments;
}

function emptySegment(): Segment {
  return { lines: [], hasHeadings: false, hasFigures: false, tables: undefined };
}

/** How many lines before the headings of a segment are no heading of it: those up to the last with figures. */
function strangeBefore({ lines }: Segment): number {
  const own = lines.findIndex(({ kind }) => kind !== 'other');
  return lines.slice(0, own).findLastIndex(({ row }) => hasDigits(row)) + 1;
}

function hasDigits({ cells }: GridRow): boolean {
  return cells.some(({ text }) => /\d/.test(text));
}

function classify(row: GridRow, lookup: Lookup): Line {
  const labels = labelsBefore(row, lookup);
  const end = labels.length;
  const firstFigure = end < row.cells.length ? end : -1;
  const heading = firstFigure < 0 ? headingOf(row, labels) : undefined;
  if (heading && (heading.kind === 'caption' || heading.columns.length >= 2)) return heading;
  for (let index = end - 1; index >= 0; index--) {
    const matches = labels[index]?.rows ?? NO_ROWS;
    const room = row.cells.length - index - 1;
    const fits = matches.filter(({ table }) => firstFigure >= 0 || room >= table.columns.length);
    if (fits.length > 0) return { kind: 'labelled', row, matches: fits, label: index };
  }
  if (heading) return heading;
  if (firstFigure >= 0) {
    return { kind: 'figures', row, label: lastFilled(row.cells.slice(0, end)) };
  }
  return { kind: isBlankRow(row) ? 'blank' : 'other', row };
}

/** The labels of the cells before the first figure of a row. No other cell can be a label. */
function labelsBefore({ cells }: GridRow, lookup: Lookup): Label[] {
  const labels: Label[] = [];
  for (const { text } of cells) {
    const { label } = lookup.cell(text);
    if (!label) break;
    labels.push(label);
  }
  return labels;
}

/** The heading that a row without figures is: a table's caption, or headings of columns. */
function headingOf(row: GridRow, labels: readonly Label[]): Heading | undefined {
  const filled = labels.filter(({ key }) => key !== '');
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

/** The minimum score of a fit: headings and a row, or enough rows. */
const ENOUGH = 3;

function bestFits(
  grid: Grid,
  segment: Segment,
  captioned: readonly TableForm[],
  least: number,
  lookup: Lookup,
): FoundTable[] {
  let best = least;
  const fits: FoundTable[] = [];
  const scores = [...evidenceIn(segment, captioned)]
    .map(([table, evidence]) => ({ table, evidence, score: fitOf(evidence) }))
    .sort((a, b) => b.score - a.score);
  for (const { table, evidence, score } of scores) {
    if (score < best) break;
    const found = foundTable(table, grid, segment, lookup);
    if (!found || isOfAnotherMatter(found, wordingOf(segment, evidence, lookup))) continue;
    best = score;
    fits.push(found);
  }
  return fits.sort((a, b) => lookup.tables.indexOf(a.form) - lookup.tables.indexOf(b.form));
}

/**
 * Whether a table can be a part of a split one: all its rows are known and complete, and there are
 * several columns.
 */
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

/** The evidence in a segment for and against a table. */
interface Evidence {
  readonly columns: Set<string>;
  readonly rows: Set<number>;
  /** Number of captions of the table, minus those of other tables. */
  captions: number;
  /** Number of labelled rows that belong to other tables. */
  strange: number;
}

/** The evidence for every table that has any. `captioned` are the tables named by the line above. */
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

/** How well a table fits: its rows and headings, minus the rows of other tables. */
function fitOf({ rows, columns, captions, strange }: Evidence): number {
  return rows.size + columns.size + captions - strange;
}

function foundTable(
  table: TableForm,
  grid: Grid,
  segment: Segment,
  lookup: Lookup,
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
  const blank = segment.lines.find(({ kind }) => kind === 'blank');
  if (unlabelled >= 0 && blank && labelled.length === 0) {
    labelled.push({ of: unlabelled, row: blank.row, label: -1 });
  }
  const isNamedBy = (cell: Cell) => {
    const key = lookup.cell(cell.text).label?.key;
    return (column: Column) => key !== undefined && isNamed(column, key);
  };
  const seats = seatsOf({ rows: labelled, headings: headingRows, isNamedBy }, table, grid.notation);
  const rows = labelled.map(({ of, row, label }) =>
    bindRow(table, of, grid, row, label, seats, lookup),
  );
  const first = segment.lines[strangeBefore(segment)];
  const end = segment.lines.at(-1);
  if (rows.length === 0 || !first || !end) return undefined;
  return {
    form: table,
    heading: { block: grid, span: first.row.span },
    sites: [{ block: grid, span: { start: first.row.span.start, end: end.row.span.end } }],
    rows,
    hasThousands: hasThousandsIn(table, rows),
    unknownRows,
    // Figures beyond its columns are told of with their rows.
    unknownColumns: [],
  };
}

function unknownRow(grid: Grid, row: GridRow, label: number): UnknownRow {
  const cell = row.cells[label];
  return { grid, label: cell?.text ?? '', span: cell?.span ?? row.span };
}
