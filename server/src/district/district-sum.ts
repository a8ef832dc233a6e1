import type { LineRange } from '../draft/span.ts';
import { add, type Decimal } from '../figure/decimal.ts';
import type { TableForm } from '../form/form.ts';
import {
  type KeptFigure,
  type KeptRow,
  type KeptTable,
  keptRow,
  modelOf,
} from '../reconcile/kept-figures.ts';
import { isAddedUp } from './added-up.ts';
import type { BodyReport } from './body-report.ts';
import type { ChosenReports } from './chosen-reports.ts';

/** The reports of a district's bodies, added up slot by slot. Sums are exact. */
export interface DistrictSum extends ChosenReports {
  /** In the order of the form, without tables that no body has. */
  readonly tables: readonly SummedTable[];
}

/** A table of the form with the sums of its slots. */
export interface SummedTable {
  readonly form: TableForm;
  /**
   * In the order of the form, without rows that no body has. A row's items follow it, and rows with codes come
   * last, in the order of the codes.
   */
  readonly rows: readonly SummedRow[];
}

/** A row of the form, an item into which bodies have split it, or a row with a code. */
export interface SummedRow extends KeptRow {
  /** One for each column of the form. */
  readonly figures: readonly SummedFigure[];
}

/** The sum of a slot. */
export interface SummedFigure {
  /** Undefined if no body gives a figure, or if the slot is not added up. */
  readonly value: Decimal | undefined;
  /**
   * `added`: every body gives its figure. `lacking`: a body does not, so the sum is only that of the others.
   * `not-applicable`: bodies say that the row does not apply to them, and no body gives a figure.
   * `computed`: the form calculates it from other figures, such as a share; a sum of these would mean nothing.
   */
  readonly state: 'added' | 'lacking' | 'not-applicable' | 'computed';
}

/** Adds up the chosen reports. */
export function sumOf(chosen: ChosenReports): DistrictSum {
  const tables = chosen.form.tables.flatMap((form) => summedTable(form, chosen.added) ?? []);
  return { ...chosen, tables };
}

/** What a body gives to the sum of a slot. */
export interface Contribution {
  readonly body: BodyReport;
  /** Undefined if its report does not have the table or the row. */
  readonly figure: KeptFigure | undefined;
  /** Where the figure is; undefined if it is missing. */
  readonly range: LineRange | undefined;
  /** The right figure, if the body's own relations show this one to be wrong. */
  readonly right: Decimal | undefined;
}

/** A row of a draft: its table and its index there. If rows have codes, the table has the rows of the draft. */
export interface RowOfTable {
  readonly form: TableForm;
  readonly row: number;
  readonly item: string;
}

/** What every body gives to a slot, in the order of the sum. */
export function contributionsTo(
  { added }: DistrictSum,
  { form, row, item }: RowOfTable,
  column: number,
): Contribution[] {
  const kept = keptRow(form, row, item);
  return added.map((body) => {
    const table = tableIn(body, modelOf(form));
    const at = table ? table.find(kept) : -1;
    if (!table || at < 0) return { body, figure: undefined, range: undefined, right: undefined };
    const slip = body.slips.find(
      (one) => one.table === table && one.row === at && one.column === column,
    );
    return {
      body,
      figure: table.at(at, column),
      range: table.placeOf(at, column),
      right: slip?.right,
    };
  });
}

/** The sum of a slot; undefined if no body has its row. */
export function summedFor(
  { tables }: DistrictSum,
  { form, row, item }: RowOfTable,
  column: number,
): SummedFigure | undefined {
  const kept = keptRow(form, row, item);
  const table = tables.find((one) => one.form === modelOf(form));
  const found = table?.rows.find((one) => one.row === kept.row && one.item === kept.item);
  return found?.figures[column];
}

/** The table of a form in a report. If the report has it twice, the first one counts. */
export function tableIn({ tables }: BodyReport, form: TableForm): KeptTable | undefined {
  return tables.find((table) => table.form === form);
}

function summedTable(form: TableForm, bodies: readonly BodyReport[]): SummedTable | undefined {
  const tables = bodies.map((body) => tableIn(body, form));
  const filledIn = tables.flatMap((table) => (table && !table.isSilent ? table : []));
  const present = filledIn.length > 0 ? filledIn : tables.flatMap((table) => table ?? []);
  if (present.length === 0) return undefined;
  const lacksTable = !form.optional && tables.includes(undefined);
  const rows = rowsOf(present).map((kept): SummedRow => {
    const { row, item } = kept;
    const indices = present.map((table) => table.find(kept));
    const { optional = false, hasItems = false } = form.rows[row] ?? {};
    const mayBeAbsent = item !== '' || optional || hasItems;
    const figures = form.columns.map((_, column): SummedFigure => {
      if (!isAddedUp(form, row, column)) return { value: undefined, state: 'computed' };
      let value: Decimal | undefined;
      let isLacking = lacksTable;
      let isApplicable = false;
      for (const [index, table] of present.entries()) {
        const at = indices[index] ?? -1;
        if (at < 0) {
          isLacking ||= !mayBeAbsent;
          continue;
        }
        const figure = table.at(at, column);
        if (figure.value) value = value ? add(value, figure.value) : figure.value;
        else if (figure.lack === 'unstated' || isLackIn(figure, form, row)) isLacking = true;
        isApplicable ||= figure.lack !== 'not-applicable';
      }
      const state = isLacking ? 'lacking' : isApplicable ? 'added' : 'not-applicable';
      return { value, state };
    });
    return { ...kept, figures };
  });
  return { form, rows };
}

/** Whether a body should have given a figure and did not. */
export function isLackIn({ lack }: KeptFigure, form: TableForm, row: number): boolean {
  if (lack === undefined || lack === 'unstated') return false;
  return !(lack === 'not-applicable' && form.rows[row]?.mayNotApply);
}

/** The rows that at least one body has. */
function rowsOf(tables: readonly KeptTable[]): readonly KeptRow[] {
  const rows = new Map<string, KeptRow>();
  for (const table of tables) {
    for (const kept of table.rows) {
      const key = `${kept.row} ${kept.item}`;
      if (!rows.has(key)) rows.set(key, kept);
    }
  }
  return [...rows.values()].sort(inOrder);
}

/** The order of rows: those of the form, each before its items; then rows with codes, in the order of the codes. */
function inOrder(a: KeptRow, b: KeptRow): number {
  if (a.row < 0 && b.row < 0) return a.item < b.item ? -1 : 1;
  if (a.row < 0 || b.row < 0) return b.row - a.row;
  return a.row - b.row || Number(a.item !== '') - Number(b.item !== '');
}
