import { statutoryForms } from '../../server/src/form/statutory.ts';

/**
 * The request table of the form of 2021 with tabs between its cells, a zero in every cell but those
 * named by the ids of row and column: `{ 'r7.natural': '824' }`.
 */
export function requestTable(cells: Readonly<Record<string, string>> = {}): string {
  const table = statutoryForms()[0]?.tables.find(({ id }) => id === 'requests');
  const head = ['', ...(table?.columns ?? []).map(({ label }) => label)];
  const rows = (table?.rows ?? []).map((row) => [
    row.label,
    ...(table?.columns ?? []).map((column) => cells[`${row.id}.${column.id}`] ?? '0'),
  ]);
  return [head, ...rows].map((line) => `${line.join('\t')}\n`).join('');
}
