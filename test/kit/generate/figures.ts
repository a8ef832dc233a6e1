import { Random } from '../../unit/reconcile/random.ts';
import { randomReport } from '../../unit/reconcile/reports.ts';
import { CURRENT, type Layout, rowsOf, TRIAL, WIDTH } from '../../unit/reconcile/table.ts';

export type FormId = '2021' | '2019';

/** All figures of a report's tables. Every relation of its form holds. */
export interface ReportFigures {
  readonly form: FormId;
  readonly agency: string;
  readonly year: number;
  /** Three figures each for 规章 and for 规范性文件. */
  readonly rules: readonly (readonly string[])[];
  /** 行政许可; 行政处罚, 行政强制; 行政事业性收费 and, in the trial form, 政府集中采购. */
  readonly decisions: readonly string[];
  /** The rows of the request table that have figures, from the top. */
  readonly requests: readonly (readonly string[])[];
  /** 行政复议、行政诉讼: fifteen figures. */
  readonly reviews: readonly string[];
}

/** The report for a seed. The same seed gives the same report. */
export function reportFigures(seed: number, form: FormId = '2021'): ReportFigures {
  const random = new Random(seed);
  const layout: Layout = form === '2021' ? CURRENT : TRIAL;
  const figures = randomReport(random, layout).map(String);
  const count = (most: number) => String(Math.floor(most * random.next() ** 3));
  return {
    form,
    agency: `江城市${random.pick(['临江', '望江', '沿江', '江北', '江南'])}区第${seed}办公室`,
    year: form === '2021' ? 2024 : 2019,
    rules: [
      ['0', '0', '0'],
      [count(30), count(30), count(600)],
    ],
    decisions: [
      count(90_000),
      count(9_000),
      count(900),
      `${count(30_000)}.${random.whole(10, 99)}`,
    ],
    requests: Array.from({ length: rowsOf(layout) }, (_, row) =>
      figures.slice(row * WIDTH, (row + 1) * WIDTH),
    ),
    reviews: Array.from({ length: 3 }).flatMap(() => {
      const parts = Array.from({ length: 4 }, () => Number(count(60)));
      return [...parts, parts.reduce((sum, part) => sum + part, 0)].map(String);
    }),
  };
}
