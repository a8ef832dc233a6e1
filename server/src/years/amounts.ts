import { type Decimal, padded, rounded, shift, shortest } from '../figure/decimal.ts';
import { around, exactly, type Interval, meets } from '../figure/interval.ts';
import { mayHaveFraction } from '../form/figure-cell.ts';
import type { Column } from '../form/form.ts';
import { converted, tensAbove } from '../form/unit.ts';

/** A figure with the column that it is in. */
interface Amount {
  readonly value: Decimal;
  readonly asked: Column;
}

/** Whether two figures may be the same: counts are exact, and amounts stand for half their last digit either way. */
export function areOne(a: Amount, b: Amount): boolean {
  const tens = tensAbove([a.asked.unit, b.asked.unit]);
  const rangeOf = ({ value, asked }: Amount): Interval => {
    const more = tens?.get(asked.unit) ?? 0;
    const { low, high } = mayHaveFraction(asked)
      ? around(padded(value, asked.digits ?? 0))
      : exactly(value);
    return { low: shift(low, more), high: shift(high, more) };
  };
  return meets(rangeOf(a), rangeOf(b));
}

/** A value in the unit of a column, with as many decimal places as it asks for if it had another unit. */
export function amountFor(to: Column, value: Decimal, from: Column): Decimal {
  const moved = converted(value, from, to);
  if (moved === value) return value;
  return to.digits === undefined ? shortest(moved) : rounded(moved, to.digits);
}
