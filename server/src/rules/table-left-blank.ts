import type { Rule } from './engine/rule.ts';
import { tablesLeftBlank } from './support/tables-left-blank.ts';

/** A table in which blanks mean 0 has no figure at all, but should have some. */
export const tableLeftBlank: Rule = {
  code: 'empty-figure',
  severity: 'information',
  description: {
    zh: '整张表还没有填数。',
    en: 'A whole table is still to be filled in.',
  },
  *checkReport({ ledger, t }) {
    for (const { table } of tablesLeftBlank(ledger)) {
      yield {
        site: table.heading,
        message: t('The table “{0}” is still to be filled in.', table.form.name),
        related: [],
        fixes: () => [],
      };
    }
  },
};
