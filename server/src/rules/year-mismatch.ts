import type { Site } from '../form/found-table.ts';
import type { Title } from '../form/title.ts';
import type { Translate } from '../l10n.ts';
import type { Found, Rule } from './engine/rule.ts';
import { statisticPeriod } from './support/statistic-period.ts';
import { yearsOfProse } from './support/year-of-prose.ts';

/**
 * The title names one year, and the period of the statistics or the prose another one as the report's
 * own.
 */
export const yearMismatch: Rule = {
  code: 'year-mismatch',
  severity: 'warning',
  description: {
    zh: '标题、统计期间与正文的年份不一致。',
    en: 'Title, period and prose name different years.',
  },
  *checkFrame({ frame, language, t }) {
    const { title } = frame;
    if (!title) return;
    const period = title.kind.saysPeriod ? statisticPeriod(frame) : undefined;
    if (period && period.year !== title.year) {
      const message = t(
        'The title says {0}, but the period of the statistics says {1}.',
        title.year,
        period.year,
      );
      yield mismatch(
        t,
        title,
        period,
        message,
        t('Change the year of the period to {0}', title.year),
      );
    }
    for (const prose of yearsOfProse(frame, language.ownYear)) {
      if (prose.year === title.year) continue;
      const message = t('The title says {0}, but the prose says {1}.', title.year, prose.year);
      yield mismatch(
        t,
        title,
        prose,
        message,
        t('Change the year in the prose to {0}', title.year),
      );
    }
  },
};

/**
 * Nothing shows which of the two years is wrong, so there is a fix for each.
 *
 * @param toTitle Title of the fix that writes the title's year at the other place.
 */
function mismatch(
  t: Translate,
  title: Title,
  other: { readonly year: number; readonly site: Site },
  message: string,
  toTitle: string,
): Found {
  const fix = (text: string, site: Site, year: number) => ({
    title: text,
    preferred: false,
    edits: [{ site, text: String(year) }],
  });
  return {
    site: other.site,
    message,
    related: [{ site: title.yearSite, message: t('the title’s year') }],
    fixes: () => [
      fix(toTitle, other.site, title.year),
      fix(t('Change the year in the title to {0}', other.year), title.yearSite, other.year),
    ],
  };
}
