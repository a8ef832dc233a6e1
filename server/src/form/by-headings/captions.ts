import { isNamed, type TableForm } from '../form.ts';
import { labelKey } from '../label.ts';
import { printedTables } from './printed-tables.ts';

/** The parts of a table that is printed as one: itself, or its blocks from left to right. */
export type Printed = readonly [TableForm, ...TableForm[]];

/** Tables that are read by their headings, and their captions. */
export interface Headed {
  readonly tables: readonly Printed[];
  /** The tables with this heading above a column of labels or of figures. */
  withHeading(key: string): readonly Printed[];
  /** The tables with this caption. Empty if the text is no caption. */
  captioned(text: string): readonly Printed[];
}

/** Finds the tables that are read by their headings among tables of forms. */
export function headedAmong(tables: readonly TableForm[]): Headed {
  const printed = printedTables(tables.filter(({ byHeadings }) => byHeadings));
  const byCaption = new Map<string, readonly Printed[]>();
  for (const one of printed) {
    for (const key of one[0].printed.captionKeys) {
      byCaption.set(key, [...(byCaption.get(key) ?? []), one]);
    }
  }
  const longest = Math.max(0, ...[...byCaption.keys()].map(({ length }) => length)) + MOST_ADDED;
  const known = new Map<string, readonly Printed[]>();
  return {
    tables: printed,
    withHeading(key) {
      const found = known.get(key);
      if (found !== undefined) return found;
      const headed = printed.filter((one) => one.some((table) => hasHeading(table, key)));
      if (key.length <= LONGEST_REMEMBERED && known.size < REMEMBERED) known.set(key, headed);
      return headed;
    },
    captioned(text) {
      if (byCaption.size === 0 || text.length > longest) return NONE;
      const key = labelKey(text).replaceAll(BRACKETS, '').replace(ADDED_BEHIND, '');
      const exact = byCaption.get(key);
      if (exact) return exact;
      for (const [caption, tables] of byCaption) {
        if (key.endsWith(caption) && ADDED.test(key.slice(0, -caption.length))) return tables;
      }
      return NONE;
    },
  };
}

const NONE: readonly Printed[] = [];
const REMEMBERED = 10_000;
const LONGEST_REMEMBERED = 100;

function hasHeading({ byHeadings, columns }: TableForm, key: string): boolean {
  return [...(byHeadings?.labels ?? []), ...columns].some((one) => isNamed(one, key));
}

/** Around a caption. */
const BRACKETS = /[《》]/g;

/** What follows a caption: that it is the second half of a table, or the number of the table. */
const ADDED_BEHIND = /\((?:续表?|[一二三四12]|之[一二三四]|公开\d{1,3}表|附?表\d{1,3})\)$/;

/** What a body may write before a caption: a number, its own name, and the year. */
const ADDED =
  /^(?:附?表(?:\d{1,3}|[一二三四五六七八九十]{1,3})[:.]?|附件\d{0,3}[:.]?|公开\d{1,3}表[:.]?|第[一二三四五六七八九十]{1,3}部分)?(?:.{0,60}?\d{4}年度?)?(?:部门|单位|预算单位)?$/;
const MOST_ADDED = 60;
