import type { TableRule } from './engine/rule.ts';
import { gap, imbalances } from './support/imbalance.ts';
import { relationName, sumText } from './support/wording.ts';

/**
 * 第一项加第二项之和，不等于第三项加第四项之和: the one relation that both forms print themselves, in the
 * corner of the request table.
 */
export const balance: TableRule = {
  code: 'balance',
  severity: 'error',
  checkTable: (subject) =>
    imbalances(subject, 'balance', (reckoning, relation) =>
      subject.t(
        '“{0}” does not hold, off by {1}: {2}.',
        relationName(reckoning, relation),
        gap(reckoning, relation),
        sumText(reckoning, relation),
      ),
    ),
};
