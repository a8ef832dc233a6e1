import { keep } from '../draft/keep.ts';
import type { LineRange } from '../draft/span.ts';
import { type Decimal, format, parseDecimal } from '../figure/decimal.ts';
import type { FigureCell, Lack } from '../form/figure-cell.ts';
import type { TableForm } from '../form/form.ts';
import type { Site } from '../form/found-table.ts';
import { converted } from '../form/unit.ts';
import { figureIn, type Reckoning } from './reckoning.ts';
import type { TableLayout } from './table-layout.ts';

/** A figure of a report that is not kept in memory. */
export interface KeptFigure {
  /** Undefined if there is none to calculate with. */
  readonly value: Decimal | undefined;
  /**
   * Why there is none. `missing`: the report has no cell that certainly belongs to the slot. `unstated`: a
   * total that the report leaves blank and need not state.
   */
  readonly lack: Lack | 'missing' | 'unstated' | undefined;
}

/** A row by which reports of different bodies are compared. */
export interface KeptRow {
  /** Index of the row in the form of all reports; -1 if only the report has the row, by a code. */
  readonly row: number;
  /**
   * What tells it apart from other rows of this index: the label of the body's own item, without blanks, or the
   * code; empty if nothing is needed.
   */
  readonly item: string;
  /** The label of a row with a code; empty otherwise. */
  readonly label: string;
}

/**
 * A row of a draft as it is compared with those of other reports.
 *
 * @param form The table, with the rows of the draft if these have codes.
 * @param row Index of its row.
 */
export function keptRow(form: TableForm, row: number, item: string): KeptRow {
  const own = form.rows[row];
  if (own && own.code !== '') return { row: -1, item: own.code, label: own.label };
  const at = form.model && own ? form.model.rows.indexOf(own) : row;
  return { row: at, item: item.replaceAll(/\s+/g, ''), label: '' };
}

/** The table of a form that a table with the rows of a draft was made from; else the table itself. */
export function modelOf(form: TableForm): TableForm {
  return form.model ?? form;
}

/** Start and end of a figure, each a line and a character. */
const NUMBERS_OF_PLACE = 4;
/** The greatest number that takes two bytes. */
const SHORT = 0xffff;

/** The cells of a table that is kept: plain data, which can be passed between threads. */
export interface KeptCells {
  /** The rows of the draft, in its order. Tables with the same rows share them. */
  readonly rows: readonly KeptRow[];
  /** The figures in digits, or why there is none, with blanks between them. */
  readonly written: string;
  readonly places: Uint16Array | Uint32Array;
}

/**
 * The figures of a table as they are kept.
 *
 * @param placeOf Where a site of the report is.
 */
export function keptTable(reckoning: Reckoning, placeOf: (site: Site) => LineRange): KeptTable {
  const { table, layout } = reckoning;
  const form = modelOf(table.form);
  const own = table.rows.flatMap((_, row) =>
    form.columns.map((_, column) => figureIn(reckoning, row, column)),
  );
  const items = table.rows.map(({ item }) => item);
  const written = own
    .map((figure) =>
      figure?.value
        ? format(converted(figure.value, figure.asked, form.columns[figure.column] ?? figure.asked))
        : (figure?.written?.lack ?? unstated(figure?.written)),
    )
    .join(' ');
  const places = own.flatMap((figure) => {
    const site = figure?.site;
    if (!site) return [0, 0, 0, 0];
    const { start, end } = placeOf(site);
    return [start.line, start.character, end.line, end.character];
  });
  const isShort = places.every((number) => number <= SHORT);
  return new KeptTable(form, {
    rows: items.some((item) => item !== '') ? keptRows(layout, items) : rowsWithoutItems(layout),
    written,
    places: isShort ? new Uint16Array(places) : new Uint32Array(places),
  });
}

const rowsWithoutItems = keep((layout: TableLayout) => keptRows(layout, []));

function keptRows(
  { form, rowForms, found }: TableLayout,
  items: readonly string[],
): readonly KeptRow[] {
  return rowForms.slice(0, found).map((row, index) => keptRow(form, row, items[index] ?? ''));
}

/**
 * The figures of a table of a form in two or three kilobytes: a workspace keeps those of all its reports. They are
 * read from that when they are first asked for. Blanks that are read as 0 are 0 here; see `zeros.ts`.
 */
export class KeptTable {
  /** The table of the form of all reports. */
  readonly form: TableForm;
  readonly cells: KeptCells;
  #figures: readonly KeptFigure[] | undefined;

  constructor(form: TableForm, cells: KeptCells) {
    this.form = form;
    this.cells = cells;
  }

  /** The rows of the draft, in its order. */
  get rows(): readonly KeptRow[] {
    return this.cells.rows;
  }

  /** The figure in a row of the draft, counted from 0, and a column of the form: in the unit that the form gives. */
  at(row: number, column: number): KeptFigure {
    return this.#all()[this.#indexOf(row, column)] ?? MISSING;
  }

  /** Whether it has nothing but blanks, so that nobody may have filled it in; see `isSilent`. */
  get isSilent(): boolean {
    return this.#all().every(({ lack }) => lack === 'unstated' || lack === 'missing');
  }

  /** Where that figure is; undefined if it is missing. */
  placeOf(row: number, column: number): LineRange | undefined {
    if (this.at(row, column).lack === 'missing') return undefined;
    const from = this.#indexOf(row, column) * NUMBERS_OF_PLACE;
    const [line = 0, character = 0, endLine = 0, end = 0] = this.cells.places.subarray(
      from,
      from + 4,
    );
    return { start: { line, character }, end: { line: endLine, character: end } };
  }

  /** Index in the draft of the first row that is compared with a row; -1 if there is none. */
  find({ row, item }: Pick<KeptRow, 'row' | 'item'>): number {
    return this.rows.findIndex((one) => one.row === row && one.item === item);
  }

  #all(): readonly KeptFigure[] {
    this.#figures ??= this.cells.written.split(' ').map(read);
    return this.#figures;
  }

  #indexOf(row: number, column: number): number {
    return row * this.form.columns.length + column;
  }
}

/** A cell in a row of totals that says nothing has neither a figure nor a lack; see `figure-cell.ts`. */
function unstated(written: FigureCell | undefined): 'unstated' | 'missing' {
  return written ? 'unstated' : 'missing';
}

const MISSING: KeptFigure = { value: undefined, lack: 'missing' };

const LACKS: ReadonlyMap<string, KeptFigure> = new Map(
  (
    [
      'blank',
      'not-applicable',
      'unreadable',
      'negative',
      'fraction',
      'unit',
    ] as const satisfies Lack[]
  ).map((lack) => [lack, { value: undefined, lack }]),
);

function read(written: string): KeptFigure {
  const value = parseDecimal(written);
  return value ? { value, lack: undefined } : (LACKS.get(written) ?? MISSING);
}
