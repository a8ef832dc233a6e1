import type { Part } from '../analysis.ts';
import { add, type Decimal, format, ZERO } from '../figure/decimal.ts';
import type { RelationForm, Row, TableForm } from '../form/form.ts';
import type { FoundTable } from '../form/found-table.ts';
import type { Translate } from '../l10n.ts';
import type { ChartView, YearsView } from '../protocol.ts';

/** How many years before a report's own are shown beside it. */
export const EARLIER_YEARS = 4;

/** The report of a year, for the figures that charts are drawn of. */
export interface YearReport {
  /** Undefined where the report has no title that says it. */
  readonly year: number | undefined;
  readonly part: Part;
}

/**
 * The requests of a body's reports by outcome and by applicant, for a client to draw.
 *
 * @param reports Of one body, the earliest first.
 */
export function yearsView(
  agency: string,
  reports: readonly YearReport[],
  t: Translate,
): YearsView | undefined {
  const years = reports.flatMap(({ year, part }) => {
    const table = part.verdict.report.tables.find(({ form }) => form.carryOver);
    return table ? [{ year: year === undefined ? '' : String(year), table }] : [];
  });
  const last = years.at(-1);
  if (!last) return undefined;
  const names = years.map(({ year }) => year);
  const span = names.length > 1 ? `${names[0]}–${last.year}` : last.year;
  const chart = (title: string, bars: (table: FoundTable) => Bars): ChartView =>
    beside(
      span === '' ? title : t('{0}, {1}', title, span),
      names,
      years.map(({ table }) => bars(table)),
    );
  return {
    agency,
    charts: [
      chart(t('Requests by outcome'), byOutcome),
      chart(t('New requests by applicant'), byApplicant),
    ].filter(({ bars }) => bars.length > 0),
  };
}

/** Figures by what they are of; undefined where one is missing that makes it up. */
type Bars = ReadonlyMap<string, Decimal | undefined>;

/** One chart of several years; what a form of another year calls alike is alike. */
function beside(title: string, years: readonly string[], all: readonly Bars[]): ChartView {
  const labels = new Set(all.toReversed().flatMap((bars) => [...bars.keys()]));
  return {
    title,
    years,
    bars: [...labels].map((label) => ({
      label,
      figures: all.map((bars) => {
        const value = bars.get(label);
        return value ? format(value) : null;
      }),
    })),
  };
}

/** The items of the total of all outcomes, those under a heading together, whoever applied. */
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

/** The new requests: what the balance adds to those carried in, by who applied. */
function byApplicant(table: FoundTable): Bars {
  const { form } = table;
  const balance = form.relations.find(({ code }) => code === 'balance');
  const received = balance?.left.find(({ index }) => index !== form.carryOver?.this)?.index;
  const applicants = rowTotal(form)?.right ?? [];
  if (received === undefined) return new Map();
  return new Map(
    applicants.map(({ index }) => [
      form.columns[index]?.name ?? '',
      valueAt(table, received, index),
    ]),
  );
}

function rowTotal({ relations }: TableForm): RelationForm | undefined {
  return relations.find(({ code }) => code === 'row-total');
}

/** The heading that a row stands under below a depth, or else its own name. */
function labelAt({ path, name }: Row, depth: number): string {
  return path[depth] ?? name;
}

function valueAt({ rows }: FoundTable, row: number, column: number): Decimal | undefined {
  return rows.find((found) => found.row === row)?.figures[column]?.value;
}
