import type { Rule } from './engine/rule.ts';
import { imbalances } from './support/imbalance.ts';
import { digitsOf, gap, isReckoned, sideText, totalText } from './support/wording.ts';

/**
 * The parts of a row do not add up to its total. It applies to every row of the request table, and to the
 * three parts of 行政复议、行政诉讼. The relation follows from the word 总计 in both statutory forms.
 */
export const rowTotal: Rule = {
  code: 'row-total',
  severity: 'error',
  description: {
    zh: '一行各项之和与该行总计不符。',
    en: 'The parts of a row do not add up to its total.',
  },
  checkTable: (subject) =>
    imbalances(subject, 'row-total', (relation) => {
      const { anchor, right } = relation;
      const sum = sideText(right);
      const said = [anchor.name, digitsOf(anchor), totalText(right), gap(relation), sum];
      return isReckoned(sum)
        ? subject.t(
            '“{0}” is {1}, but its parts in the row add up to {2}, off by {3}: {4}.',
            ...said,
          )
        : subject.t('“{0}” is {1}, but its parts in the row add up to {2}, off by {3}.', ...said);
    }),
};
