import type { Rule } from './engine/rule.ts';

/**
 * A section is present, but the table that the form has in it is missing. If the section itself is
 * missing, that is reported elsewhere, so an excerpt with one table does not get a finding for every
 * other table. A table in an unreadable shape is reported by `unread-table`.
 */
export const missingTable: Rule = {
  code: 'missing-table',
  severity: 'warning',
  description: {
    zh: '本部分缺少表样规定的表格。',
    en: 'A table of the form is missing from its section.',
  },
  *checkFrame({ frame, t }) {
    const known = [...frame.tableForms, ...frame.unread.map(({ form }) => form)];
    for (const form of frame.form?.tables ?? []) {
      const section = frame.sections.find(({ section }) => section.number === form.section);
      if (!section || form.optional || known.some(({ id }) => id === form.id)) continue;
      yield {
        site: section.heading,
        message: t('The table “{0}” is not in this section.', form.name),
        related: [],
        fixes: () => [],
        key: form.name,
      };
    }
  },
};
