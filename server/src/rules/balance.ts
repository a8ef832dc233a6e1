import type { Rule } from './engine/rule.ts';
import { imbalances } from './support/imbalance.ts';
import { gap, relationName, sumText } from './support/wording.ts';

/**
 * 第一项加第二项之和，不等于第三项加第四项之和: the only relation that both statutory forms print, in the corner of the request
 * table. Relations between tables, which users' forms may have, are reported here too.
 */
export const balance: Rule = {
  code: 'balance',
  severity: 'error',
  description: {
    zh: '一 + 二 与 三（七）+ 四 不等。',
    en: 'New and carried-in requests do not equal answered and carried-out ones.',
  },
  checkTable: (subject) =>
    imbalances(subject, 'balance', (relation) =>
      subject.t(
        '“{0}” does not hold, off by {1}: {2}.',
        relationName(relation),
        gap(relation),
        sumText(relation),
      ),
    ),
};
