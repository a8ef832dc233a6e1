import { siteIn } from '../form/prose-line.ts';
import { wrongSharesOfNamed } from '../prose/across/named-shares.ts';
import { wrongNumberedParts } from '../prose/across/numbered-parts.ts';
import type { Rule } from './engine/rule.ts';
import { calculatedFinding } from './support/calculated-finding.ts';

/**
 * A number of the prose does not follow from numbers in other lines or in the tables: a share of a whole that is given
 * elsewhere, or a whole whose numbered parts follow over several sentences.
 */
export const proseAcross: Rule = {
  code: 'prose-figure',
  severity: 'warning',
  description: {
    zh: '正文中的占比或合计，与别的句子或表中的数算出的不符。',
    en: 'A share or a sum in the prose does not agree with numbers of other sentences or of the tables.',
  },
  *checkReport(subject) {
    const { report, sentences, slots, claims, prose } = subject;
    const { lines, isReport, title, year } = report.frame;
    if (!isReport) return;
    const facts = { agency: title?.agency ?? '', year };
    const wrong = [
      ...wrongSharesOfNamed(lines, sentences, facts, slots),
      ...wrongNumberedParts(lines),
    ];
    if (wrong.length === 0) return;
    // What disagrees with the tables, or with its own line, is told there.
    const told = [
      ...claims.flatMap(({ agrees, site }) => (agrees ? [] : site)),
      ...prose.flatMap((line) =>
        line.derived.flatMap((one) =>
          one.kind === 'calculated' && one.fault ? siteIn(line, one.number) : [],
        ),
      ),
    ];
    const isTold = (place: (typeof told)[number]) =>
      told.some(({ block, span }) => block === place.block && span.start === place.span.start);
    for (const one of wrong) {
      if (![one.site, ...one.from].some(isTold)) yield calculatedFinding(subject, one);
    }
  },
};
