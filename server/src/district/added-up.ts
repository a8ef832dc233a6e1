import type { TableForm } from '../form/form.ts';

/** Units of shares. */
const SHARES: ReadonlySet<string> = new Set(['%', '％', '‰']);

/**
 * Whether a slot of a district's report is the sum of those of its bodies. A share is not: 50% and 50% of
 * two bodies do not make 100% of both. Neither is what only some bodies divide.
 */
export function isAddedUp({ columns, rows }: TableForm, row: number, column: number): boolean {
  const { unit = '', isMeasured = false, optional = false } = columns[column] ?? {};
  return !optional && !isMeasured && !rows[row]?.isMeasured && !SHARES.has(unit);
}
