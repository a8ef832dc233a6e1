import type { Site } from '../../form/found-table.ts';
import { type ProseLine, siteIn } from '../../form/prose-line.ts';
import type { Frame } from '../../form/report.ts';

/** The sentence that states which year the figures are about. */
export interface StatisticPeriod {
  readonly year: number;
  /** Where the digits of the year are. */
  readonly site: Site;
}

/** Words that reports use for the period, or figures said to cover a whole year. */
const PERIOD = new RegExp(
  [
    '统计(?:数据)?的?(?:期|时[限间段点]|周期|截[至止])',
    '数据[的均为所属统计采集核定]{0,5}(?:期限|时[限间段点]|周期|截[至止])',
    '起止[时日][间期]',
    String.raw`(?:统计|数据)[^。；，]{0,20}?[1１]\s*月\s*[1１]\s*日[^。；]{0,16}[1１][2２]\s*月`,
  ].join('|'),
);
const YEAR = /([0-9０-９]{4})\s*年\s*[1１]\s*月\s*[1１]\s*日/;

/** Finds the year in `本报告所列数据的统计期限，自2024年1月1日起至12月31日止`, in any section (DB51/T 2660 2.1). */
export function statisticPeriod({ lines }: Frame): StatisticPeriod | undefined {
  for (const line of lines) {
    const at = PERIOD.exec(line.text);
    if (!at) continue;
    const period = yearIn(line, at.index);
    if (period) return period;
  }
  return undefined;
}

/** Whether a line states the period. */
export function isStatisticPeriod(text: string): boolean {
  return PERIOD.test(text);
}

function yearIn(line: ProseLine, from: number): StatisticPeriod | undefined {
  const match = YEAR.exec(line.text.slice(from));
  const digits = match?.[1];
  if (!match || digits === undefined) return undefined;
  const start = from + match.index;
  return {
    year: Number(digits.normalize('NFKC')),
    site: siteIn(line, { start, end: start + digits.length }),
  };
}
