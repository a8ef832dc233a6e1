import { brokenBetweenTables } from './between-tables.ts';
import { gap, imbalances } from './imbalance.ts';
import type { Rule } from './rule.ts';
import { relationName, sumText } from './wording.ts';

/**
 * 第一项加第二项之和，不等于第三项加第四项之和: the one relation that both forms print themselves, in the
 * corner of the request table. Relations between tables, which forms of one's own may have, are told
 * here as well.
 */
export const balance: Rule = {
  code: 'balance',
  severity: 'error',
  *check(subject) {
    yield* brokenBetweenTables(subject);
    yield* imbalances(subject, 'balance', (reckoning, relation) =>
      subject.t(
        '“{0}” does not hold: {1}, off by {2}.',
        relationName(reckoning, relation),
        sumText(reckoning, relation),
        gap(reckoning, relation),
      ),
    );
  },
};
