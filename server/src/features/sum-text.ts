import { type BodyReport, bodyName } from '../district/body-report.ts';
import type { LeftOut } from '../district/chosen-reports.ts';
import type { DistrictSum } from '../district/district-sum.ts';
import { type Gap, gapsOf } from '../district/gaps.ts';
import type { Translate } from '../l10n.ts';

/** Why a report is not in the sum of a district, in a sentence. */
export function leftOutText(t: Translate, sum: DistrictSum, { report, why }: LeftOut): string {
  const body = bodyName(report);
  switch (why) {
    case 'form':
      return t(
        'The report of {0} was left out: it follows the form “{1}”, and most reports follow “{2}”.',
        body,
        report.form.name,
        sum.form.name,
      );
    case 'kind':
      return t(
        'The report of {0} was left out: it is a “{1}”, and most reports are a “{2}”.',
        body,
        report.kind,
        sum.kind,
      );
    case 'year':
      return otherYear(t, body, report.year, sum.year);
    case 'again':
      return t('The report was left out: there is another one of {0} before it.', body);
    case 'given':
      return t('The report of {0} was left out: the sum is compared with it.', body);
    case 'sum':
      return t('The report was left out: it is itself a sum of several bodies.');
  }
}

function otherYear(
  t: Translate,
  body: string,
  year: number | undefined,
  most: number | undefined,
): string {
  if (year === undefined)
    return t('The report of {0} was left out: it has no title with a year.', body);
  return most === undefined
    ? t(
        'The report of {0} was left out: it is for {1}, and most have no title with a year.',
        body,
        year,
      )
    : t('The report of {0} was left out: it is for {1}, and most are for {2}.', body, year, most);
}

/** What is to be known about a report in the sum: that it does not reconcile, and what of it is not in the sum. */
export function remarksOn(t: Translate, sum: DistrictSum, report: BodyReport): string[] {
  const body = bodyName(report);
  const broken = report.isBroken
    ? [t('The report of {0} does not reconcile. It was added up as it stands.', body)]
    : [];
  return [...broken, ...gapsOf(sum, report).map((gap) => gapText(t, body, gap))];
}

function gapText(t: Translate, body: string, { kind, names }: Gap): string {
  const list = listed(t, names);
  switch (kind) {
    case 'unread':
      return t(
        'The report of {0} has tables that cannot be read and are not in the sum: {1}.',
        body,
        list,
      );
    case 'missing':
      return t('The report of {0} lacks tables: {1}.', body, list);
    case 'repeated':
      return t(
        'The report of {0} has tables twice, and only the first was added up: {1}.',
        body,
        list,
      );
    case 'unknown-rows':
      return t(
        'The report of {0} has rows that are not in the form and not in the sum: {1}.',
        body,
        list,
      );
    case 'missing-rows':
      return t('The report of {0} lacks rows: {1}.', body, list);
    case 'figures':
      return t('The report of {0} has no readable figure in: {1}.', body, list);
  }
}

const MOST_NAMES = 5;

/** Names in a sentence. If there are more than a sentence holds, the number of the others. */
function listed(t: Translate, names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).map((name) => t('“{0}”', name));
  const all = shown.join(t(', '));
  const more = names.length - shown.length;
  return more > 0 ? t('{0} and {1} more', all, more) : all;
}

/** How many reports were added up, and how many were not, in a sentence. */
export function summaryOf(t: Translate, { added, leftOut, form, year }: DistrictSum): string {
  const said = [added.length, form.name, leftOut.length] as const;
  return year === undefined
    ? t('Reports added up: {0} (form: {1}). Left out: {2}.', ...said)
    : t('Reports added up: {0} (form: {1}, year: {3}). Left out: {2}.', ...said, year);
}

/** Why a report cannot be compared with a sum, in a sentence; undefined if it can. */
export function whyNotCompared(
  t: Translate,
  sum: DistrictSum,
  given: BodyReport,
): string | undefined {
  if (given.form !== sum.form) {
    return t(
      'It follows the form “{0}”, and the reports that were added up follow “{1}”, so they were not compared.',
      given.form.name,
      sum.form.name,
    );
  }
  return given.year === undefined || sum.year === undefined || given.year === sum.year
    ? undefined
    : t(
        'It is for {0}, and the reports that were added up are for {1}, so they were not compared.',
        given.year,
        sum.year,
      );
}
