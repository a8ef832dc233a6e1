import { type Decimal, equal } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import { type Relation, type Values, valueIn } from './relation.ts';

/**
 * The value that the others leave to a missing figure: that of every open relation which lacks it
 * alone. Undefined where there is no such relation, where two disagree, or where the figure is there.
 */
export function follows(
  relations: readonly Relation[],
  figure: Figure,
  values: Values = ({ value }) => value,
): Decimal | undefined {
  if (values(figure) !== undefined) return undefined;
  let value: Decimal | undefined;
  for (const relation of relations) {
    const found = valueIn(relation, figure, values);
    if (found === undefined) continue;
    if (value !== undefined && !equal(value, found)) return undefined;
    value = found;
  }
  return value;
}
