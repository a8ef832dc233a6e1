import { missingRows } from '../form/report.ts';
import type { Rule } from './rule.ts';

/** Rows of the form are not in the table. One finding a table, since a table just begun lacks many. */
export const missingRow: Rule = {
  code: 'missing-row',
  severity: 'warning',
  *check({ report, t }) {
    for (const table of report.tables) {
      const missing = missingRows(table).filter(({ optional }) => !optional);
      if (missing.length === 0) continue;
      const names = missing.map(({ label, name }) => (label === '' ? table.form.name : name));
      yield {
        site: table.heading,
        message: t(
          'The table “{0}” lacks {1} of its rows: {2}.',
          table.form.name,
          missing.length,
          names.join(t('; ')),
        ),
        related: [],
        fixes: [],
      };
    }
  },
};
