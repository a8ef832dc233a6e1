import { gap, imbalances } from './imbalance.ts';
import type { TableRule } from './rule.ts';
import { digitsOf, nameOf, reckoned, sideText, totalText } from './wording.ts';

/** The items of a column do not add up to 三（七）总计; follows from the words 总计 in both forms. */
export const columnTotal: TableRule = {
  code: 'column-total',
  severity: 'error',
  checkTable: (subject) =>
    imbalances(subject, 'column-total', (reckoning, relation) =>
      subject.t(
        '“{0}” is {1}, but the items above it add up to {2}, off by {3}{4}.',
        nameOf(reckoning, relation.anchor),
        digitsOf(reckoning, relation.anchor),
        totalText(reckoning, relation.right),
        gap(reckoning, relation),
        reckoned(subject.t, sideText(reckoning, relation.right)),
      ),
    ),
};
