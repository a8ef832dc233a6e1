import { withoutSums } from '../district/summed-bodies.ts';
import { add, type Decimal, format, parseDecimal, ZERO } from '../figure/decimal.ts';
import { agencyKey } from '../form/title.ts';
import { grouped } from '../grouped.ts';
import type { Translate } from '../l10n.ts';
import { type Html, html } from './markup.ts';
import type { ReviewedReport } from './reviewed-report.ts';

/** How many years are shown beside each other: the last one and the year before. */
const YEARS = 2;

/** The figures of all bodies together, in the last year and in the year before: exact sums, drawn as bars. */
export function districtCharts(reports: readonly ReviewedReport[], t: Translate): Html {
  const byYear = grouped(reports, ({ year, charts }) => (year && charts.length > 0 ? [year] : []));
  const years = [...byYear.keys()].sort((a, b) => b - a).slice(0, YEARS);
  const last = byYear.get(years[0] ?? 0) ?? [];
  const titles = new Set(last.flatMap(({ charts }) => charts.map(({ title }) => title)));
  if (titles.size === 0) return html``;
  return html`<section class="charts"><h2>${t('All bodies together')}</h2>
${[...titles].map((title) =>
  chartHtml(
    title,
    years.map((year) => ({ year, reports: addedUp(title, byYear.get(year) ?? []) })),
    t,
  ),
)}</section>
`;
}

/** The reports that a chart adds up: the first of each body, as in `chooseReports`. */
function addedUp(title: string, reports: readonly ReviewedReport[]): ReviewedReport[] {
  const drawn = reports.filter(({ charts }) => charts.some((chart) => chart.title === title));
  const known = new Set<string>();
  return withoutSums(drawn).filter(({ agency }) => {
    const key = agencyKey(agency);
    if (known.has(key)) return false;
    if (agency !== '') known.add(key);
    return true;
  });
}

interface ReportsOfYear {
  readonly year: number;
  readonly reports: readonly ReviewedReport[];
}

function chartHtml(title: string, years: readonly ReportsOfYear[], t: Translate): Html {
  const sums = years.map(({ reports }) => sumsOf(title, reports));
  const labels = [...new Set(sums.flatMap((one) => [...one.keys()]))];
  const all = sums.flatMap((one) => [...one.values()]);
  const most = Math.max(1, ...all.map((value) => Math.abs(Number(format(value)))));
  const heads = years.map(
    ({ year, reports }) =>
      html`<th scope="col">${t('{0} (bodies: {1})', year, reports.length)}</th>`,
  );
  const rows = labels.map((label) => {
    const cells = sums.map((one, index) => barHtml(one.get(label), most, index));
    return html`<tr><th scope="row">${label}</th>${cells}</tr>
`;
  });
  return html`<table class="chart"><caption>${title}</caption><thead><tr><td></td>${heads}</tr></thead><tbody>${rows}</tbody></table>
`;
}

function barHtml(value: Decimal | undefined, most: number, index: number): Html {
  if (!value) return html`<td>—</td>`;
  const figure = format(value);
  const width = ((Math.abs(Number(figure)) / most) * 100).toFixed(1);
  const bar = index === 0 ? 'bar' : 'bar before';
  // Not a style: where the page is shown within another one, that may permit none.
  return html`<td><svg class="${bar}" width="${width}%" aria-hidden="true"></svg><span class="figure">${figure}</span></td>`;
}

/** The sums of the bars of a chart over reports. A report without a figure adds nothing. */
function sumsOf(title: string, reports: readonly ReviewedReport[]): Map<string, Decimal> {
  const sums = new Map<string, Decimal>();
  for (const { charts } of reports) {
    const chart = charts.find((one) => one.title === title);
    for (const { label, figures } of chart?.bars ?? []) {
      const value = parseDecimal(figures[0] ?? '') ?? ZERO;
      sums.set(label, add(sums.get(label) ?? ZERO, value));
    }
  }
  return sums;
}
