import type { LineRange } from '../draft/span.ts';
import type { Decimal } from '../figure/decimal.ts';
import type { Column, Form, Row, TableForm, YearSlot } from '../form/form.ts';
import { agencyKey, type ReportName } from '../form/title.ts';
import { meaningsOfSlot } from '../prose/bind.ts';
import { isApplicant } from '../prose/meanings.ts';
import type { FormFigure } from '../reconcile/form-figure.ts';
import { type KeptRow, type KeptTable, keptRow, modelOf } from '../reconcile/kept-figures.ts';
import { amountFor, areOne } from './amounts.ts';
import type { SectionText } from './section-text.ts';

/** A figure with the meanings of its slot in prose. */
export interface MeantFigure {
  readonly means: readonly string[];
  /** Undefined if the draft has no readable figure. */
  readonly figure: CarriedFigure | undefined;
}

export interface CarriedFigure {
  readonly value: Decimal;
  readonly range: LineRange;
}

/** A figure that is taken over from last year's report. */
export interface TakenOver extends CarriedFigure {
  /** What the slot is called that hands it on. */
  readonly from: string;
  /** Whether this year's figure agrees with it; undefined if there is none. */
  readonly agrees: boolean | undefined;
}

/** What of a report the next year's report is compared with: its figures and its prose. */
export class Carried {
  readonly uri: string;
  /** Of the longer sections. */
  readonly sections: readonly SectionText[];
  readonly #tables: readonly KeptTable[];
  #figures: ReadonlyMap<string, HandedOn> | undefined;
  #totals: readonly MeantFigure[] | undefined;

  constructor(uri: string, tables: readonly KeptTable[], sections: readonly SectionText[]) {
    this.uri = uri;
    this.sections = sections;
    this.#tables = tables;
  }

  /** The figures that it hands on to a new report of a form, by the keys of the slots that take them over. */
  handedOnTo({ tables }: Form): ReadonlyMap<string, Decimal> {
    const slots = tables.flatMap(({ takesOver, columns }) =>
      takesOver.map((slot) => ({ ...slot, asked: columns[slot.column] })),
    );
    return new Map(
      slots.flatMap(({ key, asked }): [string, Decimal][] => {
        const found = this.#handedOn().get(key);
        return asked && found ? [[key, amountFor(asked, found.figure.value, found.asked)]] : [];
      }),
    );
  }

  /** What of it a figure of this year's report takes over; undefined if it takes over nothing. */
  takenOverBy({ table, row, asked, column, written }: FormFigure): TakenOver | undefined {
    const { form } = table;
    if (!row || form.takesOver.length === 0) return undefined;
    const kept = keptRow(form, row.row, row.item);
    const slot = form.takesOver.find((one) => one.column === column && isIn(one, kept));
    const found = slot && this.#handedOn().get(keyOf(slot, kept, form));
    if (!found) return undefined;
    const { figure } = found;
    const value = amountFor(asked, figure.value, found.asked);
    const own = written?.value;
    const agrees =
      own && areOne({ value: own, asked }, { value: figure.value, asked: found.asked });
    return { range: figure.range, value, from: slot.from, agrees };
  }

  #handedOn(): ReadonlyMap<string, HandedOn> {
    this.#figures ??= new Map(this.#tables.flatMap(handedOn));
    return this.#figures;
  }

  /** The figures with which the next year's prose compares, without those of single kinds of applicants. */
  get totals(): readonly MeantFigure[] {
    this.#totals ??= this.#tables.flatMap(meantFigures);
    return this.#totals;
  }

  /** The figure of the same slot as one of the next year's report, in its unit; undefined if it has none. */
  sameAs(form: TableForm, row: Row, column: Column): CarriedFigure | undefined {
    for (const table of this.#tables) {
      if (table.form.id !== form.id) continue;
      const across = placeOf(column, form.columns, table.form.columns);
      const at = row.code === '' ? placeOf(row, modelOf(form).rows, table.form.rows) : -1;
      if (across < 0 || (at < 0 && row.code === '')) continue;
      const found = figureOf(table, { row: at, item: row.code }, across);
      const asked = table.form.columns[across];
      if (found && asked) return { ...found, value: amountFor(column, found.value, asked) };
    }
    return undefined;
  }
}

/** The key of a body's report of a kind for a year. It begins with the year. */
export function reportKey({ agency, year, kind }: ReportName): string {
  return `${year} ${kind.name} ${agencyKey(agency)}`;
}

/** The key of the report of the year before. */
export function keyOfLastYears(report: ReportName): string {
  return reportKey({ ...report, year: report.year - 1 });
}

/** A figure that a report hands on, with what its column takes. */
interface HandedOn {
  readonly figure: CarriedFigure;
  readonly asked: Column;
}

function handedOn(table: KeptTable): [string, HandedOn][] {
  const { form } = table;
  return form.handsOn.flatMap((slot) =>
    table.rows
      .filter((row) => isIn(slot, row))
      .flatMap((row): [string, HandedOn][] => {
        const figure = figureOf(table, row, slot.column);
        const asked = table.form.columns[slot.column];
        return figure && asked ? [[keyOf(slot, row, form), { figure, asked }]] : [];
      }),
  );
}

function isIn({ row }: YearSlot, { row: at, item }: Pick<KeptRow, 'row' | 'item'>): boolean {
  if (row === 'each') return true;
  return typeof row === 'number' ? row === at && item === '' : row.code === item;
}

/** The key of a figure: of a slot in each row it says which row. */
function keyOf({ key, row: of }: YearSlot, { row, item }: KeptRow, form: TableForm): string {
  return of === 'each' ? `${key} ${item || modelOf(form).rows[row]?.name}` : key;
}

function meantFigures(table: KeptTable): MeantFigure[] {
  const { form } = table;
  const present = form.rows.flatMap((row, at) =>
    form.columns.map((column, across): MeantFigure => {
      const means = meaningsOfSlot(form, row, column);
      return { means, figure: means.length > 0 ? known(table, at, across) : undefined };
    }),
  );
  const absent = form.absent.map((means): MeantFigure => ({ means, figure: undefined }));
  return [...present, ...absent].filter(
    ({ means }) => means.length > 0 && !means.some(isApplicant),
  );
}

function known(table: KeptTable, row: number, column: number): CarriedFigure | undefined {
  return figureOf(table, { row, item: '' }, column);
}

function figureOf(
  table: KeptTable,
  row: Pick<KeptRow, 'row' | 'item'>,
  column: number,
): CarriedFigure | undefined {
  const at = table.find(row);
  const value = at < 0 ? undefined : table.at(at, column).value;
  const range = value && table.placeOf(at, column);
  return value && range && { value, range };
}

/** Index of the same row or column in another form of the table; -1 if it is not there, or not alone. */
function placeOf<T extends { readonly id: string }>(
  one: T,
  own: readonly T[],
  others: readonly T[],
): number {
  if (own === others) return own.indexOf(one);
  const [found = -1, ...more] = others.flatMap(({ id }, index) => (id === one.id ? index : []));
  const isAlone = more.length === 0 && own.filter(({ id }) => id === one.id).length === 1;
  return isAlone ? found : -1;
}
