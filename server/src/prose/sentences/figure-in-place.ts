import { type Decimal, padded, shift } from '../../figure/decimal.ts';
import { around, exactly, type Interval } from '../../figure/interval.ts';
import { tensAbove } from '../../form/unit.ts';
import type { FormFigure } from '../../reconcile/form-figure.ts';
import { modelOf } from '../../reconcile/kept-figures.ts';
import { figureIn, type Reckoning } from '../../reconcile/reckoning.ts';
import { rowNamedBy } from './named-row.ts';
import type { SlotPlace } from './slot-place.ts';

/**
 * The figure in a place. Undefined if no table of the report has the place, or several have it, or if the draft does
 * not have the row once.
 */
export function figureInPlace(
  place: SlotPlace,
  tables: readonly Reckoning[],
): FormFigure | undefined {
  const [only, second] = tables.filter(({ table: { form } }) => modelOf(form) === place.table);
  if (!only || second) return undefined;
  const row = rowOf(place, only);
  const { rowForms, found } = only.layout;
  const own = row === undefined ? -1 : rowForms.indexOf(row);
  const at = own >= found && found === 1 && isTotal(place) ? 0 : own;
  const again = row === undefined ? -1 : rowForms.indexOf(row, at + 1);
  if (at < 0 || at >= found || (again >= 0 && again < found)) return undefined;
  return figureIn(only, at, place.column);
}

/** Whether a place is in the total of rows that only a draft has. The only row of a table is its own total. */
function isTotal({ table, row }: SlotPlace): boolean {
  return typeof row === 'number' && table.byHeadings?.codes !== undefined;
}

/** Index of a place's row in the form of a table with the rows of a draft. */
function rowOf({ table, row }: SlotPlace, { layout: { form } }: Reckoning): number | undefined {
  if (typeof row !== 'number' && 'names' in row) return rowNamedBy(form, row);
  const index = form.rows.findIndex((one) =>
    typeof row === 'number' ? one === table.rows[row] : one.code === row.code,
  );
  return index < 0 ? undefined : index;
}

/**
 * The values that a count may stand for, or an amount of money in 元, given one of its values; undefined if it has another
 * unit.
 */
export function rangeIn(
  { asked: { unit }, isRounded, step }: FormFigure,
  value: Decimal,
): Interval | undefined {
  if (unit === '') return exactly(value);
  const tens = tensOf(unit);
  if (tens === undefined) return undefined;
  const { low, high } = isRounded ? around(padded(value, step ?? 0)) : exactly(value);
  return { low: shift(low, tens), high: shift(high, tens) };
}

/** The unit in which amounts of money are compared. */
export const PLAIN_UNIT = '元';

/** How many zeros a unit of money stands for, in the plain unit; undefined for any other unit. */
export function tensOf(unit: string): number | undefined {
  return unit === PLAIN_UNIT ? 0 : tensAbove([PLAIN_UNIT, unit])?.get(unit);
}
