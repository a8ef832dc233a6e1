import type { FrameRule } from './rule.ts';
import { statisticPeriod } from './statistic-period.ts';

/** The title names one year and the period of the statistics another. */
export const yearMismatch: FrameRule = {
  code: 'year-mismatch',
  severity: 'warning',
  *checkFrame({ frame, t }) {
    const { title } = frame;
    const period = title && statisticPeriod(frame);
    if (!period || period.year === title.year) return;
    const fix = (year: number, site: typeof period.site, name: string) => ({
      title: t('Change the year of the {0} to {1}', name, year),
      preferred: false,
      edits: [{ site, text: String(year) }],
    });
    yield {
      site: period.site,
      message: t('The title says {0}, the period of the statistics {1}.', title.year, period.year),
      related: [{ site: title.yearSite, message: t('the title’s year') }],
      fixes: [
        fix(title.year, period.site, t('period')),
        fix(period.year, title.yearSite, t('title')),
      ],
    };
  },
};
