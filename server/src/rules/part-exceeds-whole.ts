import type { Rule } from './engine/rule.ts';
import { imbalances } from './support/imbalance.ts';
import { gap, relationName, sumText } from './support/wording.ts';

/** A figure is greater than the one that its form says it is part of: a relation with `≤`. */
export const partExceedsWhole: Rule = {
  code: 'part-exceeds-whole',
  severity: 'warning',
  description: {
    zh: '部分大于它所属的整体。',
    en: 'A part is greater than what it is part of.',
  },
  checkTable: (subject) =>
    imbalances(subject, 'part-exceeds-whole', (relation) =>
      subject.t(
        '“{0}” does not hold, the part is {1} more than the whole: {2}.',
        relationName(relation),
        gap(relation),
        sumText(relation),
      ),
    ),
};
