import { statutory } from './statutory.ts';

/** Figures by the ids of row and column: `{ 'r7.natural': '824' }`. */
export type Cells = Readonly<Record<string, string>>;

/**
 * A table of a statutory form with tabs between its cells. Every figure that is not given is 0. It has a
 * caption if the form has one, its headings on one line, and its rows.
 */
export function tableText(formId: string, tableId: string, cells: Cells = {}): string {
  const form = statutory.find(({ id }) => id === formId);
  const table = form?.tables.find(({ id }) => id === tableId);
  if (!table) throw new Error(`no table ${tableId} in the form ${formId}`);
  const caption = table.captionKey === '' ? [] : [[table.name, '', '']];
  const head = ['', ...table.columns.map(({ label }) => label)];
  const rows = table.rows.map((row) => [
    row.label,
    ...table.columns.map((column) => cells[`${row.id}.${column.id}`] ?? '0'),
  ]);
  return [...caption, head, ...rows].map((line) => `${line.join('\t')}\n`).join('');
}

/** The request table of the form of 2021; see `tableText`. */
export function requestTable(cells: Cells = {}): string {
  return tableText('2021', 'requests', cells);
}

/**
 * The request table of a report in which five requests were carried over and are carried on again. No
 * figure is blank, so a wrong figure in it is a slip, and not the first figure that is typed.
 */
export function finishedTable(cells: Cells = {}): string {
  const carried = {
    'carry.natural': '5',
    'carry.total': '5',
    'next.natural': '5',
    'next.total': '5',
  };
  return requestTable({ ...carried, ...cells });
}
