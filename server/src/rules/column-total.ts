import type { Rule } from './engine/rule.ts';
import { imbalances } from './support/imbalance.ts';
import { digitsOf, gap, isReckoned, sideText, totalText } from './support/wording.ts';

/**
 * The items of a column do not add up to 三（七）总计. The relation follows from the word 总计 in both statutory
 * forms.
 */
export const columnTotal: Rule = {
  code: 'column-total',
  severity: 'error',
  description: {
    zh: '一列各项之和与该列总计不符。',
    en: 'The items of a column do not add up to its total.',
  },
  checkTable: (subject) =>
    imbalances(subject, 'column-total', (relation) => {
      const { anchor, right } = relation;
      const sum = sideText(right);
      const said = [anchor.name, digitsOf(anchor), totalText(right), gap(relation), sum];
      return isReckoned(sum)
        ? subject.t('“{0}” is {1}, but the items above it add up to {2}, off by {3}: {4}.', ...said)
        : subject.t('“{0}” is {1}, but the items above it add up to {2}, off by {3}.', ...said);
    }),
};
