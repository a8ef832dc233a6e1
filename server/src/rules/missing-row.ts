import { missingRows } from '../form/report.ts';
import type { Rule } from './engine/rule.ts';

/**
 * Rows of the form are missing in a table. One finding for a table, because a table that was just begun
 * lacks many.
 */
export const missingRow: Rule = {
  code: 'missing-row',
  severity: 'warning',
  description: {
    zh: '表格缺少表样规定的行。',
    en: 'Rows of the form are missing from a table.',
  },
  *checkTable({ reckoning: { table }, t }) {
    const missing = missingRows(table).filter(({ optional }) => !optional);
    if (missing.length === 0) return;
    const names = missing.map(({ label, name }) => (label === '' ? table.form.name : name));
    yield {
      site: table.heading,
      message:
        missing.length === 1
          ? t('The table “{0}” is missing a row: {1}.', table.form.name, ...names)
          : t(
              'The table “{0}” is missing {1} rows: {2}.',
              table.form.name,
              missing.length,
              names.join(t('; ')),
            ),
      related: [],
      fixes: () => [],
      key: names.join('；'),
    };
  },
};
