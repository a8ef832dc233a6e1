import type { Rule } from './engine/rule.ts';

/**
 * A table of the form is present in a shape that cannot be read. Nothing in it was checked, and nobody
 * should take it for correct.
 */
export const unreadTable = {
  code: 'unread-table',
  severity: 'warning',
  description: {
    zh: '表格的写法读不出，其中内容均未核对。',
    en: 'A table has a layout that cannot be read, so nothing in it was checked.',
  },
  *checkFrame({ frame, t }) {
    for (const { form, site } of frame.unread) {
      // One caption may be that of several variants, and of tables side by side.
      const name = form.byHeadings ? form.caption : form.name;
      yield {
        site,
        message: t(
          'The table “{0}” has a layout that cannot be read, so it was not checked.',
          name,
        ),
        related: [],
        fixes: () => [],
        key: name,
      };
    }
  },
} satisfies Rule;
