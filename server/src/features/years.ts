import type { Part } from '../analysis.ts';
import { add, type Decimal, format, ZERO } from '../figure/decimal.ts';
import type { RelationForm, Row, TableForm } from '../form/form.ts';
import type { FoundTable } from '../form/found-table.ts';
import type { Translate } from '../l10n.ts';
import type { ChartView, YearsView } from '../protocol.ts';
import { amountFor } from '../years/amounts.ts';

/** How many earlier years are shown beside a report's own. */
export const EARLIER_YEARS = 4;

/** A report of one year, for charts. */
export interface YearReport {
  /** Undefined if the report has no title with a year. */
  readonly year: number | undefined;
  readonly part: Part;
}

/**
 * Charts of a body's reports: of the requests by outcome and by applicant, or of the parts of the first totals, if the
 * form says of no row that it is carried over.
 *
 * @param reports Reports of one body, the earliest first.
 */
export function yearsView(
  agency: string,
  reports: readonly YearReport[],
  t: Translate,
): YearsView | undefined {
  const last = reports.at(-1)?.part.verdict.report.tables ?? [];
  const own = last.find(({ form }) => carriesRow(form));
  const all = own
    ? requestCharts(reports, t)
    : firstTotals(last).map((table) => partsChart(table, reports, t));
  const charts = all.filter(hasBars);
  return charts.length === 0 ? undefined : { agency, charts };
}

function hasBars({ bars }: ChartView): boolean {
  return bars.length > 0;
}

/** Whether a row of the table is what another row was last year. */
function carriesRow({ takesOver, relations }: TableForm): boolean {
  return takesOver.length > 0 && balanceOf(relations) !== undefined;
}

function balanceOf(relations: readonly RelationForm[]): RelationForm | undefined {
  return relations.find(({ code, each }) => code === 'balance' && each === 'column');
}

function requestCharts(reports: readonly YearReport[], t: Translate): ChartView[] {
  const years = reports.flatMap(({ year, part }) => {
    const table = part.verdict.report.tables.find(({ form }) => carriesRow(form));
    return table ? [{ year, table }] : [];
  });
  const chart = (title: string, bars: (table: FoundTable) => Bars): ChartView =>
    beside(
      title,
      years.map(({ year, table }) => ({ year, bars: bars(table) })),
      t,
    );
  return [
    chart(t('Requests by outcome'), byOutcome),
    chart(t('New requests by applicant'), byApplicant),
  ];
}

/** The first table with a total, and those that are printed beside it. */
function firstTotals(tables: readonly FoundTable[]): readonly FoundTable[] {
  const [first, ...others] = tables.filter(({ form }) => totalOf(form) !== undefined);
  if (!first) return [];
  return [first, ...others.filter(({ form }) => form.printed.id === first.form.printed.id)];
}

/** The parts of a table's total in each year. What is 0 in all of them is left out. */
function partsChart({ form }: FoundTable, reports: readonly YearReport[], t: Translate): ChartView {
  const years = reports.flatMap(({ year, part }) => {
    const table = part.verdict.report.tables.find((one) => one.form.id === form.id);
    return table ? [{ year, bars: partsOfTotal(table, form) }] : [];
  });
  const unit = form.columns[0]?.unit ?? '';
  const { bars, ...chart } = beside(
    unit === '' ? form.name : t('{0} (in {1})', form.name, unit),
    years,
    t,
  );
  const isZero = (figure: string | null) => figure === null || Number(figure) === 0;
  return { ...chart, bars: bars.filter(({ figures }) => !figures.every(isZero)) };
}

/** The sum whose parts are shown: of rows, or of the columns of the only row. */
function totalOf({ relations, rows }: TableForm): RelationForm | undefined {
  const ofRows = relations.find(({ code }) => code === 'column-total');
  return ofRows ?? (rows.length === 1 ? rowTotal({ relations }) : undefined);
}

/** The parts of a table's total, in the units of the columns of another year's table. */
function partsOfTotal(table: FoundTable, asked: TableForm): Bars {
  const { form } = table;
  const total = totalOf(form);
  if (!total) return new Map();
  const across = rowTotal(form)?.anchor ?? 0;
  const [parts, sum] =
    total.left.length === 1 ? [total.right, total.left] : [total.left, total.right];
  return new Map(
    parts.flatMap(({ index }): [string, Decimal | undefined][] => {
      if (sum.some((one) => one.index === index)) return [];
      const [row, column] = total.each === 'column' ? [index, across] : [0, index];
      const label = (total.each === 'column' ? form.rows[row] : form.columns[column])?.name ?? '';
      const [from, to] = [form.columns[column], asked.columns[column]];
      const blank = from?.hasBlanksForZero ? ZERO : undefined;
      const value = valueAt(table, row, column) ?? blank;
      return [[label, value && from && to ? amountFor(to, value, from) : value]];
    }),
  );
}

/** Figures by label; undefined if a figure that is needed is missing. */
type Bars = ReadonlyMap<string, Decimal | undefined>;

/** What a chart shows of one year. */
interface BarsOfYear {
  readonly year: number | undefined;
  readonly bars: Bars;
}

/** One chart of several years. Rows and columns with the same name in different forms are the same bar. */
function beside(title: string, reports: readonly BarsOfYear[], t: Translate): ChartView {
  const years = reports.map(({ year }) => (year === undefined ? '' : String(year)));
  const last = years.at(-1) ?? '';
  const span = years.length > 1 ? `${years[0]}–${last}` : last;
  const labels = new Set(reports.toReversed().flatMap(({ bars }) => [...bars.keys()]));
  return {
    title: span === '' ? title : t('{0}, {1}', title, span),
    years,
    bars: [...labels].map((label) => ({
      label,
      figures: reports.map(({ bars }) => {
        const value = bars.get(label);
        return value ? format(value) : null;
      }),
    })),
  };
}

/**
 * The outcomes that make up the total of all outcomes, for all applicants. Rows under a heading are added
 * up.
 */
function byOutcome(table: FoundTable): Bars {
  const { form } = table;
  const outcomes = form.relations.find(({ code }) => code === 'column-total');
  const total = rowTotal(form)?.anchor;
  if (!outcomes || total === undefined) return new Map();
  const depth = form.rows[outcomes.anchor]?.path.length ?? 0;
  const bars = new Map<string, Decimal | undefined>();
  for (const { index } of outcomes.right) {
    const row = form.rows[index];
    if (!row) continue;
    const label = labelAt(row, depth);
    const before = bars.has(label) ? bars.get(label) : ZERO;
    const value = valueAt(table, index, total);
    bars.set(label, before && value && add(before, value));
  }
  return bars;
}

/** New requests by applicant. Their row is the one that the balance adds to the requests carried over. */
function byApplicant(table: FoundTable): Bars {
  const { form } = table;
  const isTakenOver = (row: number) => form.takesOver.some((slot) => slot.row === row);
  const received = balanceOf(form.relations)?.left.find(({ index }) => !isTakenOver(index))?.index;
  const applicants = rowTotal(form)?.right ?? [];
  if (received === undefined) return new Map();
  return new Map(
    applicants.map(({ index }) => [
      form.columns[index]?.name ?? '',
      valueAt(table, received, index),
    ]),
  );
}

function rowTotal({ relations }: Pick<TableForm, 'relations'>): RelationForm | undefined {
  return relations.find(({ code }) => code === 'row-total');
}

/** The heading of a row at a depth; otherwise its own name. */
function labelAt({ path, name }: Row, depth: number): string {
  return path[depth] ?? name;
}

function valueAt({ rows }: FoundTable, row: number, column: number): Decimal | undefined {
  return rows.find((found) => found.row === row)?.figures[column]?.value;
}
