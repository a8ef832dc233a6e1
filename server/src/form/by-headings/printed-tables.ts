import type { TableForm } from '../form.ts';

/** The tables of a form as they are printed: each alone, or with the other blocks of its table. */
export function printedTables(tables: readonly TableForm[]): [TableForm, ...TableForm[]][] {
  const all: [TableForm, ...TableForm[]][] = [];
  for (const table of tables) {
    const last = all.at(-1);
    if (last && isPrintedWith(last[0], table)) last.push(table);
    else all.push([table]);
  }
  return all;
}

/** Whether two tables are blocks of one printed table. By ids, because forms are plain data. */
export function isPrintedWith(one: TableForm, other: TableForm): boolean {
  return one.printed.id === other.printed.id && one.form.id === other.form.id;
}
