import { type Decimal, equal } from '../figure/decimal.ts';
import type { Figure } from './figure.ts';
import { type Relation, type Values, valueIn } from './relation.ts';

/**
 * The value of a missing figure that follows from the relations in which only this figure is missing.
 * Undefined if there is no such relation, if two of them disagree, or if the figure is present.
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
