import type { Rule } from './engine/rule.ts';

/**
 * A table of the form stands there in a shape that is not read, beside others or alone: nothing in it was
 * checked, and nobody should take it for right.
 */
export const unreadTable = {
  code: 'unread-table',
  severity: 'warning',
  description: {
    zh: '表格的写法读不出，其中内容均未核对。',
    en: 'A table is in a layout that cannot be read: nothing in it was checked.',
  },
  *checkFrame({ frame, t }) {
    for (const { form, site } of frame.unread) {
      yield {
        site,
        message: t(
          'The table “{0}” is in a shape that cannot be read, and is not checked.',
          form.name,
        ),
        related: [],
        fixes: [],
        key: form.name,
      };
    }
  },
} satisfies Rule;
