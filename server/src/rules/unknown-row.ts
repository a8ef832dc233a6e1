import { hull } from '../draft/span.ts';
import { rowName } from '../form/report.ts';
import type { Rule } from './engine/rule.ts';

/** A row or a column that the form does not have, or a row that it has only once, or with fewer figures. */
export const unknownRow: Rule = {
  code: 'unknown-row',
  severity: 'warning',
  description: {
    zh: '表格中有表样没有的行或列。',
    en: 'A table has a row or a column that its form does not have.',
  },
  *checkTable({ reckoning: { table }, t }) {
    for (const { grid, label, span } of table.unknownRows) {
      yield {
        site: { block: grid, span },
        message: t(
          'The form has no row “{0}” in the table “{1}”.',
          label.replaceAll(/\s+/g, ''),
          table.form.name,
        ),
        related: [],
        fixes: () => [],
      };
    }
    for (const { grid, label, column, span } of table.unknownColumns) {
      yield {
        site: { block: grid, span },
        message: t(
          'The form has no column “{0}” in the table “{1}”, so it was not checked.',
          label.replaceAll(/\s+/g, '') || t('column {0}', column + 1),
          table.form.name,
        ),
        related: [],
        fixes: () => [],
      };
    }
    const seen = new Set<string>();
    for (const row of table.rows) {
      const name = rowName(table, row);
      const width = table.form.columns.length;
      if (row.loose.length > width) {
        yield {
          site: { block: row.grid, span: row.loose.map(({ cell }) => cell.span).reduce(hull) },
          message: t(
            'The row “{0}” has {1} figures, but the form has only {2} columns.',
            name,
            row.loose.length,
            width,
          ),
          related: [],
          fixes: () => [],
        };
      }
      // Several subtotals may have one name.
      const key = `${row.row} ${name}`;
      if (seen.has(key)) {
        yield {
          site: { block: row.grid, span: row.label },
          message: t('The row “{0}” appears twice in the table.', name),
          related: [],
          fixes: () => [],
        };
      }
      seen.add(key);
    }
  },
};
