import type { Rule } from './engine/rule.ts';

/**
 * A column with figures that the form does not have. Nothing in it was checked, and nobody should take it for correct.
 */
export const unknownColumn: Rule = {
  code: 'unknown-column',
  severity: 'warning',
  description: {
    zh: '表格中有表样没有的列，其中的数未核对。',
    en: 'A table has a column that its form does not have, so its figures were not checked.',
  },
  *checkTable({ reckoning: { table }, t }) {
    for (const { grid, label, span } of table.unknownColumns) {
      const name = label.replaceAll(/\s+/g, '');
      yield {
        site: { block: grid, span },
        message:
          name === ''
            ? t(
                'A column of the table “{0}” has no heading, so its figures were not checked.',
                table.form.name,
              )
            : t(
                'The form has no column “{0}” in the table “{1}”, so its figures were not checked.',
                name,
                table.form.name,
              ),
        related: [],
        fixes: () => [],
      };
    }
  },
};
