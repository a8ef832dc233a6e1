import type { Rule } from './rule.ts';

/**
 * A section is there and the table that the form has in it is not. A section that is missing itself is
 * another matter, so that an excerpt with one table is not told of all the others.
 */
export const missingTable: Rule = {
  code: 'missing-table',
  severity: 'warning',
  *check({ report, t }) {
    for (const form of report.form?.tables ?? []) {
      const section = report.sections.find(({ section }) => section.number === form.section);
      if (!section || form.optional || report.tables.some((table) => table.form.id === form.id))
        continue;
      yield {
        site: section.heading,
        message: t('The table “{0}” is not in this section.', form.name),
        related: [],
        fixes: [],
      };
    }
  },
};
