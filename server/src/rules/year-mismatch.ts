import type { Site } from '../form/found-table.ts';
import type { Title } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import type { Found, Rule } from './engine/rule.ts';
import { isStatisticPeriod, statisticPeriod } from './support/statistic-period.ts';
import { mayGiveYear, yearsOfProse } from './support/year-of-prose.ts';

/** The title names one year, and the period of the statistics or the prose another for the report's own. */
export const yearMismatch: Rule = {
  code: 'year-mismatch',
  severity: 'warning',
  description: {
    zh: '标题、统计期间与正文的年份不一致。',
    en: 'Title, period and prose name different years.',
  },
  reads: (line) => isStatisticPeriod(line) || mayGiveYear(line),
  *checkFrame({ frame, language, t }) {
    const { title } = frame;
    if (!title) return;
    const period = statisticPeriod(frame);
    if (period && period.year !== title.year) {
      const message = t(
        'The title says {0}, the period of the statistics {1}.',
        title.year,
        period.year,
      );
      yield mismatch(t, title, period, message, t('period'));
    }
    for (const prose of yearsOfProse(frame, language.ownYear)) {
      if (prose.year === title.year) continue;
      const message = t('The title says {0}, the prose {1}.', title.year, prose.year);
      yield mismatch(t, title, prose, message, t('prose'));
    }
  },
};

/** Which of two years is wrong nothing tells. */
function mismatch(
  t: Translate,
  title: Title,
  other: { readonly year: number; readonly site: Site },
  message: string,
  name: string,
): Found {
  const fix = (year: number, site: Site, place: string) => ({
    title: t('Change the year of the {0} to {1}', place, year),
    preferred: false,
    edits: [{ site, text: String(year) }],
  });
  return {
    site: other.site,
    message,
    related: [{ site: title.yearSite, message: t('the title’s year') }],
    fixes: [fix(title.year, other.site, name), fix(other.year, title.yearSite, t('title'))],
  };
}
