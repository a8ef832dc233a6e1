import type { Named, TableForm } from '../form/form.ts';
import { labelKey } from '../form/label.ts';
import type { ProseLine } from '../form/prose-line.ts';
import type { FrameRule } from './rule.ts';

/**
 * A section is there and the table that the form has in it is not. A section that is missing itself is
 * another matter, so that an excerpt with one table is not told of all the others. Where the labels of the
 * table stand there as lines, it is in a shape that is not read: then that is told, for nothing checks it.
 */
export const missingTable: FrameRule = {
  code: 'missing-table',
  severity: 'warning',
  reads: (line) => line.length <= LONGEST_LABELLED,
  *checkFrame({ frame, t }) {
    for (const form of frame.form?.tables ?? []) {
      const section = frame.sections.find(({ section }) => section.number === form.section);
      if (!section || form.optional || frame.tableForms.some(({ id }) => id === form.id)) continue;
      yield {
        site: section.heading,
        message: standsUnread(form, frame.lines)
          ? t('The table “{0}” is in a shape that cannot be read, and is not checked.', form.name)
          : t('The table “{0}” is not in this section.', form.name),
        related: [],
        fixes: [],
        key: form.name,
      };
    }
  },
};

/** No line of a table is longer, whatever parts its cells. */
const LONGEST_LABELLED = 120;
/** Figures and what parts cells, behind a label. */
const CELLS = /[\s\d０-９.,，|/／\-－—]*$/;
/** A heading in prose may be called as a row is, but hardly two. */
const ENOUGH = 2;

/** Whether lines stand there that are labels of a table, with its figures or without. */
function standsUnread(form: TableForm, lines: readonly ProseLine[]): boolean {
  const rows: readonly Named[] = form.rows.filter(({ label }) => label !== '');
  const named = rows.length > 0 ? rows : [...form.columns, ...form.columnGroups];
  const keys = new Set(named.flatMap((one) => one.keys));
  const found = new Set<string>();
  for (const { text } of lines) {
    if (text.length > LONGEST_LABELLED) continue;
    const key = labelKey(text.replace(CELLS, ''));
    if (keys.has(key)) found.add(key);
  }
  return found.size >= Math.min(ENOUGH, named.length);
}
