import { type Decimal, format, shift, shortest } from '../figure/decimal.ts';
import { TABLE_UNIT } from './lexer/money.ts';
import type { Claim } from './read-line.ts';

/** A value of the table as the claim's own digits would write it: 0.05 beside 元 is `500`. */
export function inProse({ unit }: Claim, value: Decimal): string {
  return unit ? format(shortest(shift(value, unit.places))) : format(value);
}

/** What the claim says, in digits that a cell of the table can have. */
export function inTable({ unit, value }: Claim): string {
  return format(unit ? shortest(value) : value);
}

/** What the claim says with its unit, `230元`, for messages. */
export function withUnit(claim: Claim): string {
  return inProse(claim, claim.value) + (claim.unit?.name ?? '');
}

/** What the table says of a claim with the table's unit where the claim has one, for messages. */
export function tableWithUnit({ unit }: Claim, sum: Decimal): string {
  return format(sum) + (unit ? TABLE_UNIT : '');
}
