import { type Decimal, format } from '../figure/decimal.ts';
import { agreeingChange, rightChanges } from '../prose/derived/reckon.ts';
import { type LastSum, sumsOf } from '../years/last-sums.ts';
import type { Rule } from './engine/rule.ts';
import { changeFinding, doubts } from './support/derived-findings.ts';

/**
 * The prose states a change since last year that does not follow from any of last year's figures that it
 * may mean. If several files claim to be last year's report, agreement with one is enough.
 */
export const yearOnYear: Rule = {
  code: 'prose-figure',
  severity: 'warning',
  description: {
    zh: '正文中的同比增减，与上一年度报告的数算出的不符。',
    en: 'A change from last year in the prose is not the one that last year’s report gives.',
  },
  *checkYears(subject, last) {
    const { prose, slots, t } = subject;
    const doubtsIn = doubts(subject);
    for (const line of prose) {
      const isDoubtful = doubtsIn(line);
      for (const change of line.derived) {
        if (change.kind !== 'change' || change.before.length > 0 || isDoubtful(change)) continue;
        const sums = sumsOf(last, change, slots);
        if (agreeingChange(change, valuesOf(sums))) continue;
        const meant = sums.filter(({ isMeant }) => isMeant);
        const right = rightChanges(change, valuesOf(meant.length > 0 ? meant : sums));
        const found = changeFinding(t, line, change, right);
        if (!found) continue;
        const related = (sums[0]?.figures ?? []).map((figure) => ({
          uri: sums[0]?.uri ?? '',
          range: figure.range,
          text: format(figure.value),
          message: t('Last year’s report'),
        }));
        yield { ...found, related };
      }
    }
  },
};

function valuesOf(sums: readonly LastSum[]): Decimal[] {
  return sums.map(({ sum }) => sum);
}
