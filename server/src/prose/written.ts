import { type Decimal, format, shift, shortest } from '../figure/decimal.ts';
import { inDigitsOf } from './arithmetic/reckoned.ts';
import type { BoundClaim } from './bind.ts';
import { TABLE_UNIT } from './lexer/money.ts';
import type { Claim } from './read-line.ts';
import { tensOf } from './sentences/figure-in-place.ts';

/** The sum of the figures that a claim repeats, as the prose would write it in its place. */
export function sumInProse({ claim, figures, sum }: BoundClaim): string {
  const { named, unit, text } = claim;
  if (!named || !unit) return inProse(claim, sum);
  const tens = tensOf(figures[0]?.asked.unit ?? '') ?? 0;
  return inDigitsOf({ digits: text, zeros: -unit.places }, shift(sum, tens));
}

/** The same for a number that is still to be filled in, with all digits of the table. */
export function sumForBlank({ claim, figures, sum }: BoundClaim): string {
  const { named, unit } = claim;
  if (!named || !unit) return inProse(claim, sum);
  const tens = tensOf(figures[0]?.asked.unit ?? '') ?? 0;
  return format(shift(sum, tens + unit.places));
}

/** A value of the table in the unit of the claim: 0.05 beside 元 is `500`. */
export function inProse({ unit }: Claim, value: Decimal): string {
  return unit ? format(shortest(shift(value, unit.places))) : format(value);
}

/** The claim's value in digits that the cell of the figure which it repeats can have. */
export function inTable({ claim: { named, unit, value }, figures }: BoundClaim): string {
  const tens = tensOf((named && figures[0]?.asked.unit) ?? '') ?? 0;
  return format(unit ? shortest(shift(value, -tens)) : value);
}

/** The claim's value with its unit, `230元`, for messages. */
export function withUnit(claim: Claim): string {
  const said = claim.named ? claim.text : inProse(claim, claim.value);
  return said + (claim.unit?.name ?? '');
}

/** The table's value for messages, with the table's unit if the claim has a unit. */
export function tableWithUnit({ claim: { named, unit }, figures, sum }: BoundClaim): string {
  const own = named ? figures[0]?.asked.unit : unit && TABLE_UNIT;
  return format(sum) + (own ?? '');
}
